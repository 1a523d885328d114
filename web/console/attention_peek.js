// Looking ahead: what comes in a block, seen by the facilitator alone. Going there is another button.
import { minutesOf } from './pace.js';

const NONE = { id: '', values: {} };

export function consolePeek() {
  return {
    at: '',

    get block() {
      return this.$store.live.record(this.at) ?? NONE;
    },

    get isOpen() {
      return Boolean(this.block.id) && this.block.id !== this.$store.live.agenda.block;
    },

    get phase() {
      return this.$store.live.catalog.phases[this.block.values.phase] ?? { task: '', help: '', label: '' };
    },

    get title() {
      return `${this.block.values.title || this.phase.label}, ${minutesOf(this.block)} minutes`;
    },

    /** What the facilitator says, does and watches for then. */
    get script() {
      return this.$store.live.all('script').find((one) => one.values.block === this.at) ?? NONE;
    },

    look(block) {
      this.at = this.at === block ? '' : block;
      this.$nextTick(() => this.$root.scrollIntoView({ block: 'nearest' }));
    },

    close() {
      this.at = '';
    },
  };
}
