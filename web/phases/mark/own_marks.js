// A person's own marks: the one a step has in its current round, as this page would show it. What was just tapped, or
// was made offline, counts at once: it is read from what waits to be sent. Nobody else's mark is ever here.
//
//   import { ownMark, openSteps } from '../phases/mark/own_marks.js';
//   ownMark(live, step).level        '' while the step is unmarked; `unsent` while the server does not know it yet

const NONE = Object.freeze({
  level: '', sure: 0, why: '', read_aloud: false, reasons: Object.freeze([]), could: 0, should: 0, unsent: false,
});

/** What changes one's own marks, or the round they are of. */
const CHANGING = ['all', 'marked', 'unmarked', 'revealed', 'marking_reopened'];

/** What waits to be sent → step → the last command about it. The list is another one whenever something in it changes. */
const known = new WeakMap();

/**
 * @returns {{level: string, sure: number, why: string, read_aloud: boolean, reasons: string[], could: number,
 *   should: number, unsent: boolean}}
 */
export function ownMark(live, step) {
  const waiting = waitingIn(live.unanswered).get(step);
  if (!waiting) return { ...NONE, ...live.markOf(step) };
  if (waiting.do === 'unmark_step') return { ...NONE, unsent: true };
  const { level, sure = 0, why = '', read_aloud = false, reasons = [], could = 0, should = 0 } = waiting;
  return { level, sure, why, read_aloud, reasons, could, should, unsent: true };
}

/** The mark this person made in a round before, which stands until they say something else; null where there is none. */
export function standingMark(live, step) {
  const marks = live.parts.mine.marks[step] ?? {};
  const now = Number(live.roundOf(step));
  const before = Object.keys(marks).map(Number).filter((round) => round < now);
  return before.length ? marks[Math.max(...before)] : null;
}

function waitingIn(unanswered) {
  if (!known.has(unanswered)) {
    const own = ({ command }) => ['mark_step', 'unmark_step'].includes(command.do) && !command.person;
    known.set(unanswered, new Map(unanswered.filter(own).map(({ command }) => [command.step, command])));
  }
  return known.get(unanswered);
}

let open = { of: [], steps: [] };

/** The steps that may be marked now, in their order: in the marking phase all not yet revealed, and any opened again. */
export function openSteps(live) {
  const { rounds, open_steps: again } = live.parts.everyone;
  const of = [live.steps, again, Object.keys(rounds).length, live.phase];
  if (of.some((one, at) => one !== open.of[at])) {
    const fresh = live.phase === 'mark';
    open = { of, steps: live.steps.filter(({ id }) => again.includes(id) || (fresh && !rounds[id])) };
  }
  return open.steps;
}

let made = { of: [], marks: new Map() };

/** Own marks of these steps, by step; gathered once for all who ask, until one of them changes. */
export function ownMarks(live, steps) {
  const { changes, unanswered } = live;
  const of = [steps, unanswered, ...CHANGING.map((name) => changes[name])];
  if (of.some((one, at) => one !== made.of[at])) {
    const bare = live.unwatched();
    made = { of, marks: new Map(steps.map(({ id }) => [id, ownMark(bare, id)])) };
  }
  return made.marks;
}

/** How many of these steps have a mark. */
export function markedOf(live, steps) {
  return [...ownMarks(live, steps).values()].filter(({ level }) => level).length;
}

/** The next step without a mark after this one, going round; empty when there is none. */
export function nextUnmarked(live, steps, from) {
  const marks = ownMarks(live, steps);
  const at = steps.findIndex(({ id }) => id === from);
  const round = [...steps.slice(at + 1), ...steps.slice(0, Math.max(at, 0))];
  return round.find(({ id }) => !marks.get(id).level)?.id ?? '';
}
