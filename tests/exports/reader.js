// Reads a CSV file from standard input as RFC 4180 has it, in another language than the one that wrote it, and prints its
// rows as JSON. Anything that the format does not allow ends it with an error.

const bytes = require('fs').readFileSync(0);
const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);

function rowsOf(text) {
  const rows = [];
  let row = [];
  let at = 0;
  while (at < text.length) {
    const [cell, next] = text[at] === '"' ? quoted(text, at) : bare(text, at);
    row.push(cell);
    at = next;
    if (text[at] === ',') {
      at += 1;
      if (at === text.length) throw new Error('the file ends behind a comma');
    } else {
      if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no end of line at ${at}`);
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  if (row.length) throw new Error('the last line has no end');
  return rows;
}

function quoted(text, start) {
  let cell = '';
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') cell += text[at];
    else if (text[at + 1] === '"') { cell += '"'; at += 1; } else return [cell, at + 1];
  }
  throw new Error('a quotation mark is not closed');
}

function bare(text, start) {
  const end = text.slice(start).search(/[,\r\n"]/);
  if (end < 0 || text[start + end] === '"') throw new Error(`a bare cell at ${start} does not end`);
  return [text.slice(start, start + end), start + end];
}

process.stdout.write(JSON.stringify(rowsOf(text)));
