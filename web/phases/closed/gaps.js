// Gaps: what holds the final gate shut, one thing at a time, each with all that it lacks and what this person can do
// about it. Which gaps there are comes from `derived.findings`.
import { titleOf } from '../../live/lookups.js';
import { lineOf } from '../../parts/plan_line.js';
import { may } from '../../parts/rights.js';

const HOLDING = ['close', 'final'];

const isLine = (live, { kind }) => Object.values(live.catalog.changes).some((one) => one.kind === kind);

/** Whether this person completes all of the plan: the flow owner and facilitators do. */
export const runsThePlan = (live) => may(live, 'set', { kind: 'purpose', values: {} }, ['tell_message']);

/** How many gaps there are; two rules that want the same field want one thing. */
export const manyGaps = (live) => new Set(holding(live).map(({ record, field, text }) => (field ? `${record} ${field}` : text))).size;

const holding = (live) => (live.derived.findings ?? []).filter(({ gate }) => HOLDING.includes(gate));

/** Every thing that lacks something, one's own first: {key, id, icon, title, about, fields, needs, …}. */
export function gaps(live) {
  const things = new Map();
  for (const { rule, text, record: id = '', field = '' } of holding(live)) {
    const record = live.record(id);
    const key = record ? id : `${rule} ${text}`;
    const thing = things.get(key) ?? begin(live, key, record, text);
    things.set(key, thing);
    add(live, thing, record, { rule, text, field });
  }
  return [...things.values()].sort((one, two) => rank(one) - rank(two));
}

const rank = ({ own, mine }) => (own ? 0 : mine ? 1 : 2);

function begin(live, key, record, text) {
  const named = record ? naming(live, record) : { icon: 'warning', title: text, about: '' };
  const { owner, co_owner: coOwner } = record?.values ?? {};
  const own = [owner, coOwner].includes(live.me);
  return { key, id: record?.id ?? '', ...named, own, mine: false, fields: [], needs: [], texts: [], takes: '', declines: false, answers: [], metrics: [], dissents: [], hours: [] };
}

/** What a thing is called, and where it belongs. */
export function naming(live, record) {
  if (isLine(live, record)) {
    const line = lineOf(live, record);
    const about = [line.label, line.from, line.owner.there && line.owner.name].filter(Boolean).join(' · ');
    return { icon: line.about, title: line.title, about };
  }
  if (record.kind === 'purpose') return { icon: 'flag', title: 'The plan as a whole', about: '' };
  const { step = '', about = '' } = record.values;
  const { singular, fields } = live.catalog.kinds[record.kind];
  const at = live.record(step) ? titleOf(live, live.record(step)) : '';
  const title = { no_change: fields.about?.options?.[about], decision: singular, dissent: singular }[record.kind];
  return { icon: about || 'map', title: title ?? titleOf(live, record), about: at };
}

/** Adds one gap to its thing: as a field of its form, as a tap, or as something to add. */
function add(live, thing, record, { rule, text, field }) {
  const described = record && live.catalog.kinds[record.kind].fields[field];
  thing.texts.push(text);
  const said = described?.label ?? lastOf(text);
  if (!thing.needs.includes(said)) thing.needs.push(said);
  if (field === 'answer') takeable(live, thing, record);
  else if (described && !described.by_procedure && may(live, 'set', record, [field])) thing.fields.push(field);
  else if (!field) addable(live, thing, rule);
  thing.mine = [thing.fields, thing.takes, thing.answers, thing.metrics, thing.dissents, thing.hours].some(({ length }) => length > 0);
}

/** What a finding lacks, without the thing that its title names already. */
const lastOf = (text) => text.split(': ').at(-1);

/** An owner takes their line; a facilitator may say so for somebody who is not here. */
function takeable(live, thing, { values: { owner } }) {
  const name = live.parts.everyone.people[owner]?.name ?? '';
  thing.declines = owner === live.me;
  if (owner === live.me) thing.takes = 'I take it';
  else if (live.isFacilitator && name) thing.takes = `${name} takes it`;
}

/** What is missing as a whole: answers on a step, the joint metric, the dissent of a decision. */
function addable(live, thing, rule) {
  const mayAdd = (kind) => may(live, 'add', { kind, values: { step: thing.id } });
  if (rule === 'C09' && mayAdd('no_change')) thing.answers.push(thing.id);
  if (rule === 'C17' && mayAdd('metric_change')) thing.metrics.push('joint');
  if (rule === 'C24F' && mayAdd('ask')) thing.hours.push('hours');
  if (rule === 'C08' && mayAdd('dissent')) thing.dissents.push(thing.id);
}
