// Catching up: who comes after the start, or back after a while, lands in the current task and reads four lines. They
// are shown once. When a browser saw the workshop last it keeps for itself.
import { keeping } from '../live/keeping.js';
import { lastSeenWaiting } from '../room/room.js';
import { decisionOf } from './step_words.js';
import { taskOf } from './task.js';
import { MINUTE } from './timer.js';

/** An absence after which much may have happened. */
const LONG = 10 * MINUTE;

/** An absence after which it is another half day: what is new is said as well. */
const AWAY = 120 * MINUTE;

const SEATED = ['online', 'back'];

export function catchUp() {
  return {
    shown: false,
    /** Whether the four lines show where there is little room; elsewhere they always do. */
    opened: false,
    /** When and where somebody was here last, and what is new; empty after a short absence. */
    last: '',
    since: '',

    init() {
      this.look();
      this.end = this.live.subscribe(() => this.look(), ['status', 'clock', 'block_entered', 'all']);
    },

    destroy() {
      this.end();
    },

    get live() {
      return this.$store.live;
    },

    get place() {
      return `crossflow.seen/${this.live.workshop}/${this.live.me}`;
    },

    /** Notes that somebody is here, and notices when they were not. */
    look() {
      const { live } = this;
      if (!live.me || live.isFacilitator || !SEATED.includes(live.status)) return;
      const before = Math.max(keeping.read(this.place) ?? 0, lastSeenWaiting());
      const now = live.now();
      if (live.agenda.status === 'running' && now - before > LONG) this.shown = true;
      if (before && now - before > AWAY) this.recall(before, keeping.read(`${this.place}/in`));
      keeping.write(this.place, now);
      if (live.agenda.block) keeping.write(`${this.place}/in`, live.agenda.block);
    },

    async recall(before, block) {
      const { live } = this;
      const { dayAndHour, sinceWords } = await import('./since.js');
      const { title, phase } = live.record(block)?.values ?? {};
      const name = title ?? live.catalog.phases[phase]?.label;
      this.last = [dayAndHour(before), name && `in “${name}”`].filter(Boolean).join(', ');
      this.since = sinceWords(live, before);
    },

    get isShown() {
      return this.shown && this.live.agenda.status === 'running';
    },

    get openedWord() {
      return String(this.opened);
    },

    toggle() {
      this.opened = !this.opened;
    },

    close() {
      this.shown = false;
      document.getElementById('task').focus();
    },

    get goal() {
      const { decision_question: question, title } = this.live.record('purpose')?.values ?? {};
      return question || title || '';
    },

    get decided() {
      const { live } = this;
      const done = live.steps.map(({ id }) => ({ name: live.record(id).values.name, ...decisionOf(live, id) })).filter((one) => one.done);
      if (!done.length) return Object.keys(live.parts.everyone.rounds).length ? 'The marks are shown. No step is decided yet.' : 'Nothing yet.';
      const last = done.slice(-2).map(({ name, modeLabel }) => [name, modeLabel].filter(Boolean).join(': ')).join('. ');
      return `${done.length} of ${live.steps.length} steps. ${last}.`;
    },

    get asked() {
      return taskOf(this.live).title;
    },

    get left() {
      const { ends_at: end, paused_with: paused } = this.live.agenda;
      if (paused) return 'The clock stands still.';
      // `clock` says when to look again; it may be half a minute old.
      const now = Math.max(this.live.clock, this.live.now());
      const minutes = Math.ceil((end - now) / MINUTE);
      if (minutes < 1) return 'Time is up. You can still finish what you do.';
      return minutes === 1 ? '1 minute for this task.' : `${minutes} minutes for this task.`;
    },
  };
}
