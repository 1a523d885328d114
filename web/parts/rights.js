// Rights: whether the person at this page may do something now, so that a screen offers nothing that would be refused.
// The table is the server's (catalog.permissions); here stand only the questions it asks, by their names there. The
// server decides again when the command comes.

const ownerOf = (live, step) => live.record(step)?.values.owner ?? '';

const mine = (live, id) => Boolean(id) && id === live.myFunction;

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
  flow_owner: (live) => {
    const wanted = live.record('purpose')?.values.flow_owner ?? '';
    return Boolean(live.person.name) && live.person.name.toLowerCase() === wanted.trim().toLowerCase();
  },
};

/**
 * @param {object} live the store `live`
 * @param {'add' | 'set' | 'remove'} act
 * @param {{kind: string, values: object, by?: string, changed_by?: string}} record as it is, or as it would be added
 * @param {string[]} [fields] those that would be set
 */
export function may(live, act, record, fields = []) {
  if (live.phase === 'final' || !live.me) return false;
  if (live.isFacilitator) return true;
  return live.catalog.permissions.some((rule) => (
    rule.phase === live.phase && rule.kind === record.kind && rule.acts.includes(act)
    && (!rule.fields.length || fields.every((name) => rule.fields.includes(name)))
    && WHO[rule.who]?.(live, record)
  ));
}
