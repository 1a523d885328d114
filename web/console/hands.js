// Who wants to speak: the function that was heard least comes first, then who asked first.
import { handsInOrder } from '../parts/attention_hands.js';
import { chipOf } from '../parts/distribution.js';
import { quietFunctions } from './health.js';

export function consoleHands() {
  return {
    get queue() {
      const { live } = this.$store;
      return handsInOrder(live).map(({ person, name, function: id }) => ({ id: person, name, chip: chipOf(live, id) }));
    },

    /** Who has put in least so far, and may be asked. */
    get quiet() {
      return quietFunctions(this.$store.live).join(', ');
    },

    /** There is something to do: somebody waits, or somebody may be asked. */
    get asks() {
      return this.queue.length > 0 || Boolean(this.quiet);
    },

    spoke(person) {
      this.$store.live.ask({ do: 'lower_hand', person, spoke: true });
    },
  };
}
