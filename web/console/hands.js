// Who wants to speak: the function that was heard least comes first, then who asked first.
import { chipOf } from '../parts/distribution.js';
import { quietFunctions } from './health.js';

export function consoleHands() {
  return {
    get queue() {
      const { live } = this.$store;
      const { hands, people, spoken } = live.parts.everyone;
      const heard = ({ person }) => spoken[people[person]?.function] ?? 0;
      const sorted = [...hands].sort((one, two) => heard(one) - heard(two) || one.at - two.at);
      return sorted.filter(({ person }) => people[person]).map(({ person }) => ({
        id: person, name: people[person].name, chip: chipOf(live, people[person].function),
      }));
    },

    /** Who has put in least so far, and may be asked. */
    get quiet() {
      return quietFunctions(this.$store.live).join(', ');
    },

    spoke(person) {
      this.$store.live.ask({ do: 'lower_hand', person, spoke: true });
    },
  };
}
