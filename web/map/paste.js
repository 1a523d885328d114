// Pasting steps: each line is a step, "Finance: Check credit" says its lane; two columns of a sheet work as well.
// What will be added is shown first, and is added as one edit.
import { addSteps, openLanes, stepsMayBeAdded } from './acts.js';

/** Numbers and bullets that lists carry at their start. */
const BULLET = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/;

/** The function that a word means: its name, its code, or what it is also called. */
function functionOf(functions, word) {
  const wanted = word.trim().toLowerCase();
  const called = ({ name, code, alias }) => [name, code, alias].some((one) => one?.toLowerCase() === wanted);
  return functions.find(({ values }) => called(values));
}

/**
 * @param {string} text
 * @param {object[]} functions
 * @returns {{name: string, lane: string}[]} a lane is empty where the line does not say it
 */
export function stepsIn(text, functions) {
  return text.split('\n').map((line) => line.replace(BULLET, '').trim()).filter(Boolean).map((line) => {
    const [first, second = ''] = line.split('\t').map((one) => one.trim());
    const [before, ...after] = line.split(':');
    const [one, other] = [functionOf(functions, first), functionOf(functions, second)];
    if (second) return one ? { name: second, lane: one.id } : { name: first, lane: other?.id ?? '' };
    const lane = after.length ? functionOf(functions, before)?.id : '';
    return lane ? { name: after.join(':').trim(), lane } : { name: line, lane: '' };
  }).filter(({ name }) => name);
}

export function pasteSteps() {
  return {
    text: '',
    after: '',
    lane: '',
    chained: true,
    problem: '',

    /** @param {{text?: string, after?: string, lane?: string}} what */
    open({ text = '', after = '', lane = '' }) {
      const { live } = this.$store;
      const own = openLanes(live);
      Object.assign(this, { text, after, problem: '', chained: true });
      this.lane = lane || own.find(({ id }) => id === live.myFunction)?.id || own[0]?.id || '';
      this.$refs.dialog.showModal();
    },

    close() {
      this.$refs.dialog.close();
    },

    type(event) {
      this.text = event.target.value;
    },

    pickLane(event) {
      this.lane = event.target.value;
    },

    chain(event) {
      this.chained = event.target.checked;
    },

    get lanes() {
      return openLanes(this.$store.live).map(({ id, values }) => ({ id, name: values.name, picked: id === this.lane }));
    },

    /** What the text comes to, line by line, with what cannot be added and why. */
    get lines() {
      const { live } = this.$store;
      const { longest } = live.catalog.kinds.step.fields.name;
      return stepsIn(this.text, live.functions).map(({ name, lane }, at) => {
        const where = lane || this.lane;
        const fits = name.length > longest ? `Over ${longest} characters` : '';
        const problem = fits || (stepsMayBeAdded(live, where) ? '' : 'Not your lane');
        const { code = '', colour = 8, name: called = '' } = live.record(where)?.values ?? {};
        return { key: at, name, lane: where, code, slot: colour, called, problem };
      });
    },

    get good() {
      return this.lines.filter(({ problem }) => !problem);
    },

    get isNothing() {
      return !this.good.length;
    },

    get addWord() {
      return this.good.length === 1 ? 'Add 1 step' : `Add ${this.good.length} steps`;
    },

    async add() {
      const { live } = this.$store;
      try {
        await live.edit(addSteps(live, this.good, { after: this.after, chained: this.chained }));
        this.close();
      } catch ({ text }) {
        this.problem = text;
      }
    },
  };
}
