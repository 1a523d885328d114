// The clock of the block in the facilitator's hands: more or fewer minutes, pause, go on. Time never closes anybody's
// input.
import { MINUTE } from '../parts/timer.js';
import { left } from './pace.js';

/** Key in the bar → what it does. */
const KEYS = {
  ' ': (clock) => clock.togglePause(),
  '+': (clock) => clock.extend(1),
  '-': (clock) => clock.cannotShorten || clock.extend(-1),
};

export function consoleClock() {
  return {
    init() {
      document.getElementById('bar').addEventListener('keydown', (event) => this.key(event));
    },

    /** Space is the clock's only while the bar itself has the focus: on a button it presses the button. */
    key(event) {
      const act = KEYS[event.key];
      const held = event.ctrlKey || event.metaKey || event.altKey;
      if (!act || held || !this.isRunning || event.target.matches('input, textarea, select')) return;
      if (event.key === ' ' && event.target.id !== 'bar') return;
      event.preventDefault();
      act(this);
    },

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
