// Reloading: an old page asks for the new one, once. If that does not help it stays as it is and says so.

const MARK = 'crossflow.reloaded';
const SOON = 60_000;

/** Loads the page again, unless that was tried just now. Says whether it does. */
export function reloadOnce() {
  if (triedJustNow()) return false;
  location.reload();
  return true;
}

function triedJustNow() {
  try {
    const before = Number(sessionStorage.getItem(MARK));
    sessionStorage.setItem(MARK, Date.now());
    return Date.now() - before < SOON;
  } catch {
    return performance.getEntriesByType('navigation')[0]?.type === 'reload';
  }
}
