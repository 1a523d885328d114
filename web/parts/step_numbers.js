// The numbers of a step and of what reaches it: folded, because they are asked before and after the room, and made only
// when somebody opens them. `planned` says whether they are those of today or those after the redesign.
import { titleOf } from '../live/lookups.js';

/** @param {string} step @param {'today' | 'planned'} time */
export function stepNumbers(step, time) {
  return {
    step,
    isOpen: false,
    ofStep: time === 'planned'
      ? 'minutes_planned lead_hours_planned' : 'volume_per_month minutes_per_case lead_hours estimate_quality',
    ofHandoff: time === 'planned' ? 'usable_planned wait_hours_planned' : 'wait_hours estimate_quality',
    title: time === 'planned' ? 'Numbers after the redesign' : 'Numbers of this step',

    turn({ target }) {
      this.isOpen ||= target.open;
    },

    get handoffs() {
      const { live } = this.$store;
      const into = live.all('handoff').filter(({ values }) => values.to_step === step && !values.next_cycle);
      return into.map((one) => ({ id: one.id, title: `On the way ${titleOf(live, one)}` }));
    },
  };
}
