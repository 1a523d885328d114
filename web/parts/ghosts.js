// What was removed in the last ten minutes, to be brought back by whoever may remove it.
//
//   {% from 'parts/record_form.html' import ghosts with context %}
//   <div x-data="ghosts('issue', 'place', step.id)">{{ ghosts() }}</div>
//
// `ghosts(kind)`, or with a field and its value only those that have it. What went along with something else is not
// listed: it comes back together with that.
import { titleOf } from '../live/lookups.js';
import { may } from './rights.js';

export function ghosts(kind, field = '', value = '') {
  return {
    get ghosts() {
      const { live } = this.$store;
      return live.ghosts
        .filter((one) => one.kind === kind && !one.removed_with && (!field || one.values[field] === value))
        .map((one) => ({
          id: one.id,
          title: titleOf(live, one),
          by: `Removed by ${live.parts.everyone.people[one.removed_by]?.name ?? 'somebody'}`,
          may: may(live, 'remove', one),
        }));
    },

    restore(id) {
      const { live } = this.$store;
      live.edit([{ act: 'restore', id }]).catch((refusal) => live.notices.push(refusal));
    },
  };
}
