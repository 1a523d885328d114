// Consent: one's function says that it does not object to the decision, or what harm it sees.
import { keeping } from '../../live/keeping.js';
import { QUESTION, consentOf } from '../../parts/consent_words.js';

export function consent() {
  return {
    question: QUESTION,
    /** Function → the objection that is being typed; none where nobody types. */
    typed: {},
    problem: '',

    init() {
      this.typed = keeping.read(this.place) ?? {};
    },

    get live() {
      return this.$store.live;
    },

    get step() {
      return this.live.agenda.step;
    },

    get place() {
      return `crossflow.objection/${this.live.workshop}/${this.live.me}/${this.step}`;
    },

    get found() {
      return consentOf(this.live, this.step);
    },

    get isAsked() {
      return this.found.asked;
    },

    /** Every function that is asked; for those one answers for, with the two answers. */
    get rows() {
      const speaking = this.found.changed ? {} : this.speaking;
      return this.found.rows.map((row) => ({
        ...row,
        mine: Object.hasOwn(speaking, row.id),
        writes: Object.hasOwn(speaking, row.id) && Object.hasOwn(this.typed, row.id),
        typed: this.typed[row.id] ?? '',
        agrees: !row.waits && !row.objects,
        noWords: row.objects ? 'Our objection is resolved' : 'No objection',
      }));
    },

    get note() {
      return this.found.changed ? 'The words have changed. The facilitator asks again.' : '';
    },

    /** Function → whom one answers for in it; empty for oneself. */
    get speaking() {
      const entered = Object.values(this.live.parts.everyone.people).filter((one) => one.entered_by === this.live.me && !one.removed);
      const all = [...entered.map((one) => [one.function, one.id]), [this.live.myFunction, '']];
      return Object.fromEntries(all.filter(([id]) => id));
    },

    agree(id) {
      this.drop(id);
      this.send(id, {});
    },

    write(id) {
      this.typed = { [id]: '', ...this.typed };
      this.$nextTick(() => this.$root.querySelector('textarea')?.focus());
    },

    type(id, event) {
      this.typed = { ...this.typed, [id]: event.target.value };
      keeping.write(this.place, this.typed);
    },

    /** What was typed stays until the server has it. */
    async object(id) {
      if (await this.send(id, { objects: true, objection: this.typed[id] })) this.drop(id);
    },

    drop(id) {
      this.typed = Object.fromEntries(Object.entries(this.typed).filter(([one]) => one !== id));
      keeping.write(this.place, this.typed);
    },

    async send(id, answer) {
      const person = this.speaking[id];
      this.problem = '';
      try {
        await this.live.send({ do: 'answer_consent', step: this.step, ...(person ? { person } : {}), ...answer });
        return true;
      } catch ({ text }) {
        this.problem = text;
        return false;
      }
    },
  };
}
