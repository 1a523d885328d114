// Answers: who waits for which command to be accepted or refused.

export function makeAnswers() {
  const waiting = new Map();

  return {
    /** The answer to the command with this ref, as a promise; the same one for everybody who asks. */
    to(ref) {
      if (waiting.has(ref)) return waiting.get(ref).promise;
      const one = {};
      one.promise = new Promise((resolve, reject) => Object.assign(one, { resolve, reject }));
      // A refusal that nobody waits for is no error of this page.
      one.promise.catch(() => {});
      waiting.set(ref, one);
      return one.promise;
    },

    /** Passes an answer on. False when nobody waited for it. */
    pass(ref, refusal = null) {
      const one = waiting.get(ref);
      waiting.delete(ref);
      if (refusal) one?.reject(refusal);
      else one?.resolve();
      return Boolean(one);
    },

    /** Nothing will be answered any more. */
    refuseAll(refusal) {
      for (const ref of [...waiting.keys()]) this.pass(ref, { ref, ...refusal });
    },
  };
}
