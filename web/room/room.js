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

/** Whether anything that comes with every phase can be seen by now. */
const isUnderWay = ({ agenda, parts }) =>
  agenda.status === 'running' || Object.keys(parts.everyone.attention.messages).length > 0;

let seenBeforeTheStart = 0;

/** When this page last saw the workshop not running, by the server's time: who was there has nothing to catch up with. */
export const lastSeenWaiting = () => seenBeforeTheStart;

function noteBeforeTheStart(live) {
  if (live.me && live.agenda.status !== 'running') seenBeforeTheStart = live.now();
}

/** From now on every phase is there when the room enters it. */
export function followPhases(alpine) {
  const live = alpine.store('live');
  alpine.store('ui').load = (phase) => load(alpine, phase);
  live.subscribe(() => {
    noteBeforeTheStart(live);
    load(alpine, live.phase);
    if (isUnderWay(live)) load(alpine, 'every');
  });
  setTimeout(async () => {
    for (const phase of phaseNames) await load(alpine, phase);
  }, QUIET_AFTER);
}

export function room() {
  return {
    /** The phase this page shows: the room's, unless this person looks around. */
    get shown() {
      return this.$store.ui.looking || this.$store.live.phase;
    },
    get phase() {
      return this.$store.ui.catalog.phases[this.shown];
    },
    get showsMap() {
      return this.phase.stage === 'map' && this.here;
    },
    /** Whether what the phase is made of has been loaded. */
    get here() {
      return Boolean(this.$store.ui.loaded[this.shown]);
    },
    get everyHere() {
      return Boolean(this.$store.ui.loaded.every);
    },
    phaseIs(name) {
      return this.shown === name && this.here;
    },
  };
}
