// The wall's page: read from the back of the room. Nobody touches it but to make it fill the screen, or to darken it.
import { keepAwake } from './awake.js';

/** Milliseconds after which the pointer and the tools are hidden. */
const STILL_AFTER = 3000;

export function wall() {
  return {
    still: false,
    dark: false,
    full: false,

    init() {
      this.stir();
      keepAwake();
      document.addEventListener('fullscreenchange', () => { this.full = Boolean(document.fullscreenElement); });
    },

    /** The pointer moved, or a key was pressed: it shows for a while. */
    stir() {
      clearTimeout(this.resting);
      this.still = false;
      this.resting = setTimeout(() => { this.still = true; }, STILL_AFTER);
    },

    get mayFill() {
      return document.fullscreenEnabled;
    },

    get fillLabel() {
      return this.full ? 'Leave full screen' : 'Full screen';
    },

    fill() {
      const done = this.full ? document.exitFullscreen() : document.documentElement.requestFullscreen();
      // Refused without a click of somebody's own; then the button is pressed again.
      done.catch(() => {});
    },

    /** A wall is light, for a dark one washes out; in a dark room it may be dark. */
    get lightLabel() {
      return this.dark ? 'Light' : 'Dark';
    },

    turnLight() {
      this.dark = !this.dark;
    },
  };
}
