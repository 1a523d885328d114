// Rights: whether the person at this page may do something now, so that a screen offers nothing that would be refused.
// The table is the server's (catalog.permissions); here stand only the questions it asks, by their names there. The
// server decides again when the command comes.

const ownerOf = (live, step) => live.record(step)?.values.owner ?? '';

const mine = (live, id) => Boolean(id) && id === live.myFunction;

/** Whether this page belongs to who fills in before the day what a function knows, and this is of it. */
function preparesThis(live, { id, kind }) {
  const { role, function: own } = live.person;
  return role === 'preparer' && (id === own || live.catalog.topics[live.record(own)?.values.prepares]?.includes(kind));
}

/** @type {Record<string, (live: object, record: {by?: string, changed_by?: string, values: object}) => boolean>} */
const WHO = {
  anyone: (live) => Boolean(live.myFunction),
  own_record: (live, { by }) => by === live.me,
  changed_last: (live, { changed_by: by }) => by === live.me,
  own_lane: (live, { values }) => mine(live, values.owner),
  own_step: (live, { values }) => mine(live, ownerOf(live, values.step)),
  touches_own_lane: (live, { values: { from_step: from, to_step: to } }) =>
    [from, to].some((step) => mine(live, ownerOf(live, step))),
  receiver: (live, { values }) => mine(live, ownerOf(live, values.to_step)),
  accountable: (live, { values }) => values.accountable === live.me,
  holder: (live, { values }) => mine(live, values.function),
  owner: (live, { values }) => [values.owner, values.co_owner].includes(live.me),
  leads: (live, { values }) => {
    const { lead, co_lead: coLead } = live.record(values.pilot)?.values ?? values;
    return [lead, coLead].includes(live.me);
  },
  answers_for: (live, { values }) => live.record(`decision-${values.step}`)?.values.accountable === live.me,
  knows_the_work: (live) => ['volumes', 'sources'].includes(live.record(live.myFunction)?.values.prepares),
  prepares: (live, record) => preparesThis(live, record),
  prepares_own: (live, record) => preparesThis(live, record) && record.by === live.me,
  flow_owner: (live) => {
    const wanted = live.record('purpose')?.values.flow_owner ?? '';
    return Boolean(live.person.name) && live.person.name.toLowerCase() === wanted.trim().toLowerCase();
  },
};

const OPEN = Object.freeze({ kinds: Object.freeze([]), words: '' });

/** What a facilitator has locked for this person: the kinds, and the words to say so; nothing of both while it is open. */
export function lockOf(live) {
  const { lock, locked_by: by } = live.parts.everyone.attention;
  if (!lock || live.isFacilitator || live.agenda.status !== 'running') return OPEN;
  const { kinds, words } = live.catalog.locks[lock];
  const host = live.parts.everyone.people[by]?.name ?? 'The facilitator';
  return { kinds, words: `${host} has locked ${words} while we talk.` };
}

export const isLocked = (live, kind) => lockOf(live).kinds.includes(kind);

/**
 * @param {object} live the store `live`
 * @param {'add' | 'set' | 'remove'} act
 * @param {{kind: string, values: object, by?: string, changed_by?: string}} record as it is, or as it would be added
 * @param {string[]} [fields] those that would be set
 */
export function may(live, act, record, fields = []) {
  return (live.isFacilitator || !isLocked(live, record.kind)) && mayOnceOpen(live, act, record, fields);
}

/** The same as if nothing were locked: what stands there stays where it is, and waits. */
export function mayOnceOpen(live, act, record, fields = []) {
  const { phase } = live;
  if (!live.me || isFixed(live, record, fields)) return false;
  const rules = rulesOf(live, phase, record.kind);
  const somebodyMay = (who) => rules.some((rule) => covers(rule, act, fields) && who(rule));
  if (live.isFacilitator) return phase !== 'final' || somebodyMay(() => true);
  return somebodyMay(({ who }) => WHO[who]?.(live, record));
}

/** The rules of the table on a kind of record in a phase. */
export const rulesOf = ({ catalog }, phase, kind) =>
  (catalog.permissions ?? []).filter((rule) => rule.phases.includes(phase) && rule.kinds.includes(kind));

const covers = ({ acts, fields: own }, act, fields) =>
  acts.includes(act) && (!own.length || fields.every((name) => own.includes(name)));

/** Whether one of these fields was said before the workshop began, and stays so. */
function isFixed(live, { kind, values = {} }, fields) {
  const stays = (name) => live.catalog.kinds[kind]?.fields[name]?.fixed_at_start && values[name];
  return !['draft', 'lobby'].includes(live.agenda.status) && fields.some(stays);
}
