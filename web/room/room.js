// The room page: which phase it shows.

export function room() {
  return {
    get phase() {
      return this.$store.ui.catalog.phases[this.$store.live.phase];
    },
    get showsMap() {
      return this.phase.stage === 'map' && this.here;
    },
    /** Whether what the phase is made of has been loaded. */
    get here() {
      return Boolean(this.$store.ui.loaded[this.$store.live.phase]);
    },
    phaseIs(name) {
      return this.$store.live.phase === name && this.here;
    },
  };
}
