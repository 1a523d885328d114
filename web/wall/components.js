// The components of the wall by the names that its markup uses.
import { components as face } from './face/components.js';
import { wall } from './wall.js';

export const components = { ...face, wall };
