// What is slow to make follows a person's moves without holding them up: after the first move as soon as the screen
// has drawn it, and of moves that come one upon the other after the last alone.

/** Milliseconds without a move after which somebody rests. */
const REST = 150;

/** Does something a task behind the next frame: by then what was changed before has been painted. */
export const afterPaint = (act) => requestAnimationFrame(() => setTimeout(act));

/** `act`, called with the last value once the person rests. */
export function atRest(act) {
  let waiting = 0;
  let moves = 0;
  let moved = -REST;
  return (value) => {
    clearTimeout(waiting);
    const now = performance.now();
    const wait = now - moved < REST ? REST : 0;
    moved = now;
    moves += 1;
    const move = moves;
    const follow = () => {
      if (move !== moves) return;
      act(value);
      moved = performance.now();
    };
    waiting = setTimeout(() => afterPaint(follow), wait);
  };
}
