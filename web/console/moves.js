// What the Next button does: one move for every moment of a workshop, with its name and what still holds it back.
import { ahead } from './pace.js';
import { stillOpen, toTalkAbout } from './steps.js';

/** The phases in which people are asked for something, so that going on early is worth a second click. */
export const ASKING = ['check', 'map', 'sources', 'mark', 'redesign', 'commit', 'agree'];

/**
 * @typedef {{kind: 'lobby'|'go'|'reveal'|'step'|'grades'|'close'|'plan', label: string, block?: string, step?: string,
 *   hold?: string}} Move `hold` says why a second click is wanted; empty when nothing speaks against it
 */

/** @returns {Move} */
export function nextMove(live, labels) {
  const { phase } = live;
  if (phase === 'draft') return { kind: 'lobby', label: 'Open the lobby' };
  if (['closed', 'final'].includes(phase)) return { kind: 'plan', label: 'Open the plan' };
  if (phase === 'mark' && opensToMark(live)) return reveal(live);
  if (phase === 'talk' && followingStep(live)) return followingMove(live);
  return phase === 'agree' ? agreeing(live, labels) : going(live, labels);
}

function reveal(live) {
  return { kind: 'reveal', label: 'Next: Reveal to everyone', block: following(live)?.id, hold: unready(live) };
}

function followingMove(live) {
  const step = followingStep(live);
  return { kind: 'step', label: `Next: step ${live.stepNumber(step)}`, step, hold: undecided(live) };
}

function agreeing(live, labels) {
  if (!live.parts.everyone.grades) return { kind: 'grades', label: 'Next: Reveal the grades', hold: unready(live) };
  return going(live, labels);
}

function going(live, labels) {
  const block = following(live);
  if (!block) return { kind: 'close', label: 'Close the workshop', hold: '' };
  const name = live.phase === 'lobby' ? 'Start' : `Next: ${labels[block.values.phase].label}`;
  return { kind: 'go', label: name, block: block.id, hold: held(live) };
}

function held(live) {
  if (live.phase === 'overview') return unchosen(live);
  return live.phase === 'talk' ? undecided(live) : unready(live);
}

/** The block after the current one that is not skipped; the first before the start; nothing at the end. */
function following(live) {
  return ahead(live).find((one) => !one.values.skipped);
}

/** Whether any step waits for marks, so that the next thing is their reveal. */
export function opensToMark({ parts, steps }) {
  return steps.some((one) => !parts.everyone.rounds[one.id] || parts.everyone.open_steps.includes(one.id));
}

/** The next step down the list that the room has not come to an end with; empty after the last. */
export function followingStep(live) {
  const all = toTalkAbout(live).map((one) => one.id);
  const open = stillOpen(live).map((one) => one.id);
  return all.slice(all.indexOf(live.agenda.step) + 1).find((id) => open.includes(id)) ?? '';
}

function unready({ phase, progress: { done, of } }) {
  if (!ASKING.includes(phase) || done >= of) return '';
  return of - done === 1 ? '1 is not done' : `${of - done} are not done`;
}

function undecided(live) {
  const open = stillOpen(live).some((one) => one.id === live.agenda.step);
  return open ? `Step ${live.stepNumber(live.agenda.step)} is open` : '';
}

function unchosen(live) {
  return live.steps.some((one) => one.values.focus) ? '' : 'Steps to talk about are not set';
}
