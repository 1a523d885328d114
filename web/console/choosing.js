// After the reveal: accept what is aligned in one act, choose what to talk about and redesign, leave the rest for later.
import { rankingOf } from '../parts/ranking.js';
import { decisionOf } from '../parts/step_words.js';

/** How many steps the room can redesign, by agenda; a day has no such limit. */
const MOST = { '90_minutes': 3, '180_minutes': 6 };

export function consoleChoosing() {
  return {
    /** What is ticked and not saved; null until somebody ticks, then the suggestion no longer moves. */
    ticked: null,

    get overview() {
      return { ranked: [], talk: [], aligned: [], ...this.$store.live.derived.overview };
    },

    get hasResults() {
      return this.overview.ranked.length > 0;
    },

    /** Where too few have marked for the room to compare. */
    get thin() {
      return (this.$store.live.derived.findings ?? []).filter(({ rule }) => rule === 'C02').map(({ text }) => text);
    },

    /** Aligned steps that nothing was decided on yet. */
    get aligned() {
      return this.overview.aligned.filter((id) => !decisionOf(this.$store.live, id).there && !this.isTicked(id));
    },

    get acceptLabel() {
      return this.aligned.length === 1 ? 'Accept 1 aligned step' : `Accept ${this.aligned.length} aligned steps`;
    },

    accept() {
      this.$store.live.ask({ do: 'accept_aligned', steps: this.aligned });
    },

    get most() {
      return MOST[this.$store.live.parts.everyone.about.agenda] ?? this.$store.live.steps.length;
    },

    get chosen() {
      return this.$store.live.steps.filter((one) => one.values.focus === 'now').map((one) => one.id);
    },

    /** What is ticked: by hand, else as it was saved, else the steps that need talk most. */
    get choice() {
      if (this.ticked) return this.ticked;
      return this.chosen.length ? this.chosen : this.overview.talk.slice(0, Math.min(this.most, this.overview.fits || this.most));
    },

    isTicked(id) {
      return this.choice.includes(id);
    },

    tick(id) {
      this.ticked = this.isTicked(id) ? this.choice.filter((one) => one !== id) : [...this.choice, id];
    },

    get isFull() {
      return this.choice.length >= this.most;
    },

    isLocked(id) {
      return this.isFull && !this.isTicked(id);
    },

    /** Ranked steps that are not decided, with where the functions stand; the aligned ones apart. */
    get table() {
      return this.tableOf((id) => !this.overview.aligned.includes(id));
    },

    get alignedTable() {
      return this.tableOf((id) => this.overview.aligned.includes(id));
    },

    tableOf(wanted) {
      const { live } = this.$store;
      return rankingOf(live, this.overview.ranked.filter((id) => wanted(id) && !decisionOf(live, id).done));
    },

    get alignedWords() {
      return `Aligned: ${this.alignedTable.rows.length} steps`;
    },

    get chooseLabel() {
      const many = this.choice.length;
      return many === 1 ? 'Talk about this step, the others later' : `Talk about these ${many}, the others later`;
    },

    get limit() {
      return `${this.choice.length} of up to ${this.most}`;
    },

    get isSaved() {
      const same = this.choice.length === this.chosen.length && this.choice.every((id) => this.chosen.includes(id));
      return same && this.chosen.length > 0;
    },

    /** One edit: these now, every other step that nothing was decided on later. */
    async choose() {
      const { live } = this.$store;
      const focusOf = (step) => (this.isTicked(step.id) ? 'now' : 'later');
      const due = live.steps.filter((one) => !decisionOf(live, one.id).done && !this.aligned.includes(one.id));
      const acts = due.filter((one) => one.values.focus !== focusOf(one)).map((one) => ({
        act: 'set', id: one.id, values: { focus: focusOf(one) }, was: { focus: one.values.focus ?? null },
      }));
      if (acts.length) await live.edit(acts).catch((refusal) => live.notices.push(refusal));
      this.ticked = null;
    },
  };
}
