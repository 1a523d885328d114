// The room page: which phase it shows, and what it needs for that.
import { followNeeds } from '../parts/loading.js';
import { modules, sets } from '../phases/index.js';

/** Whether anything that comes with every phase can be seen by now. */
const isUnderWay = ({ agenda, parts }) =>
  agenda.status === 'running' || Object.keys(parts.everyone.attention.messages).length > 0;

const hasPulses = ({ parts }) => Object.keys(parts.everyone.pulses).length > 0;

/** The markup of all that comes after the lobby, and how a reveal looks. */
const LATER = ['/phases', 'reveal.css'];

/** What is on the page from its first moment. */
const FIRST = ['draft', 'lobby'];

const withMarkup = ([name, parts]) => [name, FIRST.includes(name) ? parts : [...LATER, ...parts]];

let seenBeforeTheStart = 0;

/** When this page last saw the workshop not running, by the server's time: who was there has nothing to catch up with. */
export const lastSeenWaiting = () => seenBeforeTheStart;

function noteBeforeTheStart(live) {
  if (live.me && live.agenda.status !== 'running') seenBeforeTheStart = live.now();
}

/** From now on every phase is there when the room enters it. */
export function followPhases(alpine) {
  const live = alpine.store('live');
  live.subscribe(() => noteBeforeTheStart(live));
  const fetched = Object.fromEntries(Object.entries(sets).map(withMarkup));
  followNeeds(alpine, { modules, sets: fetched, needed: () => [live.phase, isUnderWay(live) && 'every', hasPulses(live) && 'care'] });
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
    get careHere() {
      return Boolean(this.$store.ui.loaded.care);
    },
    phaseIs(name) {
      return this.shown === name && this.here;
    },
  };
}
