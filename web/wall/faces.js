// The faces of the wall: what it shows in each phase. It reads what everyone reads, and of that never a name, how sure
// anybody is, a reason, or the words of a role or incentive line.
import { contributorsOf, distributionOf } from '../parts/distribution.js';
import { decisionOf } from '../parts/step_words.js';

/** Phases in which people are asked for something, so that it is worth saying how many are done. */
const ASKING = ['map', 'sources', 'mark', 'redesign', 'commit', 'agree'];

/** @typedef {'join'|'frame'|'task'|'map'|'reveal'|'decision'|'coverage'|'grades'|'thanks'} Face */

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

/** @returns {Face} */
export const faceOf = (live) => (showsCode(live) ? 'join' : FACES[live.phase]?.(live) ?? 'task');

/** Whether the facilitator has put the code on the wall, for as long as this block lasts. */
export const showsCode = ({ agenda, parts }) => agenda.status === 'running' && parts.everyone.doors.code_in === agenda.block;

/** Where functions stand is shown only while the room talks about that step. */
function talkFace(live) {
  const { step } = live.agenda;
  if (!live.record(step)) return 'map';
  if (live.parts.everyone.open_steps.includes(step)) return 'task';
  if (decisionOf(live, step).there) return 'decision';
  return live.parts.everyone.rounds[step] ? 'reveal' : 'map';
}

/** The one task, in the words that participants read too. */
export function taskOf(live) {
  if (live.phase === 'talk') return 'Mark this step. Work alone.';
  return live.catalog.phases[live.phase]?.task ?? '';
}

/** Where the room is: "Mark · 4 of 9". */
export function placeOf(live) {
  const label = live.catalog.phases[live.phase]?.label ?? '';
  const at = live.blocks.findIndex((one) => one.id === live.agenda.block) + 1;
  if (live.agenda.status !== 'running') return label;
  if (stepOf(live)) return `${label} · step ${live.stepNumber(live.agenda.step)}`;
  return `${label} · ${at} of ${live.blocks.length}`;
}

/** The step in front of the room, while there is one. */
export function stepOf(live) {
  return live.phase === 'talk' ? live.record(live.agenda.step) : null;
}

const FEET = {
  join: (live) => people(live.here.filter((id) => !['facilitator', 'preparer'].includes(live.parts.everyone.people[id]?.role)).length),
  task: (live) => (ASKING.includes(live.phase) || live.phase === 'talk' ? done(live) : ''),
  map: (live) => decided(live),
  reveal: (live) => `${distributionOf(live, live.agenda.step).answered} of ${contributorsOf(live).length} answered`,
  decision: (live) => writing(live) || decided(live),
  coverage: (live) => done(live),
  grades: (live) => done(live),
};

/** What the foot of the wall says: a count, or which function is writing. */
export const footOf = (live) => FEET[faceOf(live)]?.(live) ?? '';

const people = (many) => (many === 1 ? '1 person here' : `${many} people here`);

function done({ derived }) {
  const { done: many = 0, of = 0 } = derived.progress ?? {};
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
