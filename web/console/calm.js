// Calm mode: only the bottom bar, the current task, and what needs an answer. The rest is out of sight, and goes on.
import { announce } from '../parts/announce.js';

const TYPED = 'input, textarea, select, [contenteditable]';

export function consoleCalm() {
  return {
    init() {
      document.getElementById('bar').addEventListener('keydown', (event) => this.key(event));
    },

    get isCalm() {
      return this.$store.ui.calm;
    },

    get label() {
      return this.isCalm ? 'Show all' : 'Show less';
    },

    key(event) {
      if (event.key !== '.' || event.ctrlKey || event.metaKey || event.target.closest(TYPED)) return;
      event.preventDefault();
      this.toggle();
    },

    toggle() {
      this.$store.ui.calm = !this.isCalm;
      announce(this.isCalm ? 'Only the task shows, and what needs an answer.' : 'Everything shows again.');
    },
  };
}
