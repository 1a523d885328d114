// A reveal that can be undone for five seconds: until then nothing has left the console.
import { announce } from '../parts/announce.js';

const SECONDS = 5;

export function makeRevealing() {
  let counter = 0;
  return {
    /** Until the reveal; 0 when none is under way. */
    seconds: 0,

    start(then) {
      if (this.seconds) return;
      this.seconds = SECONDS;
      announce(`Revealing in ${SECONDS} seconds. Escape undoes it.`);
      counter = setInterval(() => this.pass(then), 1000);
    },

    pass(then) {
      this.seconds -= 1;
      if (this.seconds) return;
      clearInterval(counter);
      then();
    },

    undo() {
      if (!this.seconds) return;
      clearInterval(counter);
      this.seconds = 0;
      announce('Nothing was revealed.');
    },
  };
}
