// Pasting steps: each line is a step, "Finance: Check credit" says its lane; so do the columns function, step and part
// of a sheet. What will be added is shown first, and is added as one edit.
import { addSteps, openLanes, stepsMayBeAdded } from './acts.js';
import { functionOf, isHead, noFunction, rowsIn } from './paste_lines.js';
import { merged, pasteList } from './paste_list.js';
import { may } from '../parts/rights.js';

const HEADS = ['function', 'lane', 'owner', 'step', 'name', 'part', 'part of the flow'];

/**
 * @param {string} text
 * @param {object[]} functions
 * @returns {{name: string, lane: string, part: string, problem: string}[]} a lane is empty where the row says none
 */
export function stepsIn(text, functions) {
  return rowsIn(text).filter((cells) => !isHead(cells, HEADS))
    .map((cells) => (cells.length > 1 ? fromCells(cells, functions) : fromLine(cells[0], functions)))
    .filter(({ name, problem }) => name || problem);
}

function fromLine(line, functions) {
  const [before, ...after] = line.split(':');
  const lane = after.length ? functionOf(functions, before)?.id : '';
  return { name: lane ? after.join(':').trim() : line, lane: lane || '', part: '', problem: '' };
}

/** Function, step and part; or the step first and then its function. */
function fromCells([first, second, part = ''], functions) {
  const [one, other] = [functionOf(functions, first), functionOf(functions, second)];
  if (other && !one) return { name: first, lane: other.id, part, problem: '' };
  const problem = first && !one ? noFunction(first) : second ? '' : 'No step in this row';
  return { name: second, lane: one?.id ?? '', part, problem };
}

/** Whether this person may add a step to a lane from here: at the set-up at any time, else while the room works on them. */
function mayAdd({ live, ui }, lane) {
  if (ui.page.kind !== 'set_up') return stepsMayBeAdded(live, lane);
  return Boolean(lane) && may(live, 'add', { kind: 'step', values: { owner: lane } });
}

function lanesOf({ live, ui }) {
  return ui.page.kind === 'set_up' ? live.functions.filter(({ id }) => mayAdd({ live, ui }, id)) : openLanes(live);
}

function linesOf({ text, lane: others, $store }) {
  const { live } = $store;
  const { name: { longest }, part: { longest: longestPart } } = live.catalog.kinds.step.fields;
  return stepsIn(text, live.functions).map(({ name, lane, part, problem }, key) => {
    const where = lane || others;
    const { code = '', colour = 8, name: called = '' } = live.record(where)?.values ?? {};
    const long = (name.length > longest && `Over ${longest} characters`) || (part.length > longestPart && `Its part is over ${longestPart} characters`);
    const wrong = problem || long || (mayAdd($store, where) ? '' : 'Not your lane');
    return { key, name, lane: where, part, note: part, code, slot: colour, called, problem: wrong };
  });
}

const addAll = ({ after, chained, $store: { live } }, good) => live.edit(addSteps(live, good, { after, chained }));

export function pasteSteps() {
  return merged(pasteList({ lines: linesOf, add: addAll, one: 'step', more: 'steps' }), {
    after: '',
    lane: '',
    chained: true,

    /** @param {{text?: string, after?: string, lane?: string}} what */
    open({ text = '', after = '', lane = '' }) {
      const own = lanesOf(this.$store);
      Object.assign(this, { text: text || this.text, after, chained: true });
      this.lane = lane || own.find(({ id }) => id === this.$store.live.myFunction)?.id || own[0]?.id || '';
      this.show();
    },

    pickLane(event) {
      this.lane = event.target.value;
    },

    chain(event) {
      this.chained = event.target.checked;
    },

    get lanes() {
      return lanesOf(this.$store).map(({ id, values }) => ({ id, name: values.name, picked: id === this.lane }));
    },
  });
}
