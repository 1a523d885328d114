// The two buttons of somebody who listens: I want to speak, and, seen by nobody, my view changed.

import { handsInOrder } from '../../parts/attention_hands.js';
import { contributorsOf } from '../../parts/distribution.js';

/** What this person said last of these commands, for themselves, and is not answered yet. */
function waiting(live, ...names) {
  const own = ({ person }) => !person || person === live.me;
  return live.unanswered.findLast(({ command }) => names.includes(command.do) && own(command))?.command;
}

export function sayingSo() {
  return {
    get live() {
      return this.$store.live;
    },

    get takesPart() {
      return contributorsOf(this.live).some(({ id }) => id === this.live.me);
    },

    get handIsUp() {
      const said = waiting(this.live, 'raise_hand', 'lower_hand');
      return said ? said.do === 'raise_hand' : this.place >= 0;
    },

    /** How many are heard before; below 0 without a hand up. */
    get place() {
      return handsInOrder(this.live).findIndex(({ person }) => person === this.live.me);
    },

    get handWords() {
      if (!this.handIsUp) return 'I want to speak';
      if (this.place < 0) return 'You want to speak';
      return this.place === 0 ? 'You speak next' : `You want to speak, ${this.place} before you`;
    },

    get aboutStep() {
      return Boolean(this.live.record(this.live.agenda.step));
    },

    get mayChange() {
      return this.takesPart && this.aboutStep;
    },

    get viewChanged() {
      const said = waiting(this.live, 'change_view');
      const { step } = this.live.agenda;
      return said?.step === step ? said.on : this.live.parts.mine.view_changed.includes(step);
    },

    raise() {
      const { me } = this.live;
      this.live.ask(this.handIsUp ? { do: 'lower_hand', person: me } : { do: 'raise_hand' });
    },

    change() {
      this.live.ask({ do: 'change_view', step: this.live.agenda.step, on: !this.viewChanged });
    },
  };
}
