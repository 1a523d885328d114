// Quick entry: what a line of text, or a row of a sheet, becomes as a line of the plan. A line such as
//
//   /r Clerk -> judges exceptions #3 #4 @Ana +Bo !30d
//
// says its kind (a letter or the word), the two things the form asks to be typed, its steps, its owner and co-owner, and
// when it is due. The order of all but the words is free. Nothing is guessed: what cannot be read is said in words.
import { functionOf } from '../../map/paste_lines.js';
import { hasTimeFor, kindsOf, titleOfValues } from '../../parts/plan_line.js';

/** Letter → what it changes. The whole word is understood as well. */
const LETTERS = { r: 'role', c: 'capability', i: 'incentive', m: 'metric', f: 'mandate', d: 'development', h: 'contract', g: 'governance' };

/** What it changes → the two fields that its words fill. */
const WORDS = {
  role: ['role', 'becomes'],
  capability: ['capability', 'who'],
  incentive: ['rewarded_today', 'should_be'],
  metric: ['metric', 'direction'],
  mandate: ['function', 'takes_on'],
  development: ['what', ''],
  contract: ['handoff', 'promise'],
  governance: ['what', ''],
};

const WAYS = { up: 'increase', down: 'decrease', hold: 'keep_within_range' };

/** The columns of a sheet without a head row, in this order. */
export const COLUMNS = ['kind', 'change', 'becomes', 'steps', 'owner', 'co-owner', 'due'];

const ARROW = /\s*(?:->|→|=>)\s*/;
const STEPS = /#(\d+)\b/g;
const DUE = /!(\S+)/;
const KIND = /^\/(\p{L}+)\s*/u;
const A_DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A day as sheets of many countries show it; with slashes nobody could tell day from month. */
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const SPAN = /^(\d{1,3})([dw])$/i;
const DAY_MS = 86_400_000;

/** @typedef {{about: string, first: string, second: string, steps: number[], owner: string, coOwner: string, due: string}} Said */

/**
 * Reads one line of text.
 * @param {string[]} names what people are called, so that a name of several words is known from the words behind it
 * @returns {Said}
 */
export function saidIn(text, names) {
  const kind = text.match(KIND)?.[1].toLowerCase() ?? '';
  let rest = text.replace(KIND, '');
  const steps = [...rest.matchAll(STEPS)].map(([, number]) => Number(number));
  const due = rest.match(DUE)?.[1] ?? '';
  rest = rest.replaceAll(STEPS, ' ').replace(DUE, ' ');
  const owner = named(rest, '@', names);
  const coOwner = named(rest, '+', names);
  for (const [sign, name] of [['@', owner], ['+', coOwner]]) if (name) rest = rest.replace(`${sign}${name}`, ' ');
  const [first = '', second = ''] = rest.replace(/\s+/g, ' ').trim().split(ARROW);
  return { about: LETTERS[kind] ?? kind, first, second, steps, owner, coOwner, due };
}

/** The name behind a sign at the start of a word: the longest that somebody has, else the next word. */
function named(text, sign, names) {
  const behind = text.match(new RegExp(`(?:^|\\s)\\${sign}(\\S.*)`))?.[1] ?? '';
  const begins = (name) => behind.toLowerCase().startsWith(name.toLowerCase()) && !/^\p{L}/u.test(behind.slice(name.length));
  const called = names.filter(begins);
  const longest = called.sort((one, two) => two.length - one.length)[0];
  return longest ? behind.slice(0, longest.length) : behind.split(/\s/)[0];
}

/** Reads the cells of a row, by the names of its columns. @returns {Said} */
export function saidInCells(cells, columns) {
  const cell = (name) => cells[columns.indexOf(name)] ?? '';
  const kind = cell('kind').toLowerCase().replace('/', '');
  return {
    about: LETTERS[kind] ?? kind.split(' ')[0],
    first: cell('change'),
    second: cell('becomes'),
    steps: (cell('steps').match(/\d+/g) ?? []).map(Number),
    owner: cell('owner'),
    coOwner: cell('co-owner'),
    due: cell('due'),
  };
}

/**
 * What was said, as the record it becomes.
 * @param {Said} said
 * @param {string} here the step that is meant where none is named
 * @returns {{kind: string, values: object, title: string, problem: string}}
 */
