// The wall beside the page, for who cannot see the one in the room. It is asked for, stays as it was left on this
// device, and never takes the focus from anywhere.
import { keeping } from '../live/keeping.js';
import { announce } from './announce.js';

/** Where a device keeps whether it shows the wall. */
const KEPT = 'crossflow.wall';

/** The button in the bar. */
export function wallButton() {
  return {
    init() {
      if (keeping.read(KEPT)) this.$store.ui.docked = true;
    },

    get label() {
      return this.$store.ui.docked ? 'Hide wall' : 'Show wall';
    },

    toggle() {
      const { ui } = this.$store;
      ui.docked = !ui.docked;
      keeping.write(KEPT, ui.docked);
    },
  };
}

/** The place where it stands. */
export function wallDock() {
  return {
    loaded: false,

    init() {
      this.$watch('$store.ui.docked', () => this.load());
      this.load();
    },

    get isShown() {
      return this.$store.ui.docked && this.loaded;
    },

    async load() {
      const { ui } = this.$store;
      if (!ui.docked || this.loaded) return;
      try {
        const { loadFace } = await import('../wall/face/loading.js');
        await loadFace(ui.page);
        this.loaded = true;
      } catch {
        ui.docked = false;
        announce('The wall could not be loaded. Try again when you are online.');
      }
    },

    close() {
      this.$store.ui.docked = false;
      keeping.write(KEPT, false);
      document.getElementById('show-wall')?.focus();
    },
  };
}
