// The room page: which phase it shows.

export function room() {
  return {
    get phase() {
      return this.$store.ui.catalog.phases[this.$store.live.phase];
    },
    get showsMap() {
      return this.phase.stage === 'map';
    },
    phaseIs(name) {
      return this.$store.live.phase === name;
    },
  };
}
