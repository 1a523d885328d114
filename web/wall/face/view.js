// What a wall gets to see, cut out of a page that may know more: what everyone reads, and nothing of anybody's own. The
// face is drawn from it wherever it stands, so a thumbnail never shows what the wall could not.
import { makeLookups } from '../../live/lookups.js';
import { whole } from '../../live/shapes.js';

const NOBODYS = Object.freeze(whole());

/** Derived values that only facilitators are sent, or that a wall does not ask for. */
const KEPT = { pace: {}, pulse: {}, progress_by_function: {}, taint: {} };

/** Store → its view, made once. */
const views = new WeakMap();

/** The store as a wall would have it. */
export function wallView(live) {
  if (!views.has(live)) views.set(live, made(live));
  return views.get(live);
}

function made(live) {
  const view = Object.defineProperties({}, Object.getOwnPropertyDescriptors(makeLookups()));
  const told = (name) => Object.defineProperty(view, name, { get: () => live[name] });
  for (const name of ['catalog', 'here', 'changes', 'clock', 'status']) told(name);
  Object.defineProperty(view, 'parts', { get: () => ({ everyone: live.parts.everyone, facilitators: NOBODYS, mine: NOBODYS }) });
  Object.defineProperty(view, 'derived', { get: () => ({ ...live.derived, ...KEPT }) });
  return Object.assign(view, { me: '', editing: {}, unanswered: [], now: () => live.now() });
}
