// The clock of the block in the facilitator's hands: more minutes, pause, go on. Time never closes anybody's input.

export function consoleClock() {
  return {
    get isPaused() {
      return this.$store.live.agenda.paused_with > 0;
    },

    extend(minutes) {
      this.$store.live.ask({ do: 'extend_timer', minutes });
    },

    togglePause() {
      this.$store.live.ask({ do: this.isPaused ? 'resume_timer' : 'pause_timer' });
    },

    get pauseIcon() {
      return this.isPaused ? 'play' : 'pause';
    },

    get pauseLabel() {
      return this.isPaused ? 'Go on with the timer' : 'Pause the timer';
    },
  };
}
