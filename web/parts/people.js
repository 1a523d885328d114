// Who takes part, by function: for the list behind the number in the bar, and for the lobby.
import { chipOf, contributorsOf } from './chips.js';

const ROLES = ['participant', 'facilitator'];

/** Everybody who takes part and was not removed. */
const everybody = (live) => Object.values(live.parts.everyone.people).filter((one) => !one.removed);

/** Whether somebody is connected, or is entered for by somebody who is. */
export const isHere = (live, person) => live.here.includes(person.entered_by || person.id);

/** The people who work in a function, here or away. */
export const workers = (live) => everybody(live).filter((one) => one.function && ROLES.includes(one.role));

/** The functions that somebody is in, each with its people: {id, name, code, slot, many, people: [{id, name, away}]}. */
export function byFunction(live) {
  const groups = live.functions.map(({ id }) => {
    const people = workers(live).filter((one) => one.function === id);
    return { ...chipOf(live, id), many: people.filter((one) => isHere(live, one)).length, people: people.map(asLine(live)) };
  });
  return groups.filter((one) => one.people.length);
}

const asLine = (live) => (one) => ({ id: one.id, name: one.name, away: isHere(live, one) ? '' : 'away' });

/** The names of those in a role: "Chris, Kim"; empty when there is nobody. */
export const named = (live, role) =>
  everybody(live).filter((one) => one.role === role).map((one) => one.name).join(', ');

/** "7 of 9", or only "9" when all are here. */
export function hereOf(live) {
  const all = workers(live);
  const here = all.filter((one) => isHere(live, one)).length;
  return here === all.length ? `${here}` : `${here} of ${all.length}`;
}

/** "7 of 9 people here". */
export const hereInWords = (live) => `${hereOf(live)} ${hereOf(live) === '1' ? 'person' : 'people'} here`;

/** The functions that own a step and have nobody here. */
export function missingFunctions(live) {
  const owning = new Set(live.steps.map((one) => one.values.owner));
  return live.functions.filter(({ id }) => owning.has(id) && !contributorsOf(live, id).length);
}
