// The agenda at the set-up: its blocks in their order, when each begins, and what the facilitator says in it.
import { rowsOf, orderAfter, orderBehind } from './rows.js';
import { fit, timesOf } from './clock.js';
import { minutesOf } from '../console/pace.js';
import { newId } from '../live/queue.js';
import { hour } from '../parts/timer.js';

/** The least minutes a block can have. */
const LEAST = 1;

const PAUSES = {
  break: { title: 'Break', minutes: 10 },
  buffer: { title: 'Buffer', minutes: 5 },
};

export function setUpAgenda() {
  return {
    opened: '',
    /** Minutes that are being typed and not saved yet: block → minutes. */
    typed: {},
    ends: [],

    init() {
      // What is saved counts again as soon as it is.
      const saved = this.$store.live.subscribe(() => { this.typed = {}; }, ['block']);
      this.ends = [saved, this.$store.live.shows('agenda_advice')];
    },

    destroy() {
      for (const end of this.ends) end();
    },

    get live() {
      return this.$store.live;
    },

    minutesOf(block) {
      return this.typed[block.id] ?? minutesOf(block);
    },

    type(id, event) {
      const minutes = Number(event.target.value.trim().replace(',', '.'));
      this.typed = { ...this.typed, ...(minutes >= LEAST && { [id]: Math.round(minutes) }) };
    },

    get day() {
      return timesOf(this.live, this.time, (block) => this.minutesOf(block));
    },

    get rows() {
      const { times } = this.day;
      const at = this.live.blocks.findIndex(({ id }) => id === this.live.agenda.block);
      return rowsOf(this.live.blocks, this.opened, (block, place) => this.asRow(block, {
        begins: times[block.id], isCurrent: this.isRunning && place === at,
      }));
    },

    asRow({ id, values: { phase, title, skipped } }, { begins, isCurrent }) {
      const { label } = this.live.catalog.phases[phase];
      const script = this.live.all('script').find(({ values }) => values.block === id);
      return {
        name: title || label,
        phase: skipped ? `${label}, skipped` : label,
        isPause: Object.hasOwn(PAUSES, phase),
        begins, isCurrent,
        current: isCurrent ? 'step' : false,
        mayGo: !isCurrent,
        advice: this.adviceOn(id),
        scripts: script ? [script.id] : [],
        lacks: !script,
      };
    },

    /** What the server says about a block; about the whole agenda without one. */
    adviceOn(block) {
      const found = this.live.derived.agenda_advice ?? [];
      return found.filter((one) => (one.block ?? '') === block).map(({ text }) => text).join(' ');
    },

    get advice() {
      return this.adviceOn('');
    },

    toggle(id) {
      this.opened = this.opened === id ? '' : id;
    },

    get sum() {
      return this.live.blocks.reduce((all, one) => all + this.minutesOf(one), 0);
    },

    get timeWeHave() {
      return this.live.record('purpose')?.values.minutes ?? 0;
    },

    get sumInWords() {
      return this.timeWeHave ? `${this.sum} of ${this.timeWeHave} minutes` : `${this.sum} minutes`;
    },

    get fit() {
      return fit(this.sum, this.timeWeHave);
    },

    get endsAt() {
      if (this.isOver) return '';
      const { end, isPlanned } = this.day;
      const first = isPlanned || this.isRunning ? '' : ' if you start now';
      return `ends ${hour(end)}${first}`;
    },

    /** Where a new block goes: behind the open one, else to the end. A list, for a form of its own at each place. */
    get places() {
      return [this.opened ? orderAfter(this.live.blocks, this.opened) : orderBehind(this.live.blocks)];
    },

    addPause(phase) {
      const id = newId();
      this.edit([{ act: 'add', kind: 'block', id, values: { phase, ...PAUSES[phase], order: this.places[0] } }]);
    },

    remove(id) {
      this.opened = '';
      this.edit([{ act: 'remove', id }]);
    },

    edit(acts) {
      this.live.edit(acts).catch((refusal) => this.live.notices.push(refusal));
    },
  };
}
