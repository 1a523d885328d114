// What else is known of a step and of what reaches it: folded, because it is asked before and after the room, and made
// only when somebody opens it.
import { titleOf } from '../live/lookups.js';

/** What is asked of the step, and of each handoff that reaches it: as it is today, or after the redesign. */
const TIMES = {
  today: {
    title: 'More about this step',
    ofStep: 'kind is_decision inputs outputs with_functions volume_per_month minutes_per_case lead_hours estimate_quality',
    ofHandoff: 'artefact condition next_cycle wait_hours estimate_quality',
  },
  planned: {
    title: 'Numbers after the redesign',
    ofStep: 'minutes_planned lead_hours_planned',
    ofHandoff: 'usable_planned wait_hours_planned',
  },
};

/** @param {string} step @param {'today' | 'planned'} time */
export function stepNumbers(step, time) {
  return {
    step,
    isOpen: false,
    ...TIMES[time],

    turn({ target }) {
      this.isOpen ||= target.open;
    },

    get handoffs() {
      const { live } = this.$store;
      const asked = ({ values }) => values.to_step === step && (time === 'today' || !values.next_cycle);
      return live.all('handoff').filter(asked).map((one) => ({ id: one.id, title: `On the way ${titleOf(live, one)}` }));
    },
  };
}
