// Deciding the step in front of the room: who does it, who is accountable and types why; or divide it, or park it.
import { announce } from '../parts/announce.js';
import { newId } from '../live/queue.js';
import { consentOf } from '../parts/consent_words.js';
import { contributorsOf, scaleOf } from '../parts/distribution.js';
import { decisionOf, warningsOn } from '../parts/step_words.js';

export function consoleDeciding() {
  return {
    /** What was picked here and is not in the decision yet. */
    picked: { mode: '', accountable: '' },
    firstName: '',
    secondName: '',
    divideError: '',

    get decision() {
      return decisionOf(this.$store.live, this.step);
    },

    get modes() {
      const { live } = this.$store;
      const stop = live.catalog.off_scale.filter(({ name }) => name === 'stop');
      return [...scaleOf(live), ...stop].map((one) => ({ ...one, checked: one.name === this.decision.mode }));
    },

    pickMode(mode) {
      this.pick({ mode });
    },

    pickAccountable(event) {
      this.pick({ accountable: event.target.value });
    },

    /** The decision opens with the mode; whoever was picked before comes along. */
    pick(what) {
      this.picked = { ...this.picked, ...what };
      const mode = this.picked.mode || this.decision.mode;
      const accountable = this.picked.accountable || this.decision.accountable;
      if (mode) this.$store.live.ask({ do: 'open_decision', step: this.step, mode, accountable });
    },

    /** Whom the decision can belong to: first the people whose step it is. */
    get people() {
      const { live } = this.$store;
      const owner = live.record(this.step)?.values.owner;
      const near = (one) => (one.function === owner ? 0 : 1);
      const sorted = contributorsOf(live).sort((one, two) => near(one) - near(two));
      return sorted.map(({ id, name, function: group }) => ({
        id,
        name: `${name} (${live.record(group)?.values.name ?? ''})`,
        chosen: id === (this.decision.accountable || this.picked.accountable),
      }));
    },

    get isWriting() {
      return this.decision.open && !this.decision.why;
    },

    get waitsFor() {
      const { accountableName: name, mode, why } = this.decision;
      if (!mode) return 'Pick who should do this step.';
      if (!name) return 'Pick who is accountable.';
      return why ? consentOf(this.$store.live, this.step).words : `${name} types why, in one sentence, on their own device.`;
    },

    /** What speaks for caution, in plain words. */
    get warnings() {
      return warningsOn(this.$store.live, this.step);
    },

    get isParked() {
      return this.decision.outcome === 'parked';
    },

    get isAtWork() {
      return !this.decision.done && !this.isParked;
    },

    get canDecide() {
      return this.decision.open && !this.waitsFor;
    },

    /** Pressed too early it says what it waits for. */
    decide() {
      if (!this.canDecide) return announce(this.waitsFor);
      return this.$store.live.ask({ do: 'decide_step', step: this.step });
    },

    reopen() {
      this.$store.live.ask({ do: 'reopen_step', step: this.step });
    },

    park() {
      this.$store.live.ask({ do: 'park_step', step: this.step });
    },

    typeFirst(event) {
      this.firstName = event.target.value;
    },

    typeSecond(event) {
      this.secondName = event.target.value;
    },

    /** Two steps instead of one; both are marked anew, the first comes before the room. */
    async divide() {
      const { live } = this.$store;
      const halves = { first: newId(), second: newId(), first_name: this.firstName.trim(), second_name: this.secondName.trim() };
      this.divideError = '';
      try {
        await live.send({ do: 'divide_step', step: this.step, ...halves });
      } catch (refusal) {
        this.divideError = refusal.text;
        return;
      }
      const focus = (id) => ({ act: 'set', id, values: { focus: 'now' }, was: { focus: null } });
      live.edit([focus(halves.first), focus(halves.second)]);
      live.ask({ do: 'look_at', step: halves.first });
      Object.assign(this, { firstName: '', secondName: '' });
    },
  };
}
