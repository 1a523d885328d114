// Sorting the outline by a column. It sorts once: the order of then is kept, so that no row moves under somebody who types
// in it; what was added since stands at the end. Methods of the outline's component.
import { announce } from '../parts/announce.js';
import { scaleOf } from '../parts/chips.js';

/** Column → what a row is sorted by; rows without it come last, whichever way. */
const KEYS = {
  title: (row) => row.title.toLocaleLowerCase(),
  function: (row, { lanes }) => lanes.indexOf(row.function),
  mode: (row, { levels }) => (levels.includes(row.mode) ? levels.indexOf(row.mode) : ''),
  sources: (row) => row.sources.toLocaleLowerCase(),
  pins: (row) => row.pins.toLocaleLowerCase(),
};

const compare = (one, two) => (typeof one === 'number' && typeof two === 'number' ? one - two : String(one).localeCompare(String(two)));

export const sorting = {
  /** {column, down, ids}: what the rows were sorted by, and how they stood then; null in the order of the flow. */
  sorted: null,

  get isSorted() {
    return Boolean(this.sorted);
  },

  sortOf(column) {
    if (this.sorted?.column !== column) return 'none';
    return this.sorted.down ? 'descending' : 'ascending';
  },

  /** Up, then down, then back to the order of the flow. */
  sort(column) {
    const { column: before, down = false } = this.sorted ?? {};
    if (column && !(before === column && down)) this.sortBy(column, before === column);
    else this.unsort();
  },

  sortBy(column, down) {
    const { live } = this.$store;
    const around = { lanes: live.functions.map(({ values }) => values.name), levels: scaleOf(live).map(({ name }) => name) };
    const keyed = this.all.map((row) => ({ id: row.id, key: KEYS[column](row, around) }));
    const said = keyed.filter(({ key }) => key !== '').sort((one, two) => (down ? -1 : 1) * compare(one.key, two.key));
    const unsaid = keyed.filter(({ key }) => key === '');
    this.sorted = { column, down, ids: [...said, ...unsaid].map(({ id }) => id) };
    announce(`Sorted by ${this.columnName(column)}${down ? ', the other way round' : ''}.`);
  },

  unsort() {
    this.sorted = null;
    announce('In the order of the flow.');
  },

  pickSort(event) {
    this.sort(event.target.value);
  },

  columnName(column) {
    return this.sortable.find(({ name }) => name === column)?.label ?? '';
  },

  /** The columns that rows can be sorted by now. */
  get sortable() {
    const more = this.showsToday ? [['sources', 'Source'], ['pins', 'Where it breaks']] : [];
    const columns = [['title', 'Step'], ['function', 'Function'], ['mode', this.modeWord], ...more];
    return columns.map(([name, label]) => ({ name, label, picked: this.sorted?.column === name }));
  },

  get sortedWords() {
    const added = this.mayAdd ? ' A new step stands at the end here.' : '';
    return `Sorted by ${this.columnName(this.sorted?.column)}. Numbers and “After” are those of the flow.${added}`;
  },

  /** Rows as they were sorted, what came since at the end. */
  inOrder(rows) {
    if (!this.sorted) return rows;
    const places = new Map(this.sorted.ids.map((id, at) => [id, at]));
    const place = ({ id }) => places.get(id) ?? Infinity;
    return [...rows].sort((one, two) => (place(one) === place(two) ? 0 : place(one) - place(two)));
  },
};
