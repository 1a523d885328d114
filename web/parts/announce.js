// Says something to who listens to the page instead of looking at it, without moving the focus. Words that come within
// a second are said together, and what others do at most twelve times a minute; urgent is only what cannot wait.

const TOGETHER = 1000;
/** Twelve times a minute, also where one of them had to wait for its second. */
const FROM_THE_ROOM = 5500;

function sayIn(region, text) {
  const spoken = document.getElementById(region);
  if (!spoken) return;
  // The same words twice are spoken twice only when the region changes in between.
  spoken.textContent = '';
  requestAnimationFrame(() => { spoken.textContent = text; });
}

/** A voice that passes on what it was told, together, and then is silent for a while. */
function makeVoice(silence, passOn) {
  const waiting = new Map();
  let free = 0;
  let timer = 0;
  const speak = () => {
    const text = [...waiting.values()].join(' ');
    waiting.clear();
    timer = 0;
    free = performance.now() + silence;
    passOn(text);
  };
  return (text, about = text) => {
    waiting.delete(about);
    waiting.set(about, text);
    timer ||= setTimeout(speak, Math.max(0, free - performance.now()));
  };
}

const polite = makeVoice(TOGETHER, (text) => sayIn('polite', text));
const urgently = makeVoice(TOGETHER, (text) => sayIn('urgent', text));
const ofTheRoom = makeVoice(FROM_THE_ROOM, (text) => polite(text));

/**
 * @param {string} text
 * @param {{urgent?: boolean, room?: boolean, about?: string}} [how] urgent words interrupt what is being read; what the
 *   `room` does may wait; of several texts about the same thing only the last is said
 */
export function announce(text, { urgent = false, room = false, about = text } = {}) {
  if (!text) return;
  const voice = urgent ? urgently : room ? ofTheRoom : polite;
  voice(text, about);
}
