// The components of the wall by the names that its markup uses.
import { wall } from './wall.js';
import { wallMap } from './map.js';

export const components = {
  wall,
  wallMap,
};
