// The end: the grades, closing, closing all the same with a reason, making the plan final, reopening.
import { makeSecondClick } from './second_click.js';

/** What is missing is listed up to so many lines. */
const SHOWN = 4;

export function consoleClosing() {
  return {
    again: makeSecondClick(),
    despite: '',
    problem: '',

    /** What holds the gate shut that comes next. */
    get holding() {
      const gates = this.phaseIs('closed') ? ['close', 'final'] : ['close'];
      return (this.$store.live.derived.findings ?? []).filter((one) => gates.includes(one.gate));
    },

    get isShut() {
      return this.holding.length > 0;
    },

    /** The first of it; a list that is longer helps nobody at the end of a day. */
    get holdingLines() {
      return this.holding.slice(0, SHOWN).map((one) => one.text);
    },

    get holdingMore() {
      return this.holding.length > SHOWN ? `and ${this.holding.length - SHOWN} more` : '';
    },

    get holdingWords() {
      const many = this.holding.length;
      return many === 1 ? 'One thing is still missing.' : `${many} things are still missing.`;
    },

    /** Asked for by Next: closes, or says what is missing. Whether anything is, the server knows. */
    async close() {
      try {
        await this.$store.live.send({ do: 'close_workshop' });
      } catch ({ code, ref, text }) {
        if (code === 'incomplete') this.$refs.despite.showModal();
        else this.$store.live.notices.push({ ref, text });
      }
    },

    typeDespite(event) {
      this.despite = event.target.value;
    },

    /** Back to what is missing, where each line is mended. */
    keepWorking() {
      this.$refs.despite.close();
      document.getElementById('missing-now')?.focus();
    },

    async closeAllTheSame() {
      this.problem = this.despite.trim() ? '' : 'Type why, in one sentence. It stands in the plan.';
      if (this.problem) return;
      try {
        await this.$store.live.send({ do: 'close_workshop', despite: this.despite });
        this.$refs.despite.close();
      } catch (refusal) {
        this.problem = refusal.text;
      }
    },

    makeFinal() {
      if (this.isShut) return;
      this.$store.live.ask({ do: 'make_final' });
    },

    get reopenLabel() {
      return this.again.armed ? 'Reopen for everybody? Click again' : 'Reopen the workshop';
    },

    reopen() {
      if (this.again.confirms('reopen')) this.$store.live.ask({ do: 'reopen_workshop' });
    },

    get grades() {
      return this.$store.live.parts.everyone.grades;
    },

    get areRevealed() {
      return Boolean(this.grades);
    },

    /** How many gave each grade; by function only in the plan. */
    get gradeRows() {
      const counts = Object.values(this.grades?.counts ?? {});
      const words = Object.entries(this.$store.live.catalog.grades).sort(([one], [two]) => two - one);
      return words.map(([grade, label]) => ({ grade, label, many: counts.reduce((sum, one) => sum + (one[grade] ?? 0), 0) }));
    },

    get graded() {
      const { done, of } = this.$store.live.progress;
      return `${done} of ${of} have graded the plan`;
    },

    revealGrades() {
      this.$store.live.ask({ do: 'reveal_grades' });
    },
  };
}
