// Steps in a table with the scale across: where the functions stand, from Person to Automatic, and in a word how far
// apart they are. Used by the overview, by the talk while no step is chosen, and by the console.
//
//   {% from 'parts/ranking.html' import ranking with context %}
//   {{ ranking('group.table') }}                    a path to what `rankingOf` made; its rows are chosen by `open(id)`
import { OTHERS, chipOf, scaleOf, standing } from './distribution.js';
import { WORDS, decisionOf } from './step_words.js';

/**
 * @param {object} live the store
 * @param {string[]} steps in the order in which they are shown
 * @returns {{columns: {level: string, label: string}[], rows: object[]}}
 */
export function rankingOf(live, steps) {
  const columns = scaleOf(live).map(({ name, label }) => ({ level: name, label }));
  const there = steps.filter((id) => live.record(id));
  return { columns, rows: there.map((id) => rowOf(live, id, columns)) };
}

function rowOf(live, id, columns) {
  const lanes = [...live.functions.map((one) => one.id), OTHERS];
  const held = lanes.map((one) => [chipOf(live, one), standing(live, id, one)]);
  const chips = columns.map(({ level }) => held.filter(([, levels]) => levels.includes(level)).map(([chip]) => chip));
  const used = chips.flatMap((some, at) => (some.length ? [at] : []));
  const found = live.derived.overview?.steps?.[id] ?? {};
  return {
    id,
    number: live.stepNumber(id),
    name: live.record(id).values.name,
    cells: columns.map((column, at) => ({ ...column, chips: chips[at], line: lineAt(at, used[0], used.at(-1)) })),
    verdict: decisionOf(live, id).state || WORDS[found.word] || '',
    mine: mineOn(live, id),
    mineLabel: live.labelOf(mineOn(live, id)),
  };
}

/** The part of the line through a cell: from the first level used to the last. */
function lineAt(at, first, last) {
  if (first === last || at < first || at > last) return false;
  if (at === first) return 'start';
  return at === last ? 'end' : 'through';
}

/** How this person's mark counts in the latest revealed round of a step; empty when they never marked it. */
export function mineOn(live, step) {
  const revealed = live.parts.everyone.rounds[step]?.length ?? 0;
  const marks = live.parts.mine.marks[step] ?? {};
  const latest = Math.max(0, ...Object.keys(marks).map(Number).filter((round) => round <= revealed));
  return marks[latest]?.level ?? '';
}
