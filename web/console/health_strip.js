// The health strip: five signs, each with the one place where it is mended.
import { handsInOrder } from '../parts/attention_hands.js';
import { healthOf, quietFunctions } from './health.js';
import { ASKING } from './moves.js';

/** Phases with a list of their own of what is missing. */
const LISTING = ['commit', 'agree', 'closed', 'final'];

/** Sign → what its button offers, and the id of the section it leads to. */
const LEADS = {
  People: () => ['Show people', 'people'],
  Pace: () => ['Show minutes', 'agenda'],
  Progress: ({ phase }) => {
    if (phase === 'talk') return ['Show steps', 'steps'];
    return ASKING.includes(phase) ? ['Show who', 'done'] : ['Show agenda', 'agenda'];
  },
  Contributions: (live) => (handsInOrder(live).length || quietFunctions(live).length ? ['Show hands', 'hands'] : ['Show people', 'people']),
  Data: ({ phase }) => {
    if (phase === 'lobby') return ['Show what is missing', 'start'];
    return ['Show what is missing', LISTING.includes(phase) ? 'missing-now' : 'missing'];
  },
};

export function consoleHealth() {
  return {
    get signs() {
      const { live } = this.$store;
      return healthOf(live, this.time).map((sign) => {
        const [offer, place] = LEADS[sign.name](live);
        return { ...sign, offer, place };
      });
    },

    /** Brings what mends a sign into sight, with the focus on it. */
    show({ name, place }) {
      if (name === 'Data') this.$dispatch('show-all-missing');
      this.$nextTick(() => {
        const section = document.getElementById(place) ?? this.$refs.now;
        section.scrollIntoView({ block: 'start' });
        section.focus();
      });
    },
  };
}
