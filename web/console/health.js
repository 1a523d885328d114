// The health of the workshop in five words: people, pace, progress, contributions, data. Speech is not measured and
// not guessed: contributions count what was put in and who was heard, by function.
import { handsInOrder } from '../parts/attention_hands.js';
import { contributorsOf } from '../parts/distribution.js';
import { ASKING } from './moves.js';
import { MINUTE } from '../parts/timer.js';
import { left, minutesLate, rests } from './pace.js';
import { missingFunctions } from '../parts/people.js';
import { stillOpen, toTalkAbout } from './steps.js';

/** A function is quiet below this part of its fair share. */
const QUIET = 1 / 3;

/** So many contributions a function, on average, before anybody is called quiet. */
const ENOUGH = 2;

/** Phase → the gate that comes next, and in which words. */
const GATES = { lobby: ['start', 'to start'], commit: ['close', 'to close'], agree: ['close', 'to close'], closed: ['final', 'until final'] };

/** @typedef {{name: string, level: false|'watch'|'act', text: string}} Sign */

const fine = (name, words) => ({ name, level: false, text: `${name}: ${words}` });
const watch = (name, words) => ({ ...fine(name, words), level: 'watch' });
const act = (name, words) => ({ ...fine(name, words), level: 'act' });

/** @returns {Sign[]} */
export function healthOf(live, now) {
  if (live.agenda.status !== 'running') return [people(live), complete(live)];
  return [people(live), pace(live, now), progress(live, now), contributed(live), complete(live)];
}

function people(live) {
  const asked = contributorsOf(live).filter((one) => one.id !== live.me);
  const away = asked.filter((one) => !live.here.includes(one.entered_by || one.id)).length;
  const outside = waiting(live);
  if (outside) return act('People', outside === 1 ? '1 waits at the door' : `${outside} wait at the door`);
  const missing = missingFunctions(live).map((one) => one.values.name);
  if (asked.length && away > asked.length / 5) return act('People', `${away} away`);
  if (missing.length) return watch('People', `nobody from ${missing.join(', ')}`);
  if (away) return watch('People', `${away} away`);
  const due = expected(live);
  if (due) return fine('People', `${due} not come yet`);
  return fine('People', asked.length ? 'all here' : 'nobody yet');
}

/** How many are on the list and have not come. */
const expected = ({ parts }) => Object.values(parts.everyone.people).filter((one) => one.role === 'expected' && !one.removed).length;

/** How many wait to be let in: new people, and second devices of people who are here. */
function waiting({ parts }) {
  const { knocks, devices } = parts.facilitators;
  return [...Object.values(knocks), ...Object.values(devices)].filter((one) => !one.answer).length;
}

function pace(live, now) {
  const late = minutesLate(live, now);
  if (late > 8) return act('Pace', `${late} min late`);
  if (late > 3) return watch('Pace', `${late} min late`);
  return fine('Pace', late < -3 ? `${-late} min ahead` : 'on time');
}

function progress(live, now) {
  if (rests(live, now)) return fine('Progress', 'the room rests');
  if (live.phase === 'talk') return talked(live);
  const { done, of } = live.progress;
  if (!ASKING.includes(live.phase) || !of) return fine('Progress', 'as expected');
  const remaining = left(live, now);
  const behind = done < of * 0.8;
  if (behind && !remaining) return act('Progress', `time is over, ${done} of ${of} done`);
  return behind && remaining < MINUTE ? watch('Progress', `${done} of ${of} done`) : fine('Progress', 'as expected');
}

function talked(live) {
  const all = toTalkAbout(live).length;
  return fine('Progress', `${all - stillOpen(live).length} of ${all} steps decided`);
}

/** A raised hand comes first: somebody waits for an answer. */
function contributed(live) {
  const hands = handsInOrder(live);
  if (hands.length) return watch('Contributions', hands.length === 1 ? `${hands[0].name} wants to speak` : `${hands.length} want to speak`);
  const quiet = quietFunctions(live);
  if (quiet.length > 1) return act('Contributions', `${quiet.join(', ')} quiet`);
  return quiet.length ? watch('Contributions', `${quiet[0]} quiet`) : fine('Contributions', 'balanced so far');
}

/** The functions that are here and have put in, and been heard, far less than the others. */
export function quietFunctions(live) {
  const functions = live.functions.filter(({ id }) => contributorsOf(live, id).length);
  const shares = functions.map((one) => ({ name: one.values.name, many: contributions(live, one.id) }));
  const fair = shares.reduce((sum, one) => sum + one.many, 0) / (shares.length || 1);
  return fair < ENOUGH ? [] : shares.filter((one) => one.many < fair * QUIET).map((one) => one.name);
}

/** How often a function was heard, and what its people added. */
function contributions(live, id) {
  const { people: known, records, spoken } = live.parts.everyone;
  const added = Object.values(records).filter((one) => one.by && known[one.by]?.function === id).length;
  return added + (spoken[id] ?? 0);
}

/** What is not on the server yet; then what is missing at the gate that comes next. */
function complete(live) {
  if (!['online', 'back'].includes(live.status)) return act('Data', 'offline');
  if (live.unsent) return watch('Data', `${live.unsent} not sent yet`);
  const [gate, when] = GATES[live.phase] ?? [];
  const missing = (live.derived.findings ?? []).filter((one) => gate && (one.gate === gate || (gate === 'final' && one.gate === 'close')));
  return missing.length ? watch('Data', `${missing.length} missing ${when}`) : fine('Data', 'all saved');
}
