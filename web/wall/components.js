// The components of the wall by the names that its markup uses.
import { wall } from './wall.js';
import { wallMap } from './map.js';
import { timer } from '../parts/timer.js';

export const components = {
  timer,
  wall,
  wallMap,
};
