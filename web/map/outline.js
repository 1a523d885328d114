// The outline: the same flow, the same steps and the same acts as on the map, as a table.
import { addStep, openLanes } from './acts.js';
import { collapsedIn, turnPart } from './collapsing.js';
import { faceOf, isRevealed, pinsOn, sourcesOf } from './faces.js';
import { factsOf } from './facts.js';
import { bringPanel, isNarrow } from './narrow.js';
import { sorting } from './sorting.js';
import { counted, shortened } from './wording.js';
import { newId } from '../live/queue.js';
import { editingWords } from '../parts/editing.js';
import { may } from '../parts/rights.js';
import { weakWords } from '../parts/weak_inputs.js';

/** What the rows can be narrowed down to. */
const FILTERS = {
  all: { label: 'All', fits: () => true },
  mine: { label: 'Mine', fits: (row) => row.mine },
  open: { label: '', fits: (row) => row.mode === 'unmarked' },
  breaks: { label: 'Where it breaks', fits: (row) => Boolean(row.pins) },
  far: { label: 'Far apart', fits: (row) => row.far },
};

/** The column of what is said of each step, what the rows that lack it are called, and what rows can be narrowed to. */
const SAID = {
  today: { column: 'Done today', lacks: 'Not said yet', filters: ['all', 'mine', 'open', 'breaks'] },
  mark: { column: 'My mark', lacks: 'Not marked', filters: ['all', 'mine', 'open'] },
  room: { column: 'Room', lacks: '', filters: ['all', 'mine', 'far'] },
};

export function outline() {
  return Object.defineProperties({
    filter: 'all',
    /** What is being added: {name, lane, after}. */
    fresh: { name: '', lane: '', after: '' },

    init() {
      this.end = this.$store.live.shows('taint');
      const lanes = openLanes(this.$store.live);
      this.fresh.lane = (lanes.find(({ id }) => id === this.$store.live.myFunction) ?? lanes[0])?.id ?? '';
    },

    destroy() {
      this.end();
    },

    get about() {
      const { live } = this.$store;
      if (['map', 'sources'].includes(live.phase)) return 'today';
      return live.phase === 'mark' && live.steps.some(({ id }) => !isRevealed(live, id)) ? 'mark' : 'room';
    },

    get showsToday() {
      return this.about === 'today';
    },

    get modeWord() {
      return SAID[this.about].column;
    },

    get all() {
      const { live, ui } = this.$store;
      const facts = factsOf(live);
      return live.steps.map((step) => this.rowOf(step, { live, ui, facts }));
    },

    rowOf(step, { live, ui, facts }) {
      const { id, values } = step;
      const face = faceOf(live, step, facts);
      const { code = '', colour = 8, name = 'Not assigned' } = live.record(values.owner)?.values ?? {};
      const selected = ui.step === id;
      const before = (facts.into.get(id) ?? []).map((one) => facts.numbers.get(one)).filter(Boolean);
      return {
        id, selected,
        number: facts.numbers.get(id),
        claim: editingWords(live, id),
        title: values.name,
        editing: selected && this.showsToday && !isNarrow() && may(live, 'set', step, ['name']),
        mine: Boolean(values.owner) && values.owner === live.myFunction,
        code, slot: colour, function: name,
        mode: face.mode,
        word: face.word.replace(/ today$/, ''),
        far: face.far,
        state: face.foot.filter(({ tag, icon }) => tag || icon === 'check').map(({ text }) => text).join(', '),
        after: before.sort((one, two) => one - two).join(', '),
        sources: shortened(sourcesOf(live, id, values)),
        pins: [weakWords(live, id), shortened(pinsOn(live, id).map((pin) => pin.values.text))].filter(Boolean).join(' · '),
      };
    },

    /** What was picked in a phase before may not be there in this one. */
    get narrowed() {
      return SAID[this.about].filters.includes(this.filter) ? this.filter : 'all';
    },

    get rows() {
      return this.inOrder(this.all.filter(FILTERS[this.narrowed].fits));
    },

    /** The rows under the names of their parts; sorted by a column, all are one group without a name. */
    get groups() {
      const { live, ui } = this.$store;
      const groups = [];
      for (const row of this.rows) {
        const name = this.isSorted ? '' : live.record(row.id)?.values.part ?? '';
        if (!groups.length || groups.at(-1).name !== name) groups.push({ name, rows: [] });
        groups.at(-1).rows.push(row);
      }
      return groups.map(({ name, rows }, at) => {
        const isOpen = !name || !collapsedIn(ui).includes(name);
        return { id: `${at} ${name}`, name, isOpen: String(isOpen), words: counted(rows.length, 'step'), rows: isOpen ? rows : [] };
      });
    },

    turn(part) {
      turnPart(this.$store.live, this.$store.ui, part);
    },

    get unsent() {
      const steps = this.$store.live.pending.filter(({ kind }) => kind === 'step');
      return steps.map(({ id, values }) => ({ id, title: values.name }));
    },

    get filters() {
      return SAID[this.about].filters.map((name) => ({
        name,
        label: `${FILTERS[name].label || SAID[this.about].lacks} ${this.all.filter(FILTERS[name].fits).length}`,
        pressed: String(this.narrowed === name),
      }));
    },

    narrow(filter) {
      this.filter = filter;
    },

    select(id) {
      this.$store.ui.select(id);
      bringPanel();
    },

    /** Picks a row and goes into its first field. */
    enter(id) {
      const root = this.$root;
      this.select(id);
      this.$nextTick(() => root.querySelector('[aria-selected=true] :is(input, select)')?.focus());
    },

    get mayAdd() {
      return openLanes(this.$store.live).length > 0;
    },

    get lanes() {
      const { lane } = this.fresh;
      return openLanes(this.$store.live).map(({ id, values }) => ({ id, name: values.name, picked: id === lane }));
    },

    get befores() {
      const { after } = this.fresh;
      const choice = ({ id, values }, at) => ({ id, label: `${at + 1} · ${values.name}`, picked: id === after });
      return this.$store.live.steps.map(choice);
    },

    typeFresh(event) {
      this.fresh.name = event.target.value;
    },

    pickLane(event) {
      this.fresh.lane = event.target.value;
    },

    pickAfter(event) {
      this.fresh.after = event.target.value;
    },

    /** Goes to the line for new steps, which will come after one. */
    startAfter(step) {
      this.fresh.after = step;
      this.toAdding();
    },

    toAdding() {
      this.$root.querySelector('#outline-new')?.focus();
    },

    /** Adds the step and stays in its line, for the next one after it. */
    add() {
      const { live, ui } = this.$store;
      const name = this.fresh.name.trim();
      if (!name) return this.toAdding();
      const id = newId();
      live.edit(addStep(live, { ...this.fresh, id, name })).catch((refusal) => live.notices.push(refusal));
      Object.assign(this.fresh, { name: '', after: this.fresh.after && id });
      ui.step = id;
      return this.toAdding();
    },

    paste() {
      this.$dispatch('paste-steps', { after: this.fresh.after });
    },

    pasteLines(event) {
      const text = event.clipboardData.getData('text');
      if (!text.trim().includes('\n')) return;
      event.preventDefault();
      this.$dispatch('paste-steps', { text, after: this.fresh.after, lane: this.fresh.lane });
    },
  }, Object.getOwnPropertyDescriptors(sorting));
}
