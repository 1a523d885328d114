// The room page: which phase it shows. It loads what the current phase needs, and the other phases' parts in quiet
// moments.
import { componentsOf, phaseNames } from '../phases/index.js';

const QUIET_AFTER = 3000;

/** Registers a phase's components with Alpine; only then does its markup come to life. */
async function load(alpine, phase) {
  const { loaded } = alpine.store('ui');
  if (!phase || loaded[phase]) return;
  try {
    for (const [name, component] of Object.entries(await componentsOf(phase))) alpine.data(name, component);
    loaded[phase] = true;
  } catch {
    // The line is gone; what is missing is fetched again with the next thing that is heard.
  }
}

/** From now on every phase is there when the room enters it. */
export function followPhases(alpine) {
  const live = alpine.store('live');
  live.subscribe(() => load(alpine, live.phase));
  setTimeout(async () => {
    for (const phase of phaseNames) await load(alpine, phase);
  }, QUIET_AFTER);
}

export function room() {
  return {
    get phase() {
      return this.$store.ui.catalog.phases[this.$store.live.phase];
    },
    get showsMap() {
      return this.phase.stage === 'map' && this.here;
    },
    /** Whether what the phase is made of has been loaded. */
    get here() {
      return Boolean(this.$store.ui.loaded[this.$store.live.phase]);
    },
    phaseIs(name) {
      return this.$store.live.phase === name && this.here;
    },
  };
}
