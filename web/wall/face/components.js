// What the wall's face is made of, by the names that its markup uses: on the wall, in the console, and in the room.
import { wallClock } from './clock.js';
import { wallFace } from './face.js';
import { wallMap } from './map.js';
import { wallSteps } from './steps.js';

export const components = {
  wallClock,
  wallFace,
  wallMap,
  wallSteps,
};
