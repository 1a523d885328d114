// A pulse at the console: how many have answered, and the button that ends it.
import { isJustShown, pulseWords, resultsOf } from '../parts/pulse_results.js';
import { makeSecondClick } from './second_click.js';

export function consolePulse() {
  return {
    again: makeSecondClick(),

    get live() {
      return this.$store.live;
    },

    get isOpen() {
      return Object.values(this.live.parts.everyone.pulses).some((one) => !one.closed_at);
    },

    get isShown() {
      return this.live.agenda.status === 'running' && isJustShown(this.live);
    },

    get shows() {
      return this.isOpen || this.isShown;
    },

    get progress() {
      return { answered: 0, of: 0, ...this.live.derived.pulse };
    },

    get answered() {
      const { answered, of } = this.progress;
      return `${answered} of ${of} have answered`;
    },

    /** Of too few nothing would ever be shown, so that takes a second click. */
    get tooFew() {
      return this.progress.answered < pulseWords().fewest;
    },

    get closeLabel() {
      return this.again.armed ? `Fewer than ${pulseWords().fewest}: nothing will be shown. Click again` : 'Show the sums now';
    },

    close() {
      if (!this.tooFew || this.again.confirms('pulse')) this.live.ask({ do: 'close_pulse' });
    },

    get results() {
      return resultsOf(this.live);
    },
  };
}
