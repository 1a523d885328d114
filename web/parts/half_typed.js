// Which fields of a record hold something that this person typed here and the server has not: a form that folds away
// opens again for it after a reload.
import { keeping } from '../live/keeping.js';

export const halfTyped = (live, id) =>
  keeping.keys(`crossflow.draft/${live.workshop}/${live.me}/${id}/`).map((key) => key.split('/').at(-1));
