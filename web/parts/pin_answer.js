// The answer to a pin: a question and a tool objection ask for one, and for the name of who stands for it.
import { may } from './rights.js';

const ASKING = ['question', 'tool'];

/** In an element with x-part="pin_answer". */
export function pinAnswer(id) {
  return {
    id,
    isOpen: false,

    get pin() {
      return this.$store.live.record(id) ?? { id, kind: 'issue', values: {} };
    },

    get answer() {
      const { answer = '', owner } = this.pin.values;
      const name = this.$store.live.parts.everyone.people[owner]?.name ?? '';
      return answer && name ? `${answer} (${name})` : answer ?? '';
    },

    get mayAnswer() {
      const { live } = this.$store;
      return !this.isOpen && ASKING.includes(this.pin.values.kind) && may(live, 'set', this.pin, ['answer']);
    },

    get word() {
      return this.answer ? 'Change the answer' : 'Answer';
    },

    open() {
      this.isOpen = true;
    },

    done() {
      this.isOpen = false;
    },
  };
}
