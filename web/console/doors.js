// The doors: how people come in. Nothing that is switched here puts out anybody who is in.
import { contributorsOf } from '../parts/distribution.js';
import { missingFunctions } from '../parts/people.js';
import { chosenFace } from '../wall/faces.js';
import { nextMove } from './moves.js';
import { waitingOutside } from './people.js';

/** The most a workshop holds; said where no limit of one's own is set. */
const MOST = 200;

export function consoleDoors() {
  return {
    get doors() {
      return this.$store.live.parts.everyone.doors;
    },

    get passcode() {
      return this.$store.live.parts.facilitators.passcode;
    },

    get cap() {
      return this.doors.cap || '';
    },

    get capHelp() {
      return `Whoever is in stays. Empty: up to ${MOST}.`;
    },

    /** How people come in now, in a few words. */
    get summary() {
      const { locked, approval, passcode, cap } = this.doors;
      if (locked) return 'locked';
      const shut = [approval && 'one by one', passcode && 'with a passcode', cap && `up to ${cap}`].filter(Boolean);
      return shut.join(', ') || 'open to all with the code';
    },

    /** Who waits is let in where everybody may come in again. */
    set(name, event) {
      const { live } = this.$store;
      live.ask({ do: 'set_doors', [name]: event.target.checked });
      const waiting = waitingOutside(live).map(({ id }) => id);
      if (name === 'approval' && !event.target.checked && waiting.length) {
        live.ask({ do: 'answer_knocks', people: waiting, approve: true });
      }
    },

    setPasscode(event) {
      this.$store.live.ask({ do: 'set_doors', passcode: event.target.value });
    },

    setCap(event) {
      this.$store.live.ask({ do: 'set_doors', cap: Math.max(0, Math.round(Number(event.target.value) || 0)) });
    },
  };
}

/** Functions that nobody has come from, said in time: before the start, and before people mark. It never holds up. */
export function consoleNobodyFrom() {
  return {
    /** The moment at which the facilitator said to go on without. */
    without: '',

    get live() {
      return this.$store.live;
    },

    get names() {
      return missingFunctions(this.live).map((one) => one.values.name).join(', ');
    },

    /** What comes next that needs them. */
    get moment() {
      if (this.live.phase === 'lobby') return 'start';
      const { kind, block } = nextMove(this.live, this.$store.ui.catalog.phases);
      return kind === 'go' && this.live.record(block)?.values.phase === 'mark' ? 'mark' : '';
    },

    get shows() {
      const begun = contributorsOf(this.live).length > 0;
      return Boolean(begun && this.names && this.moment) && this.without !== this.moment;
    },

    get matters() {
      return this.moment === 'mark' ? 'Their steps would be marked without them.' : 'Their steps would be worked on without them.';
    },

    get onWall() {
      return chosenFace(this.live).face === 'join';
    },

    get wallWords() {
      return this.onWall ? 'Take the code off the wall' : 'Show the code on the wall';
    },

    /** In the lobby the wall shows the code anyway. */
    get wallHasOther() {
      return this.moment === 'mark';
    },

    switchWall() {
      this.live.ask({ do: 'show_on_wall', face: this.onWall ? '' : 'join' });
    },

    addSomebody() {
      this.$dispatch('add-somebody', { function: missingFunctions(this.live)[0]?.id ?? '' });
    },

    goOn() {
      this.without = this.moment;
    },
  };
}
