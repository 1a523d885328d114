// Lines of the plan as screens show them: what changes, whose it is, whose yes it needs, what its owner answered.
// The markup is in plan_line.html.
import { chipOf } from './distribution.js';
import { titleOf } from '../live/lookups.js';
import { editingWords } from './editing.js';

/** Asked last in a form: first what changes, then whose it is. */
const PEOPLE = ['owner', 'co_owner', 'whose_yes'];

const NOBODY = { id: '', name: 'Not said yet', functionId: '', function: '', code: '', slot: 8, there: false };

const WAYS = { increase: 'up', decrease: 'down', keep_within_range: 'hold within a range' };

const led = (name, text) => ({ lead: [name, text].filter(Boolean).join(': ') });

/** @type {Record<string, (live: object, values: object) => {lead: string, was?: string, becomes?: string}>} */
const TITLES = {
  role: (live, { role, becomes }) => ({ lead: becomes ? `${role}: ${becomes}` : role }),
  capability: (live, { capability, who }) => ({ lead: who ? `${who}: ${capability}` : capability }),
  incentive: (live, { rewarded_today: was, should_be: becomes }) => (becomes ? { lead: '', was, becomes } : { lead: was }),
  metric: (live, { metric, direction }) => ({ lead: direction ? `${metric}, ${WAYS[direction]}` : metric }),
  mandate: (live, { function: id, takes_on: text }) => led(live.record(id)?.values.name ?? '', text && `takes on ${text}`),
  development: (live, { what, form }) => led(live.catalog.kinds.development.fields.form.options[form], what),
  contract: (live, { handoff, promise }) => led(live.record(handoff) ? titleOf(live, live.record(handoff)) : '', promise),
  governance: (live, { what }) => ({ lead: what }),
};

/** All kinds of change: {about, kind, label}. */
export const kindsOf = ({ catalog }) =>
  Object.entries(catalog.changes).map(([about, one]) => ({ about, kind: one.kind, label: one.label }));

/** Those that every step under redesign answers for. */
export const everyStepKinds = (live) => kindsOf(live).filter(({ about }) => live.catalog.changes[about].of_every_step);

/** Whether the room has the time for such lines. */
export const hasTimeFor = (live, about) => !live.catalog.changes[about].not_in?.includes(live.parts.everyone.about.agenda);

/** Those that reach beyond one step, as far as the room has time for them; and whatever was written all the same. */
export const widerKinds = (live) => kindsOf(live).filter(({ about, kind }) =>
  !live.catalog.changes[about].of_every_step && (hasTimeFor(live, about) || live.all(kind).length > 0));

/** The records of all lines that stand in the plan, kind by kind; those of one step, or all. */
export function linesOf(live, step = '') {
  const all = kindsOf(live).flatMap(({ kind }) => live.all(kind));
  return all.filter(({ values }) => values.status !== 'dropped' && (!step || (values.steps ?? []).includes(step)));
}

/** Somebody with their function's chip; a person who is not said yet has `there` false. */
export function personOf(live, id) {
  const found = live.parts.everyone.people[id];
  if (!found) return NOBODY;
  const { name, code, slot } = chipOf(live, found.function ?? '');
  return { id, name: found.name, functionId: found.function ?? '', function: name, code, slot, there: true };
}

/** A metric from the list, or held already, in words: "Forecast bias, hold within a range". */
export const metricTitle = (metric, direction) => TITLES.metric(null, { metric, direction }).lead;

/** What a line with these values is called. */
export function titleOfValues(live, kind, values) {
  const { about } = kindsOf(live).find((one) => one.kind === kind);
  const { lead = '', was = '', becomes = '' } = TITLES[about](live, values);
  return [lead, was && `${was} → ${becomes}`].filter(Boolean).join(' ');
}

/** One line in words. */
export function lineOf(live, { id, kind, values, by }) {
  const { about, label } = kindsOf(live).find((one) => one.kind === kind);
  const { lead = '', was = '', becomes = '' } = TITLES[about](live, values);
  return {
    id, kind, about, label, lead, was, becomes, by,
    title: [lead, was && `${was} → ${becomes}`].filter(Boolean).join(' '),
    from: fromSteps(live, values.steps ?? []),
    steps: values.steps ?? [],
    owner: personOf(live, values.owner),
    coOwner: personOf(live, values.co_owner),
    held: (values.functions ?? []).map((one) => chipOf(live, one)),
    isMetric: about === 'metric',
    ownerWord: live.catalog.kinds[kind].fields.owner.label,
    yes: yesOf(kind, values),
    answer: values.answer ?? '',
    firstStep: values.first_step ?? '',
    firstStepBy: values.first_step_by ?? '',
    objection: values.objection ?? '',
    editing: editingWords(live, id),
  };
}

function fromSteps(live, steps) {
  const numbers = steps.map((step) => live.stepNumber(step)).filter(Boolean).sort((one, two) => one - two);
  if (!numbers.length) return '';
  return `${numbers.length === 1 ? 'Step' : 'Steps'} ${numbers.join(', ')}`;
}

/** Whose yes a line needs, as a tag. A metric that two functions chose to hold needs no other. */
function yesOf(kind, values) {
  const said = values.whose_yes ?? (kind === 'metric_change' ? 'this_room' : '');
  const tags = {
    this_room: { text: 'Decided here', tone: 'ok' },
    someone_else: { text: `Needs a yes${values.yes_from ? ` from ${values.yes_from}` : ''}`, tone: 'warn' },
    not_known: { text: 'Whose yes: not known yet', tone: 'line' },
  };
  return tags[said] ?? { text: 'Whose yes: still open', tone: 'line' };
}

/** The names of the fields that a kind asks in the room, what changes before whose it is. */
export function askedInRoom(live, kind) {
  const asked = Object.entries(live.catalog.kinds[kind].fields).filter(([, field]) => field.asked === 'room');
  const place = ([name]) => PEOPLE.indexOf(name);
  return asked.sort((one, two) => place(one) - place(two)).map(([name]) => name).join(' ');
}

/** A day such as 2027-03-31, as people say it; empty when none is said. */
export function dayInWords(day) {
  if (!day) return '';
  return new Date(`${day}T12:00`).toLocaleDateString(document.documentElement.lang || 'en', { day: 'numeric', month: 'long' });
}

/** The day that many days from now, as a field holds it. */
export function daysFromNow(live, days) {
  const then = new Date(live.now() + days * 86_400_000);
  const two = (number) => String(number).padStart(2, '0');
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}
