// Ears: who wants to hear of changes, and of which.

export function makeEars() {
  const ears = new Set();
  return {
    /** Calls `act` with the set of what has changed, when one of `what` has. What it returns ends it. */
    listen(act, what) {
      const ear = { act, what };
      ears.add(ear);
      return () => ears.delete(ear);
    },

    tell(what) {
      const changed = new Set(what);
      for (const ear of ears) {
        const hears = !ear.what || changed.has('all') || ear.what.some((one) => changed.has(one));
        if (hears) attempt(ear.act, changed);
      }
    },
  };
}

/** A view that fails must not keep others, or the line, from going on. */
function attempt(act, changed) {
  try {
    act(changed);
  } catch (error) {
    reportError(error);
  }
}
