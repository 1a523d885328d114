// After a night: where the room stopped, what is new since then, and one button with which the block's time and the
// day's pace begin anew. Loaded when a room comes back.
import { dayAndHour, sinceWords } from '../parts/since.js';
import { rests } from './pace.js';

export function consoleResume() {
  return {
    get live() {
      return this.$store.live;
    },

    get isResting() {
      return rests(this.live, this.time);
    },

    get mayGoOn() {
      return this.live.parts.everyone.lead === this.live.me;
    },

    get where() {
      return `The room has been in “${this.name}” since ${dayAndHour(this.live.agenda.entered_at)}.`;
    },

    /** What people did after the block was over. */
    get since() {
      const { ends_at: end, entered_at: entered } = this.live.agenda;
      return sinceWords(this.live, Math.max(end, entered));
    },

    get name() {
      const { title, phase } = this.live.currentBlock.values;
      return title ?? this.live.catalog.phases[phase].label;
    },

    get button() {
      return `Go on with ${this.name}`;
    },

    goOn() {
      this.live.ask({ do: 'go', block: this.live.agenda.block });
    },
  };
}
