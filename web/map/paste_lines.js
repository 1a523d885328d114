// Pasted text as rows: out of a list, one thing a line, or out of a sheet, with tabs between its cells. What the rows
// mean is said by who reads them: steps (paste.js), people (set_up/paste_people.js).

/** Numbers and bullets that lists carry at their start. */
const BULLET = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/;

/** The cells of a sheet's row; one in quotes may hold tabs, lines and, doubled, quotes. */
const CELL = /(^|\t|\n)(?:"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*))/g;

/**
 * @param {string} text
 * @returns {string[][]} the cells of each row that holds something; one cell where there are no tabs
 */
export function rowsIn(text) {
  // A tab at the start is a first cell with nothing in it.
  const plain = text.replaceAll('\r', '').replace(/^[\n ]+|\s+$/g, '');
  const rows = plain.includes('\t') ? sheetRows(plain) : plain.split('\n').map((line) => [line.replace(BULLET, '')]);
  return rows.map((cells) => cells.map((one) => one.replace(/\s+/g, ' ').trim())).filter((cells) => cells.some(Boolean));
}

function sheetRows(text) {
  const rows = [[]];
  for (const [, before, quoted, plain] of text.matchAll(CELL)) {
    if (before === '\n') rows.push([]);
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
  }
  return rows;
}

/** Whether a row names columns instead of things. */
export const isHead = (cells, words) =>
  cells.length > 1 && cells.slice(0, 2).every((one) => !one || words.includes(one.toLowerCase()));

/** The function that a word means: its name, its code, or what it is also called. */
export function functionOf(functions, word) {
  const wanted = word.trim().toLowerCase();
  const called = ({ name, code, alias }) => [name, code, alias].some((one) => one?.toLowerCase() === wanted);
  return wanted ? functions.find(({ values }) => called(values)) : undefined;
}

export const noFunction = (word) => `There is no function “${word}”`;
