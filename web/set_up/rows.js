// What every row of an ordered list on this page has: its name, what its controls are called, whether it is open.

/** The rows of some records, each with what `more` says about it. */
export const rowsOf = (records, opened, more) => records.map((record, at) => {
  const own = more(record, at);
  return {
    id: record.id,
    isFirst: String(at === 0),
    isLast: String(at === records.length - 1),
    moves: `Move ${own.name}`,
    raises: `Move ${own.name} up`,
    lowers: `Move ${own.name} down`,
    changes: `Change ${own.name}`,
    opened: opened === record.id,
    expanded: String(opened === record.id),
    ...own,
  };
});

/** The order of something that comes behind all others. */
export const orderBehind = (records) =>
  Math.floor(Math.max(0, ...records.map(({ values }) => values.order ?? 0))) + 1;

/** An order between a record and the one after it; behind all where there is no such record. */
export function orderAfter(records, id) {
  const at = records.findIndex((one) => one.id === id);
  const [before, after] = [records[at]?.values.order, records[at + 1]?.values.order];
  return before === undefined || after === undefined ? orderBehind(records) : (before + after) / 2;
}
