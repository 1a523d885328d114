// A break or a buffer: what comes next, so that nobody has to ask.

export function pause() {
  return {
    get live() {
      return this.$store.live;
    },

    /** The block after this one; its values are empty when this is the last. */
    get next() {
      const at = this.live.blocks.findIndex(({ id }) => id === this.live.agenda.block);
      return this.live.blocks[at + 1]?.values ?? {};
    },

    get title() {
      const { title, phase } = this.next;
      const name = title || this.live.catalog.phases[phase]?.label;
      return name ? `Next: ${name}` : 'Nothing comes after this';
    },

    get text() {
      return 'Nothing to prepare. What you wrote is saved, and you can leave this page open.';
    },
  };
}
