// A list whose order can be changed: by dragging a row at its handle, by the arrow keys on it, or by two buttons. Every
// way ends in the same one edit.
//
//   <ol x-data="ordering('block')"> … <li :data-row="row.id" :data-lands="lands(row.id)" :data-dragged="isDragged(row.id)">
//     {{ handle() }} … {{ movers() }}            {# macros of set_up/ordering.html; `row` has id and name #}
import { moved, placeAt, renumbered } from './moving.js';
import { announce } from '../parts/announce.js';

const STEPS = { ArrowUp: -1, ArrowDown: 1 };

export function ordering(kind) {
  return {
    dragged: '',
    /** The place among the others at which the dragged row would land. */
    landing: 0,
    /** Edits one after the other: each is based on the order that the one before has made. */
    last: Promise.resolve(),

    get ids() {
      return this.$store.live.ordered(kind).map(({ id }) => id);
    },

    get others() {
      return this.ids.filter((id) => id !== this.dragged);
    },

    isDragged(id) {
      return this.dragged === id;
    },

    /** Whether the dragged row lands before this one, or after it as the last. */
    lands(id) {
      if (!this.dragged || id === this.dragged) return false;
      if (this.others[this.landing] === id) return 'before';
      return this.landing === this.others.length && this.others.at(-1) === id && 'after';
    },

    grab(event, id) {
      if (event.button > 0) return;
      event.preventDefault();
      event.target.setPointerCapture(event.pointerId);
      event.currentTarget.focus();
      this.dragged = id;
      this.landing = this.ids.indexOf(id);
    },

    drag(event) {
      if (!this.dragged) return;
      const rows = this.others.map((id) => this.rowOf(id)?.getBoundingClientRect()).filter(Boolean);
      this.landing = placeAt(rows, event.clientY);
    },

    drop() {
      const id = this.dragged;
      this.dragged = '';
      if (id) this.put(id, this.landing, 'handle');
    },

    letBe() {
      this.dragged = '';
    },

    press(event, id) {
      if (event.key === 'Escape') return this.letBe();
      if (!STEPS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return undefined;
      event.preventDefault();
      return this.by(id, STEPS[event.key], 'handle');
    },

    up(id) {
      return this.by(id, -1, 'up');
    },

    down(id) {
      return this.by(id, 1, 'down');
    },

    by(id, step, control) {
      this.last = this.last.then(() => this.move(id, this.ids.indexOf(id) + step, control));
      return this.last;
    },

    put(id, to, control) {
      this.last = this.last.then(() => this.move(id, to, control));
      return this.last;
    },

    async move(id, to, control) {
      const { live } = this.$store;
      const acts = renumbered(live, moved(this.ids, id, to));
      if (this.ids.indexOf(id) === to || to < 0 || to >= this.ids.length || !acts.length) return;
      try {
        await live.edit(acts);
        this.$nextTick(() => this.after(id, control));
      } catch (refusal) {
        live.notices.push(refusal);
      }
    },

    /** The row keeps the focus that its move took from it, and says where it is. */
    after(id, control) {
      const row = this.rowOf(id);
      row?.querySelector(`[data-control="${control}"]`)?.focus();
      announce(`${row?.dataset.name ?? ''}: place ${this.ids.indexOf(id) + 1} of ${this.ids.length}`);
    },

    rowOf(id) {
      return this.$root.querySelector(`:scope > [data-row="${CSS.escape(id)}"]`);
    },
  };
}