export function lineFrom(live, said, here) {
  const about = kindsOf(live).find((one) => one.about === said.about);
  if (!about) return wrong('Begin with its kind: /r role, /c capability, /i incentive, /m metric', said.first);
  if (!hasTimeFor(live, said.about)) return wrong(`${about.label} is added once the workshop is closed`, said.first);
  const [names, problem] = wordsOf(live, said);
  const people = peopleOf(live, said);
  const steps = stepsOf(live, said, here);
  const due = dueOf(live, said.due);
  const problems = [problem, people.problem, steps.problem, due.problem, tooLong(live, about.kind, names)];
  const values = { ...names, ...people.values, ...steps.values, ...due.values };
  return { kind: about.kind, values, title: titleOfValues(live, about.kind, values), problem: problems.find(Boolean) ?? '' };
}

/** What cannot become a line, with the words by which its writer knows it again. */
const wrong = (problem, title) => ({ kind: '', values: {}, title, problem });

function wordsOf(live, { about, first, second }) {
  const [one, other] = WORDS[about];
  if (!first) return [{}, 'Say what changes'];
  if (about === 'mandate') return ofFunction(live, first, second);
  if (about === 'contract') return ofHandoff(live, first, second);
  if (about === 'metric' && second && !WAYS[second.toLowerCase()]) return [{}, 'Where should it go: up, down or hold?'];
  const said = about === 'metric' ? WAYS[second.toLowerCase()] : second;
  return [{ [one]: first, ...(other && said ? { [other]: said } : {}) }, ''];
}

function ofFunction(live, first, second) {
  const found = functionOf(live.functions, first);
  return found ? [{ function: found.id, ...(second && { takes_on: second }) }, ''] : [{}, `There is no function “${first}”`];
}

function ofHandoff(live, first, second) {
  const [from, to] = (first.match(/\d+/g) ?? []).map((number) => live.steps[number - 1]?.id);
  const found = live.all('handoff').find(({ values }) => values.from_step === from && values.to_step === to);
  return found ? [{ handoff: found.id, ...(second && { promise: second }) }, ''] : [{}, 'Say the handoff by its steps: 3 4'];
}

function stepsOf(live, { steps }, here) {
  const missing = steps.find((number) => !live.steps[number - 1]);
  if (missing) return { problem: `There is no step ${missing}` };
  const ids = steps.map((number) => live.steps[number - 1].id);
  const meant = ids.length || !here ? ids : [here];
  return { values: meant.length ? { steps: meant } : {} };
}

function peopleOf(live, { owner, coOwner }) {
  const [one, other] = [owner, coOwner].map((name) => (name ? personCalled(live, name) : {}));
  const problem = one.problem ?? other.problem;
  if (problem) return { problem };
  if (one.id && other.id && one.group === other.group) return { problem: 'The co-owner is of another function' };
  return { values: { ...(one.id && { owner: one.id }), ...(other.id && { co_owner: other.id }) } };
}

/** Somebody by their name, or by its beginning where that says who. */
function personCalled(live, name) {
  const wanted = name.trim().toLowerCase();
  const all = Object.values(live.parts.everyone.people).filter((one) => !one.removed && one.role !== 'watcher');
  const exact = all.filter((one) => one.name.toLowerCase() === wanted);
  const found = exact.length ? exact : all.filter((one) => one.name.toLowerCase().startsWith(wanted));
  if (!found.length) return { problem: `There is nobody called “${name.trim()}”` };
  if (found.length > 1) return { problem: `“${name.trim()}” may be ${found.map((one) => one.name).join(' or ')}` };
  return { id: found[0].id, group: found[0].function };
}

/** A day, or so many days or weeks from now. */
function dueOf(live, due) {
  if (!due) return {};
  const [, many, unit] = due.match(SPAN) ?? [];
  if (many) return { values: { due: dayAt(live.now() + many * (unit.toLowerCase() === 'w' ? 7 : 1) * DAY_MS) } };
  const day = due.replace(DOTTED, (_, date, month, year) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  return A_DAY.test(day) && !Number.isNaN(Date.parse(day)) ? { values: { due: day } } : { problem: `“${due}” is no day: 30d, 4w or 2027-03-31` };
}

function dayAt(moment) {
  const then = new Date(moment);
  return [then.getFullYear(), then.getMonth() + 1, then.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function tooLong(live, kind, values) {
  const { fields } = live.catalog.kinds[kind];
  const long = Object.keys(values).find((name) => fields[name].type === 'text' && values[name].length > fields[name].longest);
  return long ? `${fields[long].label.replace(/\?$/, '')}: over ${fields[long].longest} characters` : '';
}
