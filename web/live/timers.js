// Timers by name, each running once at a time. A timer that comes far too late says so: the page was asleep, and
// whatever it waited for may have come and not been heard.

const ASLEEP = 1500;

export function makeTimers() {
  const running = new Map();
  return {
    /** Does `act` after so many milliseconds, unless a timer of this name runs already. */
    after(name, milliseconds, act) {
      if (running.has(name)) return;
      const due = performance.now() + milliseconds;
      const ring = () => {
        running.delete(name);
        act(performance.now() - due > ASLEEP);
      };
      running.set(name, setTimeout(ring, milliseconds));
    },

    stop(...names) {
      for (const name of names) {
        clearTimeout(running.get(name));
        running.delete(name);
      }
    },

    stopAll() {
      this.stop(...running.keys());
    },

    runs: (name) => running.has(name),
  };
}

/** How long to wait before the next try, by how many failed: longer each time, and never all pages at once. */
export const backOff = (tries, [least, most]) =>
  least + Math.random() * (Math.min(most, least * 2 ** (tries + 1)) - least);
