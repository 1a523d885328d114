// The health of the workshop in five words: people, pace, progress, balance, data. Speech is not measured and not
// guessed: balance counts what was put in and who was heard, by function.
import { contributorsOf } from '../parts/distribution.js';
import { ASKING } from './moves.js';
import { left, minutesLate, MINUTE } from './pace.js';
import { stillOpen, toTalkAbout } from './steps.js';

/** A function is quiet below this part of its fair share. */
const QUIET = 1 / 3;

/** So many contributions a function, on average, before anything is said about balance. */
const ENOUGH = 2;

/** @typedef {{level: false|'watch'|'act', text: string}} Sign */

const fine = (text) => ({ level: false, text });
const watch = (text) => ({ level: 'watch', text });
const act = (text) => ({ level: 'act', text });

/** @returns {Sign[]} */
export function healthOf(live, now) {
  if (live.agenda.status !== 'running') return [people(live), saved(live)];
  return [people(live), pace(live, now), progress(live, now), balance(live), saved(live)];
}

function people(live) {
  const asked = contributorsOf(live).filter((one) => one.id !== live.me);
  const away = asked.filter((one) => !live.here.includes(one.entered_by || one.id)).length;
  const missing = missingFunctions(live);
  if (asked.length && away > asked.length / 5) return act(`People: ${away} away`);
  if (missing.length) return watch(`People: nobody from ${missing.join(', ')}`);
  return away ? watch(`People: ${away} away`) : fine(asked.length ? 'People: all here' : 'People: nobody yet');
}

/** The functions that own a step and have nobody here. */
export function missingFunctions(live) {
  const owning = new Set(live.steps.map((one) => one.values.owner));
  return live.functions.filter(({ id }) => owning.has(id) && !contributorsOf(live, id).length).map((one) => one.values.name);
}

function pace(live, now) {
  const late = minutesLate(live, now);
  if (late > 8) return act(`Pace: ${late} min late`);
  if (late > 3) return watch(`Pace: ${late} min late`);
  return fine(late < -3 ? `Pace: ${-late} min ahead` : 'Pace: on time');
}

function progress(live, now) {
  if (live.phase === 'talk') return talked(live);
  const { done = 0, of = 0 } = live.derived.progress ?? {};
  if (!ASKING.includes(live.phase) || !of) return fine('Progress: as expected');
  const remaining = left(live, now);
  const behind = done < of * 0.8;
  if (behind && !remaining) return act(`Progress: time is over, ${done} of ${of} done`);
  return behind && remaining < MINUTE ? watch(`Progress: ${done} of ${of} done`) : fine('Progress: as expected');
}

function talked(live) {
  const all = toTalkAbout(live).length;
  return fine(`Progress: ${all - stillOpen(live).length} of ${all} steps decided`);
}

function balance(live) {
  const functions = live.functions.filter(({ id }) => contributorsOf(live, id).length);
  const shares = functions.map((one) => ({ name: one.values.name, many: contributions(live, one.id) }));
  const all = shares.reduce((sum, one) => sum + one.many, 0);
  const fair = all / (shares.length || 1);
  const quiet = fair < ENOUGH ? [] : shares.filter((one) => one.many < fair * QUIET).map((one) => one.name);
  if (quiet.length > 1) return act(`Balance: ${quiet.join(' and ')} quiet`);
  return quiet.length ? watch(`Balance: ${quiet[0]} quiet`) : fine('Balance: everybody takes part');
}

/** How often a function was heard, and what its people added. */
function contributions(live, id) {
  const { people: known, records, spoken } = live.parts.everyone;
  const added = Object.values(records).filter((one) => one.by && known[one.by]?.function === id).length;
  return added + (spoken[id] ?? 0);
}

function saved(live) {
  if (!['online', 'back'].includes(live.status)) return act('Data: offline');
  return live.unsent ? watch(`Data: ${live.unsent} not sent yet`) : fine('Data: all saved');
}

export function consoleHealth() {
  return {
    get signs() {
      return healthOf(this.$store.live, this.time).map((sign, place) => ({ ...sign, place }));
    },
  };
}
