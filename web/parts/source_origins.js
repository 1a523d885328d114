// Where the data of a step's sources comes into being: the step that makes it, for each source. What is wrong with a
// source is then known to come from there.
import { titleOf } from '../live/lookups.js';

/** In an element with x-part="source_origins". */
export function sourceOrigins(step) {
  return {
    isOpen: false,

    turn({ target }) {
      this.isOpen ||= target.open;
    },

    get sources() {
      const { live } = this.$store;
      const used = live.all('source_use').filter(({ values }) => values.step === step).map(({ values }) => values.source);
      return [...new Set(used)].map((id) => live.record(id)).filter(Boolean).map(({ id, values }) => {
        const made = live.record(values.generated_at);
        return { id, name: values.name, about: made ? `Comes into being at ${titleOf(live, made)}` : 'Not said yet' };
      });
    },

    get hasSources() {
      return this.sources.length > 0;
    },
  };
}
