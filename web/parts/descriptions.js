// Two descriptions of one step, side by side until the function whose step it is says which holds.
import { newId } from '../live/queue.js';
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
      return found.map((one) => this.rowOf(one));
    },

    rowOf(one) {
      const { function: whose, name = '', text, outcome = '', step_was: was } = one.values;
      const options = Object.entries(this.outcome.options);
      return {
        id: one.id, name, text,
        standing: was ? 'It was called' : 'As it stands',
        stands: was || this.name,
        from: this.live.record(whose)?.values.name ?? 'Somebody',
        mine: may(this.live, 'set', one, ['text']) && !outcome,
        decides: outcome !== 'both' && may(this.live, 'set', one, ['outcome']),
        choices: options.map(([value, label]) => ({ name: value, label, picked: value === outcome })),
        held: this.outcome.options[outcome] ?? '',
      };
    },

    /** The question which of both holds, with its answers, as the catalogue has it. */
    get outcome() {
      return this.live.catalog.kinds.description.fields.outcome;
    },

    /** Whose step it is says which holds: the step is renamed, stays, or is divided. */
    choose(description, outcome) {
      const halves = outcome === 'both' ? { first: newId(), second: newId() } : {};
      this.live.ask({ do: 'choose_description', description, outcome, ...halves });
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
