// The columns of a file for another tool: what is changed shows at once in the first rows, and stays in this browser.
// The page works without it, by buttons that load it anew.

import { take } from './taking.js';

const form = document.getElementById('columns');
const problem = document.getElementById('no-file');
const kept = `crossflow-columns ${location.pathname.split('/').pop()}`;

document.getElementById('files').addEventListener('click', (event) => {
  const line = event.target.closest('[data-file]');
  if (!line || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  take(line, problem);
});

if (form) begin();

function begin() {
  document.getElementById('show').hidden = true;
  const before = remembered();
  if (!location.search && before) location.replace(`?${before}`);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.submitter?.name === 'move') move(event.submitter);
    show();
  });
  form.addEventListener('change', show);
  document.getElementById('afresh').addEventListener('click', () => keep(''));
}

/** Moves a column one place up or down; the button keeps the focus. */
function move(button) {
  const row = button.closest('li');
  const up = button.value.endsWith('up');
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (up) other.before(row); else other.after(row);
  button.focus();
}

/** What the form says now, as an address has it; without the empty column at the end. */
function asked() {
  const said = new URLSearchParams();
  for (const row of form.querySelectorAll('li')) {
    const [heading, holds] = row.querySelectorAll('input, select');
    if (!heading.value && !holds.value) continue;
    said.append('heading', heading.value);
    said.append('holds', holds.value);
  }
  return said.toString();
}

let latest = 0;

async function show() {
  const said = asked();
  const mine = ++latest;
  keep(said);
  history.replaceState(null, '', `?${said}`);
  addEmpty();
  try {
    const answer = await fetch(`?${said}`, { headers: { accept: 'application/json' } });
    if (!answer.ok) throw new Error(answer.statusText);
    const preview = await answer.json();
    if (mine === latest) draw(preview);
    problem.textContent = '';
  } catch {
    problem.textContent = 'The server cannot be reached. Your columns are kept here. Try again when you are back.';
  }
}

/** There is always one more column to fill. */
function addEmpty() {
  const last = form.querySelector('li:last-child');
  const [heading, holds] = last.querySelectorAll('input, select');
  if (!heading.value && !holds.value) return;
  const more = last.cloneNode(true);
  for (const one of more.querySelectorAll('input, select')) one.value = '';
  last.after(more);
}

function draw({ headings, rows, files, doubts }) {
  const [head, body] = document.getElementById('rows').children;
  head.replaceChildren(line(headings.map((text) => Object.assign(cell('th', text), { scope: 'col' }))));
  body.replaceChildren(...rows.map((row) => line(row.map((text) => {
    const made = document.createElement('td');
    made.append(cell('div', text));
    return made;
  }))));
  document.querySelectorAll('[data-file]').forEach((link, at) => { link.href = files[at] ?? link.href; });
  const list = document.getElementById('doubts');
  list.replaceChildren(...doubts.map((text) => Object.assign(cell('li', text), { className: 'hint' })));
  for (const one of list.children) one.dataset.tone = 'warn';
}

function line(cells) {
  const row = document.createElement('tr');
  row.append(...cells);
  return row;
}

const cell = (name, text) => Object.assign(document.createElement(name), { textContent: text, dir: 'auto' });

function keep(said) {
  try {
    if (said) localStorage.setItem(kept, said); else localStorage.removeItem(kept);
  } catch { /* A browser that keeps nothing still has the address. */ }
}

function remembered() {
  try {
    return localStorage.getItem(kept) ?? '';
  } catch {
    return '';
  }
}
