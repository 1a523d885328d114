// ← and → where the facilitator talks with the room: the step before or after in the list, as a click on its line would.
import { stepBeside } from './steps.js';

const BY = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * @param {HTMLElement} place where the keys work: the list, or the bar
 * @param {object} live the store
 * @param {(step: string) => void} go told the id of the step
 * @returns {() => void} ends it
 */
export function listenForSteps(place, live, go) {
  const hear = (event) => {
    const by = BY[event.key];
    const held = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (!by || held || event.target.matches('input, textarea, select')) return;
    event.preventDefault();
    const step = stepBeside(live, by);
    if (step) go(step);
  };
  place.addEventListener('keydown', hear);
  return () => place.removeEventListener('keydown', hear);
}
