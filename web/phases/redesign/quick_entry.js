// Quick entry: lines of the plan out of typed lines or a sheet, looked at before anything is saved, and added at once.
import { isHead, rowsIn } from '../../map/paste_lines.js';
import { merged, pasteList } from '../../map/paste_list.js';
import { newId } from '../../live/queue.js';
import { chipOf } from '../../parts/distribution.js';
import { hasTimeFor, personOf } from '../../parts/plan_line.js';
import { COLUMNS, lineFrom, saidIn, saidInCells } from './quick_line.js';

/** Other words that head a column. */
const ALSO = { change: ['line', 'what', 'from', 'today'], becomes: ['to', 'should be', 'later'], steps: ['step'], 'co-owner': ['coowner', 'co owner'], due: ['by', 'date'], kind: ['type'] };

const nameOf = (head) => COLUMNS.find((name) => name === head.toLowerCase() || ALSO[name]?.includes(head.toLowerCase())) ?? '';

/** The heads of a sheet that has them, else the order that is expected. */
const columnsOf = (rows) => (isHead(rows[0] ?? [], Object.values(ALSO).flat().concat(COLUMNS)) ? rows[0].map(nameOf) : COLUMNS);

function linesOf({ text, step, $store: { live } }) {
  const rows = rowsIn(text);
  const columns = columnsOf(rows);
  const names = Object.values(live.parts.everyone.people).map(({ name }) => name);
  const told = columns === COLUMNS ? rows : rows.slice(1);
  return told.map((cells, key) => shown(live, lineFrom(live, cells.length > 1 ? saidInCells(cells, columns) : saidIn(cells[0], names), step), key));
}

/** A row of the preview: what it becomes, for which steps, whose it is. */
function shown(live, { kind, values, title, problem }, key) {
  const { code, slot, name: called } = chipOf(live, live.parts.everyone.people[values.owner]?.function ?? '');
  const numbers = (values.steps ?? []).map((id) => live.stepNumber(id)).join(', ');
  const label = live.catalog.kinds[kind]?.singular ?? '';
  const people = [values.owner, values.co_owner].filter(Boolean).map((id) => personOf(live, id).name).join(' + ');
  const note = [label, numbers && `${numbers.includes(',') ? 'steps' : 'step'} ${numbers}`, people, values.due].filter(Boolean).join(' · ');
  return { key, name: title, note, code: values.owner ? code : '', slot, called, problem, kind, values };
}

const addAll = ({ $store: { live } }, good) => live.edit(good.map(({ kind, values }) => ({ act: 'add', kind, id: newId(), values })));

/** In an element with x-part="quick_entry", inside a step under redesign. */
export function quickEntry(step) {
  return merged(pasteList({ lines: linesOf, add: addAll, one: 'line', more: 'lines' }), {
    step,

    get asksGovernance() {
      return hasTimeFor(this.$store.live, 'governance');
    },

    /** Ctrl or ⌘ with Enter adds; Enter alone begins another line. */
    enter() {
      if (!this.isNothing) this.add();
    },
  });
}
