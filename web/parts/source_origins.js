// The sources that a step uses, more closely: how it uses each, and the step that makes its data. What is wrong with a
// source is then known to come from there.
/** In an element with x-part="source_origins". */
export function sourceOrigins(step) {
  return {
    isOpen: false,

    turn({ target }) {
      this.isOpen ||= target.open;
    },

    get sources() {
      const { live } = this.$store;
      const uses = live.all('source_use').filter(({ values }) => values.step === step && live.record(values.source));
      return uses.map(({ id: use, values }) => {
        const { id, values: { name } } = live.record(values.source);
        return { use, id, name };
      });
    },

    get hasSources() {
      return this.sources.length > 0;
    },
  };
}
