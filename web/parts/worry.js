// A concern without a name: written, sent, and gone from this page. Nothing anywhere says that somebody wrote one.
import { keeping } from '../live/keeping.js';

/** The phases in which such concerns are written. */
const PHASES = ['commit', 'agree'];

const EMPTY = Object.freeze({ text: '', category: '', step: '' });

/** In an element with x-part="worry". */
export function worry() {
  return {
    half: EMPTY,
    kept: false,
    waits: false,
    refusal: '',

    init() {
      this.half = keeping.read(this.keptAt) ?? EMPTY;
    },

    get live() {
      return this.$store.live;
    },

    get keptAt() {
      return `crossflow.worry/${this.live.workshop}/${this.live.me}`;
    },

    get writes() {
      return Boolean(this.live.myFunction) && PHASES.includes(this.live.phase);
    },

    get text() {
      return this.half.text;
    },

    get categories() {
      const { options } = this.live.catalog.kinds.concern.fields.category;
      return Object.entries(options).map(([name, label]) => ({ name, label, picked: name === this.half.category }));
    },

    get steps() {
      return this.live.steps.map(({ id, values }) => ({ name: id, label: values.name, picked: id === this.half.step }));
    },

    type({ target: { value } }) {
      this.change({ text: value });
    },

    pickCategory({ target: { value } }) {
      this.change({ category: value });
    },

    pickStep({ target: { value } }) {
      this.change({ step: value });
    },

    change(part) {
      this.half = { ...this.half, ...part };
      this.kept = false;
      this.refusal = '';
      keeping.write(this.keptAt, this.half);
    },

    keep() {
      const sent = this.half;
      const said = Object.fromEntries(Object.entries(sent).filter(([, one]) => one.trim()));
      this.refusal = said.text ? '' : 'Say it in a sentence.';
      if (!said.text) return;
      this.waits = true;
      this.live.send({ do: 'write_concern', ...said })
        .then(() => this.forget(sent), ({ text }) => { this.refusal = text; })
        .finally(() => { this.waits = false; });
    },

    /** The server has it; what was typed meanwhile stays. */
    forget(sent) {
      if (this.half !== sent) return;
      this.half = EMPTY;
      this.kept = true;
      keeping.drop(this.keptAt);
    },
  };
}
