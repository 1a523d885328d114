// The set-up page: what its sections share, and what the start still waits for.
import { listenForUndo } from '../live/undo.js';

/** Milliseconds: clock times here are in minutes. */
const EVERY = 5000;

export function setUp() {
  return {
    /** The server's time, moved on every few seconds. */
    time: 0,
    beat: 0,
    unlisten: null,

    init() {
      this.tick();
      this.beat = setInterval(() => this.tick(), EVERY);
      this.unlisten = listenForUndo(() => this.$store.live.history);
    },

    destroy() {
      clearInterval(this.beat);
      this.unlisten();
    },

    tick() {
      this.time = this.$store.live.now();
    },

    get title() {
      return this.$store.live.record('purpose')?.values.title || this.$store.ui.page.title;
    },

    get isRunning() {
      return this.$store.live.agenda.status === 'running';
    },

    get isOver() {
      return ['closed', 'final'].includes(this.$store.live.agenda.status);
    },

    get isFinal() {
      return this.$store.live.agenda.status === 'final';
    },

    get state() {
      return this.$store.live.catalog.phases[this.$store.live.phase]?.label ?? '';
    },

    /** What the start waits for, until it is said. */
    get wanted() {
      if (this.isRunning || this.isOver) return [];
      const { findings } = this.$store.live.derived;
      return findings.filter(({ gate }) => gate === 'start').map(({ field }) => this.$store.live.catalog.kinds.purpose.fields[field]?.label ?? '');
    },

    get wantedInWords() {
      return `Before the start, say: ${this.wanted.join(', ')}.`;
    },

    get isReady() {
      return !this.wanted.length && !this.isRunning && !this.isOver;
    },
  };
}
