// Pasting a list of participants: "Ana Ruiz, Sales" a line, or the columns name and function of a sheet. Who is on it is
// expected; they pick their name when they join.
import { newId } from '../live/queue.js';
import { functionOf, isHead, noFunction, rowsIn } from '../map/paste_lines.js';
import { merged, pasteList } from '../map/paste_list.js';

const HEADS = ['name', 'function', 'participant', 'team', 'department'];
const WATCHING = ['watching', 'watching only', 'watcher'];
const LONGEST = 40;

/** The name and the function's word of a row. In a line the last comma is between them: "Ruiz, Ana, Sales". */
function partsOf(cells) {
  if (cells.length > 1) return [cells[0], cells[1]];
  const at = Math.max(...[',', ';'].map((mark) => cells[0].lastIndexOf(mark)));
  return at < 0 ? [cells[0], ''] : [cells[0].slice(0, at).trim(), cells[0].slice(at + 1).trim()];
}

/**
 * @param {string} text
 * @param {object[]} functions
 * @returns {{name: string, lane: string, watches: boolean, problem: string}[]}
 */
export function peopleIn(text, functions) {
  return rowsIn(text).filter((cells) => !isHead(cells, HEADS)).map((cells) => {
    const [name, word] = partsOf(cells);
    const watches = WATCHING.includes(word.toLowerCase());
    const lane = functionOf(functions, word)?.id ?? '';
    return { name, lane, watches, problem: problemOf({ name, word, found: watches || lane }) };
  });
}

function problemOf({ name, word, found }) {
  if (!name) return 'No name in this row';
  if (name.length > LONGEST) return `Over ${LONGEST} characters`;
  if (!word) return 'Say the function behind a comma';
  return found ? '' : noFunction(word);
}

function linesOf({ text, $store: { live } }) {
  const known = new Set(Object.values(live.parts.everyone.people).filter((one) => !one.removed).map(({ name }) => name.toLowerCase()));
  const before = new Map();
  const said = new Set();
  return peopleIn(text, live.functions).map((row, key) => {
    const name = row.name.toLowerCase();
    const nth = (before.get(name) ?? 0) + 1;
    before.set(name, nth);
    const { code = '', colour = 8, name: called = '' } = live.record(row.lane)?.values ?? {};
    const person = `${name} ${row.lane}`;
    const problem = row.problem || (known.has(name) && 'On the list already') || (said.has(person) && 'Twice in this list') || '';
    said.add(person);
    const note = [row.watches && 'watches', nth > 1 && `gets the number ${nth}`].filter(Boolean).join(', ');
    return { ...row, key, note, code, slot: colour, called, problem };
  });
}

function addAll({ $store: { live } }, good) {
  const people = good.map(({ name, lane }) => ({ id: newId(), name, function: lane }));
  return live.send({ do: 'list_people', people });
}

export function pastePeople() {
  return merged(pasteList({ lines: linesOf, add: addAll, one: 'person', more: 'people' }), {
    open() {
      this.show();
    },
  });
}
