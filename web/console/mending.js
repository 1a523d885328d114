// Mending: what one tap can do about something that is missing. By rule, as the findings name it; a rule without a
// line here is mended where the record is.
import { newId } from '../live/queue.js';
import { contributorsOf } from '../parts/distribution.js';

const DAYS_TO_THE_CHECK = 30;
const DAYS_TO_A_PILOT = 56;

/** What the room often says when it is asked why this could fail. */
const FAILURES = [
  'Nobody had the hours for it', 'People did not trust it', 'The data was not good enough', 'Pay and goals stayed as they were',
  'It was changed again from above',
];
const A_YEAR = 365;

/**
 * @typedef {{rule: string, text: string, record?: string, field?: string, gate: string}} Finding
 * @typedef {{name: string, label: string, acts?: object[], command?: object}} Tap
 * @typedef {{name: string, label: string}} Option
 * @typedef {{taps?: Tap[], options?: Option[], pick?: (option: string) => object[]}} Mend
 */

/** The day of the check, as a record holds it. */
export const checkDay = (now) => dayIn(now, DAYS_TO_THE_CHECK);

function dayIn(now, days) {
  const day = new Date(now + days * 86_400_000);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

const set = (live, id, values) => {
  const before = live.record(id)?.values ?? {};
  const was = Object.fromEntries(Object.keys(values).map((name) => [name, before[name] ?? null]));
  return { act: 'set', id, values, was };
};

const add = (kind, values) => ({ act: 'add', kind, id: newId(), values });

/** @type {Record<string, (live: object, finding: Finding) => Mend>} */
const MENDS = {
  C01W: (live, { record, field }) => ({
    options: people(live),
    pick: (person) => [set(live, record, { [field]: live.parts.everyone.people[person].name })],
  }),

  C04: (live, { record, field }) => (field === 'owner' ? {
    options: live.functions.map(({ id, values }) => ({ name: id, label: values.name })),
    pick: (owner) => [set(live, record, { owner })],
  } : {}),

  C05: (live, { record }) => ({
    taps: ['yes', 'no'].map((name) => ({
      name, label: name === 'yes' ? 'They are consulted' : 'No need', acts: [set(live, record, { consultation: name })],
    })),
  }),

  C06: (live, { record }) => ({
    options: Array.from({ length: 11 }, (_, many) => ({ name: String(many), label: `${many} of 10` })),
    pick: (many) => [set(live, record, { usable: Number(many) })],
  }),

  C07: (live, { record }) => ({ taps: [{ name: 'later', label: 'Later', acts: [set(live, record, { focus: 'later' })] }] }),

  C08: (live, { record, field }) => (field ? {} : {
    options: live.functions.map(({ id, values }) => ({ name: id, label: values.name })),
    pick: (id) => [add('dissent', { step: record, function: id })],
  }),

  C09: (live, { record }) => ({
    taps: [{ name: 'unknown', label: 'Don’t know yet', acts: unanswered(live, record).map((about) => unknown(record, about)) }],
  }),

  C10: (live, { record, field }) => ({
    options: people(live, field === 'co_owner' ? live.record(record)?.values.owner : ''),
    pick: (person) => [set(live, record, { [field]: person })],
  }),

  C24: (live, { record, field }) => {
    if (field === 'lead') return { options: people(live), pick: (lead) => [set(live, record, { lead })] };
    const starts = dayIn(live.now(), DAYS_TO_A_PILOT);
    return field === 'starts' ? { taps: [{ name: 'starts', label: `Starts on ${dayInWords(starts)}`, acts: [set(live, record, { starts })] }] } : {};
  },

  C25: (live, finding) => MENDS.C10(live, finding),

  C27: (live, { record }) => ({
    options: people(live), pick: (accountable) => [set(live, record, { accountable })],
  }),

  C30: (live, { record }) => ({ options: people(live), pick: (owner) => [set(live, record, { owner })] }),

  C31: (live, { record }) => ({ taps: [{ name: 'take', label: 'They take it', command: { do: 'take_line', change: record } }] }),

  C32: () => ({ taps: [{ name: 'grades', label: 'Reveal the grades', command: { do: 'reveal_grades' } }] }),

  C36: (live, { record, field }) => ({
    options: Object.entries(live.catalog.kinds.step.fields[field].options).map(([name, label]) => ({ name, label })),
    pick: (quality) => [set(live, record, { [field]: quality })],
  }),

  C34: (live) => ({
    taps: [{ name: 'share', label: 'Show what was written', command: { do: 'share_causes' } }],
    options: FAILURES.map((label, name) => ({ name: String(name), label })),
    pick: (name) => [add('risk', { text: FAILURES[name], kind: 'risk' })],
  }),

  C35: (live) => ({ taps: chairs(live).map((chair) => checkTap(live, chair)) }),

  C38: (live, { record }) => {
    const ends = dayIn(live.now(), A_YEAR);
    return { taps: [{ name: 'ends', label: `Ends on ${dayInWords(ends)}`, acts: [set(live, record, { ends_on: ends })] }] };
  },

  C40: (live, { record }) => ({
    taps: ['this_room', 'not_known'].map((name) => ({
      name,
      label: live.catalog.kinds.role_change.fields.whose_yes.options[name],
      acts: [set(live, record, { whose_yes: name })],
    })),
  }),
};

/** @returns {Mend} */
export function mendOf(live, finding) {
  return MENDS[finding.rule]?.(live, finding) ?? {};
}

/** One tap that leaves every step for later on which nothing was decided. */
export function leaveForLater(live, findings) {
  return findings.filter((one) => one.rule === 'C07').map(({ record }) => set(live, record, { focus: 'later' }));
}

function unanswered(live, step) {
  const answered = live.derived.coverage?.steps?.[step] ?? {};
  return ['role', 'capability', 'incentive'].filter((about) => !answered[about]);
}

const unknown = (step, about) => add('no_change', { step, about, answer: 'not_known' });

/** The people of the room; those of another function than somebody's, where that is asked for. */
function people(live, otherThan = '') {
  const not = live.parts.everyone.people[otherThan]?.function;
  return contributorsOf(live).filter((one) => !not || one.function !== not).map(({ id, name, function: group }) => ({
    name: id, label: `${name} (${live.record(group)?.values.name ?? ''})`,
  }));
}

/** Who can chair the check: the flow owner if they are here, and whoever asks. */
function chairs(live) {
  const wanted = (live.record('purpose')?.values.flow_owner ?? '').trim().toLowerCase();
  const known = Object.values(live.parts.everyone.people).filter((one) => !one.removed);
  const owner = known.find((one) => one.name.toLowerCase() === wanted && one.id !== live.me);
  return [...(owner ? [owner] : []), live.person];
}

function checkTap(live, chair) {
  const { check_on: day } = live.record('purpose')?.values ?? {};
  const on = day ?? checkDay(live.now());
  const label = `${dayInWords(on)}, ${chair.id === live.me ? 'I chair' : `${chair.name} chairs`}`;
  return { name: chair.id, label, acts: [set(live, 'purpose', { check_on: on, check_chair: chair.id })] };
}

const dayInWords = (day) => new Date(`${day}T12:00`).toLocaleDateString([], { day: 'numeric', month: 'short' });
