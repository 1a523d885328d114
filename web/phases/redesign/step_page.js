// One step under redesign: what was decided, who types for its group, and the four questions.
import { answersOn } from '../../parts/coverage.js';
import { kindsOf, personOf } from '../../parts/plan_line.js';
import { may } from '../../parts/rights.js';
import { decisionOf, promptsOn } from '../../parts/step_words.js';
import { groupOf, isIn, sameTable, stepToWorkOn } from './groups.js';

/** Which step is worked on, as a list of one, or none: a page that is keyed by it starts anew with each step. */
export function redesignStage() {
  return {
    get chosen() {
      return [stepToWorkOn(this.$store.live, this.$store.ui.step)].filter(Boolean);
    },

    get nothing() {
      return !this.chosen.length;
    },
  };
}

export function redesignStep(stepId) {
  return {
    stepId,

    get live() {
      return this.$store.live;
    },

    get step() {
      return this.live.record(stepId) ?? { id: '', values: {} };
    },

    get place() {
      const owner = this.live.record(this.step.values.owner)?.values.name ?? '';
      return [`Step ${this.live.stepNumber(stepId)}`, owner].filter(Boolean).join(' · ');
    },

    get decision() {
      return decisionOf(this.live, stepId);
    },

    get undecided() {
      return !this.decision.mode;
    },

    /** Until somebody types or something is answered, the group talks. */
    get talksFirst() {
      return !this.typist.there && answersOn(this.live, stepId).every(({ state }) => state === 'open');
    },

    get kinds() {
      return kindsOf(this.live);
    },

    get prompts() {
      return promptsOn(this.live, stepId, 'redesign');
    },

    get hasPrompts() {
      return this.prompts.length > 0;
    },

    get group() {
      return groupOf(this.live, stepId);
    },

    get hasGroup() {
      return Boolean(this.group);
    },

    get inGroup() {
      return isIn(this.live, this.group);
    },

    get typist() {
      return personOf(this.live, this.group?.values.typist);
    },

    get takesPart() {
      return may(this.live, 'add', { kind: 'role_change', values: {} });
    },

    /** Without a group anybody may write; in a group the one who types does. */
    get canWrite() {
      return this.takesPart && (!this.hasGroup || this.typist.id === this.live.me);
    },

    get readsOnly() {
      return !this.canWrite;
    },

    get canTakeOver() {
      return this.hasGroup && !this.canWrite && (this.inGroup || this.live.isFacilitator);
    },

    get typistWords() {
      if (this.typist.id === this.live.me) return 'You type for your group.';
      if (this.typist.there) return `${this.typist.name} types for ${this.inGroup ? 'your' : 'this'} group.`;
      return this.inGroup ? 'Nobody types yet. Talk first, then one of you types.' : 'Nobody types in this group yet.';
    },

    get takeOverWords() {
      return this.typist.there ? 'I type now' : 'I type';
    },

    /** Whether this person looks at the work of others, and may object to it. */
    get visiting() {
      return this.hasGroup && !this.inGroup && this.takesPart;
    },

    takeOver() {
      const acts = sameTable(this.live, this.group).map(({ id, values }) => (
        { act: 'set', id, values: { typist: this.live.me }, was: { typist: values.typist ?? null } }));
      this.live.ask({ do: 'edit', acts });
    },

    /** What an automatic step must never do: the card {id, text} as a list of one, or none. */
    get boundary() {
      return this.live.all('boundary').filter(({ values }) => values.step === stepId)
        .map(({ id, values }) => ({ id, text: values.must_not || 'not said yet' }));
    },

    get asksBoundary() {
      return this.decision.mode === 'automatic';
    },

    get addsBoundary() {
      return !this.boundary.length && this.canWrite;
    },
  };
}
