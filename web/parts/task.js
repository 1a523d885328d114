// The task banner: the one thing asked now, in the words of the phase. Whoever listens to the page hears of a new one.
import { announce } from './announce.js';

/** Phases whose words depend on who reads them, or when. */
const OWN_WORDS = {
  lobby: ({ person }) => person.name && `Welcome, ${person.name}. We start soon.`,
  break: ({ agenda }) => agenda.ends_at > 0 && `Break. Back at ${hour(agenda.ends_at)}.`,
};

const WATCHING = 'You are watching. Nothing to fill in.';

/** The hour and minute of a moment, as people here write it. */
export const hour = (moment) =>
  new Date(moment).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });

export function task() {
  return {
    init() {
      this.$watch('title', (title) => this.tell(title));
    },

    get live() {
      return this.$store.live;
    },

    /** Whether anything is known of the workshop yet. */
    get loaded() {
      return Boolean(this.live.epoch);
    },

    get phase() {
      return this.$store.ui.catalog.phases[this.live.phase];
    },

    get title() {
      if (!this.loaded) return 'One moment';
      return OWN_WORDS[this.live.phase]?.(this.live) || this.phase.task;
    },

    get help() {
      if (!this.loaded) return 'The workshop is on its way.';
      const watches = this.live.person.role === 'watcher' && this.live.agenda.status === 'running';
      return watches && !this.phase.talking ? WATCHING : this.phase.help;
    },

    tell(title) {
      announce(`${title} ${this.help}`);
      document.title = `${this.phase.label} · ${this.$store.ui.page.title}`;
    },
  };
}
