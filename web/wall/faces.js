// The faces of the wall: what it shows in each phase, and what a facilitator has chosen instead. It reads what everyone
// reads, and of that never a name, how sure anybody is, a reason, or the words of a role or incentive line.
import { contributorsOf, distributionOf } from '../parts/distribution.js';
import { isJustShown } from '../parts/pulse_results.js';
import { decisionOf } from '../parts/step_words.js';

/** Phases in which people are asked for something, so that it is worth saying how many are done. */
const ASKING = ['check', 'map', 'sources', 'mark', 'redesign', 'commit', 'agree'];

/** @typedef {'join'|'frame'|'task'|'map'|'steps'|'step'|'reveal'|'decision'|'coverage'|'grades'|'pulse'|'thanks'} Face */

/** Whether a pulse was shown last in this block: later than the grades, where there are any. */
const showsPulse = (live) => live.agenda.status === 'running' && isJustShown(live)
  && Object.values(live.parts.everyone.pulses).some((one) => one.closed_at > (live.parts.everyone.grades?.at ?? 0));

const FACES = {
  draft: () => 'join',
  lobby: () => 'join',
  frame: () => 'frame',
  overview: () => 'map',
  talk: (live) => talkFace(live),
  redesign: () => 'coverage',
  agree: (live) => (live.parts.everyone.grades ? 'grades' : 'task'),
  closed: () => 'thanks',
  final: () => 'thanks',
};

/** Face → the one of the four that a facilitator chooses among. */
const KINDS = { join: 'join', map: 'map', steps: 'steps', step: 'steps', reveal: 'steps', decision: 'steps' };

const NONE = Object.freeze({ face: '', step: '', part: '' });

/** What a facilitator has put on the wall, for as long as this block lasts; an empty face while the phase chooses. */
export function chosenFace({ agenda, parts }) {
  const { wall } = parts.everyone;
  const holds = ['draft', 'lobby', 'running'].includes(agenda.status) && wall.block === agenda.block;
  return holds && wall.face ? wall : NONE;
}

/** @returns {Face} */
export function faceOf(live) {
  const { face } = chosenFace(live);
  const own = phaseFace(live);
  if (face === 'steps') return chosenSteps(live);
  return !face || face === kindOf(own) ? own : face;
}

/** The face that the phase chooses. */
export const phaseFace = (live) => (showsPulse(live) ? 'pulse' : FACES[live.phase]?.(live) ?? 'task');

/** Which of the four faces one is: join, task, map or steps. */
export const kindOf = (face) => KINDS[face] ?? 'task';

/** Where functions stand is shown only while the room talks about that step. */
function talkFace(live) {
  const { step } = live.agenda;
  if (!live.record(step)) return 'map';
  if (isOpen(live, step)) return 'task';
  if (decisionOf(live, step).there) return 'decision';
  return live.parts.everyone.rounds[step] ? 'reveal' : 'map';
}

/** A chosen step: the one talked about as ever; of another only what is no secret of anybody's. */
function chosenSteps(live) {
  const { step } = chosenFace(live);
  if (!live.record(step)) return 'steps';
  const talked = live.phase === 'talk' && step === live.agenda.step ? talkFace(live) : 'step';
  return ['reveal', 'decision'].includes(talked) ? talked : 'step';
}

/** Whether people may mark a step now, so that nothing may lead them. */
export const isOpen = (live, step) =>
  live.parts.everyone.open_steps.includes(step) || (live.phase === 'mark' && !live.parts.everyone.rounds[step]);

/** The one task, in the words that participants read too. */
export function taskOf(live) {
  const again = live.phase === 'talk' && isOpen(live, live.agenda.step);
  return again ? 'Mark this step. Work alone.' : live.catalog.phases[live.phase]?.task ?? '';
}

/** Where the room is, in the agenda's own words: "Mark all steps · 4 of 9". */
export function placeOf(live) {
  const label = live.catalog.phases[live.phase]?.label ?? '';
  const at = live.blocks.findIndex((one) => one.id === live.agenda.block) + 1;
  const shown = shownStep(live);
  if (shown) return `${label} · step ${live.stepNumber(shown.id)}`;
  if (live.agenda.status !== 'running') return label;
  return `${live.currentBlock.values.title || label} · ${at} of ${live.blocks.length}`;
}

/** The step in front of the room, while there is one: chosen for the wall, or talked about. */
export function shownStep(live) {
  const { face, step } = chosenFace(live);
  if (face === 'steps') return live.record(step);
  const talked = !face || face === 'task';
  return talked && live.phase === 'talk' ? live.record(live.agenda.step) : null;
}

const FEET = {
  join: (live) => people(live.here.filter((id) => !['facilitator', 'preparer'].includes(live.parts.everyone.people[id]?.role)).length),
  task: (live) => (ASKING.includes(live.phase) || live.phase === 'talk' ? done(live) : ''),
  map: (live) => decided(live),
  steps: (live) => decided(live),
  step: (live) => decided(live),
  reveal: (live) => `${distributionOf(live, live.agenda.step).answered} of ${contributorsOf(live).length} answered`,
  decision: (live) => writing(live) || decided(live),
  coverage: (live) => done(live),
  grades: (live) => done(live),
};

/** What the foot of the wall says: a count, or which function is writing. */
export const footOf = (live) => FEET[faceOf(live)]?.(live) ?? '';

const SHORT = { join: 'code', task: 'task', map: 'map', steps: 'steps' };

/** What the wall shows, in a word or two: "step 9", "task". */
export function wordsOf(live) {
  const step = shownStep(live);
  return step ? `step ${live.stepNumber(step.id)}` : SHORT[kindOf(faceOf(live))];
}

const people = (many) => (many === 1 ? '1 person here' : `${many} people here`);

function done({ progress: { done: many, of } }) {
  return `${many} of ${of} done`;
}

function decided(live) {
  const over = live.steps.filter((one) => decisionOf(live, one.id).done);
  return `${over.length} of ${live.steps.length} steps decided`;
}

/** The function whose person types the decision; the wall names nobody. */
function writing(live) {
  const decision = decisionOf(live, live.agenda.step);
  const group = live.parts.everyone.people[decision.accountable]?.function;
  const name = live.record(group)?.values.name ?? '';
  return decision.open && name ? `${name} is writing` : '';
}
