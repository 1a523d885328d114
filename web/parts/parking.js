// The parking lot, one key away in every phase: one line, and back to where one was.
import { announce } from './announce.js';
import { keeping } from '../live/keeping.js';
import { may } from './rights.js';
import { newId } from '../live/queue.js';

const TYPED = 'input, textarea, select, [contenteditable]';

export function parking() {
  return {
    text: '',
    problem: '',

    init() {
      this.text = keeping.read(this.place) ?? '';
      this.hear = (event) => this.key(event);
      this.bar = document.getElementById('bar');
      this.bar.addEventListener('keydown', this.hear);
    },

    destroy() {
      this.bar.removeEventListener('keydown', this.hear);
    },

    get live() {
      return this.$store.live;
    },

    /** Where a line that is not sent yet is kept. */
    get place() {
      return `crossflow.new/${this.live.workshop}/${this.live.me}/parked_item/bar`;
    },

    get mayPark() {
      return this.live.agenda.status === 'running' && may(this.live, 'add', { kind: 'parked_item', values: {} });
    },

    /** P, while the focus is in the bar. */
    key(event) {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!plain || event.key.toLowerCase() !== 'p' || event.target.closest(TYPED) || !this.mayPark) return;
      event.preventDefault();
      this.$refs.menu.showPopover();
    },

    type(event) {
      this.text = event.target.value;
      this.problem = '';
      keeping.write(this.place, this.text);
    },

    close() {
      this.$refs.menu.hidePopover();
    },

    async park() {
      const text = this.text.trim();
      if (!text) return this.close();
      const { step } = this.live.agenda;
      const values = { text, ...(this.live.record(step) && { step }), ...(this.live.myFunction && { function: this.live.myFunction }) };
      const answer = this.live.edit([{ act: 'add', kind: 'parked_item', id: newId(), values }]);
      this.text = '';
      this.close();
      announce('Parked. It is in the parking lot.');
      try {
        await answer;
        if (!this.text) keeping.drop(this.place);
      } catch ({ text: why }) {
        Object.assign(this, { text, problem: why });
        this.$refs.menu.showPopover();
      }
      return undefined;
    },
  };
}
