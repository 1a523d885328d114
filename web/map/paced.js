// Drawing anew at a pace that leaves the page to its person, however much others change meanwhile.

/** After a drawing the page rests so many times as long as it took. */
const REST = 3;

/**
 * `draw`, to be asked for as often as one likes: it comes in the next frame, or as soon as the page has rested.
 * @param {() => void} draw
 */
export function paced(draw) {
  let waiting = false;
  let rested = 0;
  const drawn = () => {
    waiting = false;
    const began = performance.now();
    draw();
    const now = performance.now();
    rested = now + REST * (now - began);
  };
  return () => {
    if (waiting) return;
    waiting = true;
    const rest = rested - performance.now();
    if (rest > 0) setTimeout(requestAnimationFrame, rest, drawn);
    else requestAnimationFrame(drawn);
  };
}
