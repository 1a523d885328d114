// A nudge: when a phase asks people to type and nobody has for a while, one line above the bar says so. Never while
// people talk, and never where what they do is private: there nothing can be known.
import { MINUTE } from '../parts/timer.js';
import { rests } from './pace.js';

const QUIET = 2 * MINUTE;

/** Phases in which people type for all to see → the minutes at its beginning that are for talking. */
const TYPING = { map: 0, sources: 0, redesign: 4, commit: 0 };

export function consoleNudge() {
  return {
    /** When somebody was last seen to do something, by the server's clock. */
    last: 0,

    init() {
      const { live } = this.$store;
      const signs = [...Object.keys(live.catalog.kinds), 'ready_said', 'editing', 'block_entered', 'all'];
      this.wait();
      this.end = live.subscribe(() => this.wait(), signs);
    },

    destroy() {
      this.end();
    },

    wait() {
      this.last = this.$store.live.now();
    },

    get isTalk() {
      const { phase, agenda } = this.$store.live;
      return !(phase in TYPING) || this.time - agenda.entered_at < TYPING[phase] * MINUTE;
    },

    get words() {
      const { live } = this.$store;
      const quiet = this.time - this.last;
      if (this.isTalk || live.agenda.paused_with || quiet < QUIET || rests(live, this.time)) return '';
      return `Nobody has typed for ${Math.floor(quiet / MINUTE)} minutes. Move on?`;
    },
  };
}
