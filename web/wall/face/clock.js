// The timer on the wall's face: it looks like any other and says nothing, for the page around it has one of its own.
import { timer } from '../../parts/timer.js';

export function wallClock() {
  const clock = timer();
  clock.say = () => {};
  return clock;
}
