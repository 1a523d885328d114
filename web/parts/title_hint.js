// What would make the title of the selected step clearer, as the server says (server/domain/titles.py): a hint for who
// may change it, and nothing that keeps anybody from going on.
import { may } from './rights.js';

export function titleHint() {
  return {
    init() {
      this.end = this.$store.live.shows('titles');
    },

    destroy() {
      this.end();
    },

    get text() {
      const { live } = this.$store;
      const step = live.record(this.selected);
      return (step && may(live, 'set', step, ['name']) && live.derived.titles[step.id]) || '';
    },
  };
}
