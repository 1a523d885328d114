// The panel beside the map in the marking phase: the form, or after the reveal how the selected step stands.
import { openSteps } from './own_marks.js';
import { announce } from '../../parts/announce.js';
import { contributorsOf, distributionOf } from '../../parts/distribution.js';
import { calloutOf, countsOf, mineText } from '../../parts/revealed.js';
import { placeOf } from '../../parts/step_words.js';

const NO_STEP = { id: '', values: {} };

export function markPanel() {
  return {
    init() {
      this.$watch('revealed', (now) => { if (now) this.begin(); });
    },

    /** Whoever was far down in the form sees the reveal from its top. */
    begin() {
      announce(`Revealed. ${this.summary}`);
      this.$root.scrollTo({ top: 0 });
    },

    get live() {
      return this.$store.live;
    },

    get takesPart() {
      return contributorsOf(this.live).some(({ id }) => id === this.live.me);
    },

    get open() {
      return openSteps(this.live).length > 0;
    },

    get marking() {
      return this.takesPart && this.open;
    },

    get watching() {
      return !this.takesPart && this.open;
    },

    get revealed() {
      return !this.open && Boolean(this.step.id);
    },

    /** The selected step, if it is revealed; else the one that deserves talk most. */
    get step() {
      const { ranked = [] } = this.live.derived.overview ?? {};
      const id = ranked.includes(this.$store.ui.step) ? this.$store.ui.step : ranked[0];
      return this.live.record(id) ?? NO_STEP;
    },

    get ranked() {
      return this.live.derived.overview?.ranked ?? [];
    },

    /** Steps in the order in which they deserve talk: the one before this and the one after; empty beyond the ends. */
    get before() {
      return this.ranked[this.ranked.indexOf(this.step.id) - 1] ?? '';
    },

    get after() {
      return this.ranked[this.ranked.indexOf(this.step.id) + 1] ?? '';
    },

    get turn() {
      return `${this.ranked.indexOf(this.step.id) + 1} of ${this.ranked.length}, furthest apart first`;
    },

    goBefore() {
      this.goTo(this.before);
    },

    goAfter() {
      this.goTo(this.after);
    },

    goTo(step) {
      if (!step) return;
      this.$store.ui.select(step);
      announce(`${placeOf(this.live, step)}: ${this.live.record(step).values.name}. ${this.callout.stands}`);
    },

    get place() {
      return `Revealed · ${placeOf(this.live, this.step.id)}`;
    },

    get callout() {
      return calloutOf(this.live, this.step.id);
    },

    get table() {
      return distributionOf(this.live, this.step.id, { sure: false });
    },

    get mine() {
      return mineText(this.live, this.step.id);
    },

    get summary() {
      return countsOf(this.live);
    },
  };
}
