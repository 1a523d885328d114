// Says something to who listens to the page instead of looking at it, without moving the focus.

/**
 * @param {string} text
 * @param {{urgent?: boolean}} [how] urgent words interrupt what is being read
 */
export function announce(text, { urgent = false } = {}) {
  const spoken = document.getElementById(urgent ? 'urgent' : 'polite');
  if (!spoken) return;
  // The same words twice are spoken twice only when the region changes in between.
  spoken.textContent = '';
  requestAnimationFrame(() => { spoken.textContent = text; });
}
