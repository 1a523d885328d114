// What somebody has said about a step but not sent: a Why half typed, or how sure they are before they picked a level.
// It stays in this browser, across a reload and into the next round, until it is sent with a mark.
import { keeping } from '../../live/keeping.js';

const placeOf = (live) => `crossflow.mark-at/${live.workshop}/${live.me}`;

/** The step somebody was at before the page was loaded again. */
export const recallStep = (live) => keeping.read(placeOf(live)) ?? '';

export const keepStep = (live, step) => keeping.write(placeOf(live), step);

const keyOf = (live, step) => `crossflow.mark/${live.workshop}/${live.me}/${step}`;

/** What is half said about these steps: step → {level?, sure?, why?, read_aloud?}. */
export function recallHalves(live, steps) {
  const found = steps.map(({ id }) => [id, keeping.read(keyOf(live, id))]);
  return Object.fromEntries(found.filter(([, said]) => said));
}

/** Those of these steps of which a Why is typed but no level is picked: such a Why cannot be sent. */
export const whyAlone = (steps, halves, levelOf) =>
  steps.filter(({ id }) => halves[id]?.why?.trim() && !halves[id].level && !levelOf(id));

/** Keeps what is half said; nothing, when there is nothing in it. */
export function keepHalf(live, step, said) {
  if (Object.keys(said).length) keeping.write(keyOf(live, step), said);
  else keeping.drop(keyOf(live, step));
}
