// The console: what the whole page knows. Its columns are components of their own and read this one through `this`.
import { listenForUndo } from '../live/undo.js';
import { rests } from './pace.js';
import { isRevealed } from '../parts/task.js';
import { wallWords } from './wall.js';

/** Components that are rarely used, so that the console is light: name → the module that exports it. */
export const later = {
  enteredFor: () => import('../parts/entered_for.js'),
  consoleResume: () => import('./resume.js'),
};

const PRIVATE = ['mark'];

const NO_SCRIPT = { id: '', values: {} };

export function facilitatorConsole() {
  return {
    /** The server's time, moved on every second. */
    time: 0,
    /** Which of what is loaded later is there by now. */
    has: { enteredFor: false, consoleResume: false },

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

    /** Loads what somebody needs now: who enters for another, who comes back after a night. */
    learn() {
      const { live } = this.$store;
      if (Object.keys(live.entered).length) this.load('enteredFor');
      if (rests(live, this.time)) this.load('consoleResume');
    },

    async load(name) {
      if (this.has[name]) return;
      window.Alpine.data(name, (await later[name]())[name]);
      this.has[name] = true;
    },

    /** What comes before the room now starts at its beginning. */
    toTheTop() {
      this.$refs.now.scrollTo(0, 0);
      if (this.$refs.now.getBoundingClientRect().top < 0) this.$refs.now.scrollIntoView();
    },

    tick() {
      this.time = this.$store.live.now();
      this.learn();
    },

    phaseIs(name) {
      return this.$store.live.phase === name;
    },

    /** The blocks that have not begun. */
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

    get wallLabel() {
      return wallWords(this.$store.live);
    },

    get isPrivate() {
      return PRIVATE.includes(this.$store.live.phase) && !isRevealed(this.$store.live);
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
