// Keeps the screen from going dark, where the browser can: it needs https, or this very machine.

async function ask() {
  try {
    await navigator.wakeLock?.request('screen');
  } catch {
    // Refused on battery or in the background; the room only has to move the mouse.
  }
}

/** From now on, and again whenever the page comes back to the front. */
export function keepAwake() {
  ask();
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && ask());
}
