// The clock of the block in the facilitator's hands: more or fewer minutes, pause, go on. Time never closes anybody's
// input.
import { MINUTE } from '../parts/timer.js';
import { left } from './pace.js';

export function consoleClock() {
  return {
    get isPaused() {
      return this.$store.live.agenda.paused_with > 0;
    },

    /** Less than a minute is not taken away. */
    get cannotShorten() {
      return left(this.$store.live, this.time) <= MINUTE;
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
