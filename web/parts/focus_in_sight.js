// What the keyboard brought the focus to stays in sight: when something beside it comes late or grows, the page goes
// along. Whoever scrolls away by themselves is left where they are; for whoever points, nothing scrolls at all.

/** Milliseconds behind a key in which the focus moves because of it. */
const BY_KEY = 500;

/** Whether all of an element is between the edges of what was scrolled. */
function isWithin(element, scroller) {
  const box = element.getBoundingClientRect();
  const edges = scroller === document ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
  return box.top >= edges.top - 1 && box.bottom <= edges.bottom + 1;
}

/** How far down an element is in the page, however far that is scrolled, in pixels. */
function depthOf(element) {
  let depth = element.getBoundingClientRect().top;
  for (let one = element.parentElement; one; one = one.parentElement) depth += one.scrollTop;
  return depth;
}

/** Watches a page for as long as it lives. */
export function keepFocusInSight() {
  let focused = null;
  let depth = 0;
  let keyed = -BY_KEY;

  const sight = new IntersectionObserver((entries) => {
    const { target, intersectionRatio, boundingClientRect: box, rootBounds: page } = entries.at(-1);
    const wasPushed = intersectionRatio < 0.99 && box.height <= page.height && box.width <= page.width;
    if (wasPushed) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, { threshold: [0, 0.5, 1] });

  addEventListener('keydown', ({ timeStamp }) => { keyed = timeStamp; }, true);
  addEventListener('focusin', ({ target, timeStamp }) => {
    sight.disconnect();
    [focused, depth] = [target, depthOf(target)];
    // The map moves what has the focus by itself.
    if (timeStamp - keyed < BY_KEY && !target.closest('.map-view')) sight.observe(target);
  });
  addEventListener('scroll', ({ target }) => {
    if (!focused?.isConnected || !target.contains(focused)) return;
    // Growth and a scroll, as that of the focus itself, may come in one frame.
    const before = depth;
    depth = depthOf(focused);
    const wasPushed = Math.abs(depth - before) > 1;
    if (!wasPushed && !isWithin(focused, target)) sight.disconnect();
  }, { capture: true, passive: true });
}
