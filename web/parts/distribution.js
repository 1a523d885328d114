// Where each function stands on a step, as rows of a table: one per function, in lane order. The participants' page,
// the console and the wall show the same one.
//
//   import { distributionOf } from '../../parts/distribution.js';
//   get table() { return distributionOf(this.$store.live, this.step.id); }              // { sure: false } on the wall
//
//   {% from 'parts/distribution.html' import distribution with context %}
//   <template x-if="table.answered">{{ distribution('table') }}</template>
//
// Nothing is computed here that the room hears: medians, words and whom to hear first come from `derived.overview`.

import { OTHERS, chipOf, contributorsOf, scaleOf } from './chips.js';

export { OTHERS, chipOf, contributorsOf, scaleOf };

/** Up to this many people have a glyph each; more are one glyph and a number. */
const MOST_GLYPHS = 8;

/** Milliseconds after a reveal in which its rows come in together. */
const FRESH = 3000;

const SHORT = { not_mine: 'No view', stop: 'Stop doing this' };

/**
 * @typedef {{
 *   level: string, label: string, many: number, zero: boolean, middle: boolean, glyphs: string[], ghosts: string[],
 *   before: string,
 * }} Cell `ghosts` are those who stood here in the round before and no longer do; `before` says how many stood here
 * @typedef {{id: string, name: string, code: string, slot: number, first: boolean, cells: Cell[], sure: string}} Row
 */

/**
 * The latest revealed round of a step. Without one, `answered` is 0 and there are no rows.
 * @param {object} live the store
 * @param {string} step
 * @returns {{columns: {level: string, label: string}[], rows: Row[], answered: number, showsSure: boolean,
 *   levels: number, fresh: boolean}}
 */
export function distributionOf(live, step, { sure = true } = {}) {
  const rounds = live.parts.everyone.rounds[step] ?? [];
  const { pooled = [] } = rounds.at(-1) ?? {};
  const [earlier, now] = [rounds.at(-2)?.counts ?? {}, rounds.at(-1)?.counts ?? {}];
  const scale = scaleOf(live);
  const columns = columnsOf(live, scale, [now, earlier]);
  const found = { live, step, now, earlier, columns, pooled, sure: rounds.at(-1)?.sure ?? {} };
  const own = ({ id }) => !pooled.includes(id) && (now[id] || earlier[id] || contributorsOf(live, id).length);
  const together = now[OTHERS] || earlier[OTHERS] ? [{ id: OTHERS }] : [];
  const asked = [...live.functions.filter(own), ...together];
  return {
    columns,
    rows: rounds.length ? asked.map((one) => rowOf(found, one)) : [],
    answered: answeredIn(now),
    showsSure: sure && scale.length <= 3,
    levels: scale.length,
    fresh: live.now() - (rounds.at(-1)?.at ?? 0) < FRESH,
  };
}

/**
 * The levels at which a function stands on a step: one, or the two between which it lies, which the overview says in
 * words. Empty when it has no view.
 */
export function standing(live, step, id) {
  const said = live.derived.overview?.steps?.[step]?.positions?.[id] ?? '';
  const scale = scaleOf(live);
  const one = scale.find(({ label }) => label === said);
  if (one) return [one.name];
  const pairs = scale.flatMap((upper) => scale.map((lower) => [upper, lower]));
  const between = pairs.find(([upper, lower]) => said === `between ${upper.label} and ${lower.label}`);
  return (between ?? []).map(({ name }) => name);
}

/** One's own function as the room sees it on a step: small ones that stand together are Others. */
export function ownFunction(live, step) {
  const { pooled = [] } = live.parts.everyone.rounds[step]?.at(-1) ?? {};
  return pooled.includes(live.myFunction) ? OTHERS : live.myFunction;
}

function columnsOf(live, scale, rounds) {
  const used = (level) => rounds.some((counts) => Object.values(counts).some((one) => one[level]));
  const outside = Object.keys(SHORT).filter(used).map((level) => ({ level, label: SHORT[level] }));
  return [...scale.map(({ name, label }) => ({ level: name, label })), ...outside];
}

function rowOf({ live, step, now, earlier, columns, pooled, sure }, { id }) {
  const middle = standing(live, step, id);
  const hear = live.derived.overview?.steps?.[step]?.hear ?? [];
  const cell = ({ level, label }) => ({
    level, label, middle: middle.includes(level), ...peopleAt(level, now[id]?.[level] ?? 0, earlier[id]?.[level] ?? 0),
  });
  const chip = chipOf(live, id);
  const name = id === OTHERS ? `Others: ${live.functions.filter((one) => pooled.includes(one.id)).map(({ values }) => values.name).join(', ')}` : chip.name;
  return { ...chip, name, first: hear[0] === id, cells: columns.map(cell), sure: sureness(live, sure[id] ?? {}) };
}

function peopleAt(level, many, before) {
  const glyphs = (count) => Array(count > MOST_GLYPHS ? 1 : count).fill(level);
  const left = Math.max(0, before - many);
  return { many, zero: !many && !left, glyphs: glyphs(many), ghosts: glyphs(left), before: left ? `before: ${before}` : '' };
}

/** "Certain", or "2 certain, 1 guessing"; empty when nobody said. */
function sureness(live, counts) {
  const said = Object.entries(counts).sort(([one], [two]) => two - one);
  const word = (sure) => live.catalog.sure[sure] ?? '';
  if (said.length < 2) return said.map(([sure]) => word(sure)).join('');
  return said.map(([sure, many]) => `${many} ${word(sure).toLowerCase()}`).join(', ');
}

const sum = (counts) => Object.values(counts).reduce((all, many) => all + many, 0);

/** How many people answered in a round, out of its counts by function. */
export const answeredIn = (counts) => Object.values(counts).reduce((all, one) => all + sum(one), 0);
