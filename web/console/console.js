// The console: what the whole page knows. Its columns are components of their own and read this one through `this`.
import { listenForUndo } from '../live/undo.js';
import { followNeeds } from '../parts/loading.js';
import { opensToMark } from './moves.js';
import { modules, sets } from './phases.js';

const NO_SCRIPT = { id: '', values: {} };

/** Once the workshop has begun the console has all that comes with every phase, to its end. */
const isUnderWay = ({ agenda }) => !['draft', 'lobby'].includes(agenda.status);

/** From now on every phase is there when the room enters it. */
export function followPhases(alpine) {
  followNeeds(alpine, { modules, sets, needed: (live) => [live.phase, isUnderWay(live) && 'every'] });
}

export function facilitatorConsole() {
  return {
    /** The server's time, moved on every second. */
    time: 0,
    /** What the wall shows, in a word or two; the column of the wall says it. */
    wallShows: '',

    init() {
      this.tick();
      this.beat = setInterval(() => this.tick(), 1000);
      const { live } = this.$store;
      this.ends = [
        live.subscribe(() => this.toTheTop(), ['block_entered', 'step_looked_at']),
        listenForUndo(() => live.history),
      ];
    },

    destroy() {
      clearInterval(this.beat);
      for (const end of this.ends) end();
    },

    /** What comes before the room now starts at its beginning. */
    toTheTop() {
      this.$refs.now.scrollTo(0, 0);
      if (this.$refs.now.getBoundingClientRect().top < 0) this.$refs.now.scrollIntoView();
    },

    tick() {
      this.time = this.$store.live.now();
    },

    phaseIs(name) {
      return this.$store.live.phase === name;
    },

    /** Whether what the phase is made of has been loaded. */
    get here() {
      return Boolean(this.$store.ui.loaded[this.$store.live.phase]);
    },

    get everyHere() {
      return Boolean(this.$store.ui.loaded.every);
    },

    /** A plan that is final is still that of a closed workshop. */
    shows(name) {
      return this.here && (this.phaseIs(name) || (name === 'closed' && this.isOver));
    },

    get isRunning() {
      return this.$store.live.agenda.status === 'running';
    },

    get isOver() {
      return ['closed', 'final'].includes(this.$store.live.phase);
    },

    /** Phases whose own part of the console lists what is missing. */
    get showsMissing() {
      return this.isOver || ['commit', 'agree'].includes(this.$store.live.phase);
    },

    /** "Wall: live, step 9", or that no wall is open. */
    get wallLabel() {
      if (!this.$store.live.walls) return 'No wall is open';
      return ['Wall: live', this.wallShows].filter(Boolean).join(', ');
    },

    get isPrivate() {
      return this.phaseIs('mark') && opensToMark(this.$store.live);
    },

    get isOnline() {
      return ['online', 'back'].includes(this.$store.live.status);
    },

    get isRehearsal() {
      return this.$store.live.parts.everyone.about.rehearsal;
    },

    get isReal() {
      return !this.isRehearsal;
    },

    /** What the prompter of a rehearsal says. */
    get remark() {
      return this.$store.live.parts.facilitators.remark.text || 'Simulated people join in a moment. Nothing here is kept.';
    },

    get headline() {
      const { phase, currentBlock } = this.$store.live;
      return (this.isRunning && currentBlock.values.title) || this.$store.ui.catalog.phases[phase]?.label || '';
    },

    /** What the facilitator says, does and watches for now; empty where nobody wrote it. */
    get script() {
      const { live } = this.$store;
      return live.all('script').find((one) => this.isRunning && one.values.block === live.agenda.block) ?? NO_SCRIPT;
    },

    get hasScript() {
      return Boolean(this.script.id);
    },

    get said() {
      return `“${this.script.values.say ?? ''}”`;
    },

    showQr() {
      this.$refs.qr.showModal();
    },

    hideQr() {
      this.$refs.qr.close();
    },
  };
}
