// Two descriptions of one step, side by side until the function whose step it is says which holds.
import { may } from './rights.js';

/** In an element with x-part="descriptions". */
export function descriptions(step) {
  return {
    step,

    get live() {
      return this.$store.live;
    },

    /** Whose words a new description would be; empty for who has no function. */
    get own() {
      return this.live.myFunction;
    },

    get name() {
      return this.live.record(step)?.values.name ?? '';
    },

    get all() {
      const found = this.live.all('description').filter(({ values }) => values.step === step);
      return found.map((one) => {
        const { function: whose, text, outcome = '' } = one.values;
        return {
          id: one.id, text,
          from: this.live.record(whose)?.values.name ?? 'Somebody',
          mine: may(this.live, 'set', one, ['text']) && !outcome,
          decides: may(this.live, 'set', one, ['outcome']),
          held: outcome ? this.live.catalog.kinds.description.fields.outcome.options[outcome] : '',
        };
      });
    },

    get some() {
      return this.all.length > 0;
    },

    get isOpen() {
      return this.all.some(({ held }) => !held);
    },

    get title() {
      return this.isOpen ? 'Described in two ways' : 'It was described in two ways';
    },

    /** Whether this person's function may say that it sees the step otherwise. */
    get mayDescribe() {
      const values = { step, function: this.own };
      return Boolean(this.own) && may(this.live, 'add', { kind: 'description', values });
    },
  };
}
