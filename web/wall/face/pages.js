// A flow on the wall, page by page: one part at a time, in step with every other place that shows it, because the page
// follows from the server's time.
import { chosenFace } from '../faces.js';

/** Milliseconds for which a page is shown. */
const SHOWN = 12_000;

/**
 * The page to show: the one with what a facilitator chose or the room talks about; else each in its turn.
 * @param {{part: string, steps: {id: string}[]}[]} pages
 */
export function pageNow(live, pages) {
  const { part, step } = chosenFace(live);
  const wanted = step || (part ? '' : live.agenda.step);
  const found = pages.findIndex((one) => (wanted ? one.steps.some(({ id }) => id === wanted) : part && one.part === part));
  return found >= 0 ? found : turnOf(live, pages.length);
}

/** The number of the page whose turn it is. */
export const turnOf = (live, many) => Math.floor(live.now() / SHOWN) % Math.max(1, many);

/** Calls `act` whenever the pages turn; what is returned ends it. */
export function everyTurn(live, act) {
  let waiting = 0;
  const wait = () => {
    waiting = setTimeout(() => {
      act();
      wait();
    }, SHOWN - (live.now() % SHOWN) + 20);
  };
  wait();
  return () => clearTimeout(waiting);
}
