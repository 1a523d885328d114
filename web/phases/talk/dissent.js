// Dissent on the step the room looks at. Only the function that holds it words it, and confirms it with one tap.
import { chipOf, ownFunction } from '../../parts/distribution.js';
import { overviewOf } from '../../parts/revealed.js';
import { decisionOf } from '../../parts/step_words.js';

export function dissent() {
  return {
    problem: '',

    get live() {
      return this.$store.live;
    },

    get step() {
      return this.live.agenda.step;
    },

    /** What all functions said: {id, name, slot, text, state, mine, canConfirm}. */
    get said() {
      return this.live.all('dissent').filter(({ values }) => values.step === this.step).map((one) => this.view(one));
    },

    get others() {
      return this.said.filter(({ mine, text }) => !mine && text);
    },

    /** This function's own words, as a list of one, or none. */
    get own() {
      return this.said.filter(({ mine }) => mine);
    },

    get there() {
      return this.others.length + this.own.length + this.adding.length > 0;
    },

    /**
     * Where a function stands apart from what is being decided, it may say what it would need: the step, as a list of
     * one, or none.
     */
    get adding() {
      const { furthest = [], hear = [] } = overviewOf(this.live).steps[this.step] ?? {};
      const apart = [...furthest.flat(), ...hear].includes(ownFunction(this.live, this.step));
      return apart && !this.own.length && decisionOf(this.live, this.step).there ? [this.step] : [];
    },

    view({ id, values }) {
      const { name, slot } = chipOf(this.live, values.function);
      const mine = values.function === this.live.myFunction;
      const confirmed = Boolean(values.confirmed);
      const head = `${name} · ${confirmed ? 'in their own words' : 'not confirmed yet'}`;
      return { id, name, slot, mine, confirmed, head, text: values.text ?? '', canConfirm: !confirmed && Boolean(values.text) };
    },

    confirm(id) {
      this.problem = '';
      const was = { confirmed: this.live.record(id).values.confirmed ?? null };
      this.live.edit([{ act: 'set', id, values: { confirmed: true }, was }]).catch(({ text }) => { this.problem = text; });
    },
  };
}
