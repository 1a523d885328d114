// One step under redesign: what was decided, who types for its group, and the four questions.
import { answersOn } from '../../parts/coverage.js';
import { everyStepKinds, linesOf, personOf, widerKinds } from '../../parts/plan_line.js';
import { may, mayOnceOpen } from '../../parts/rights.js';
import { decisionOf, promptsOn } from '../../parts/step_words.js';
import { groupName, groupOf, isIn, objectionsOn, sameTable, stepToRead, stepToWorkOn, tablesOf } from './groups.js';

/** What somebody types into. */
const TYPING = 'textarea, input:not([type=radio], [type=checkbox])';

/** Which step is worked on, as a list of one, or none: a page that is keyed by it starts anew with each step. */
export function redesignStage() {
  return {
    get chosen() {
      return [stepToWorkOn(this.$store.live, this.$store.ui.step)].filter(Boolean);
    },

    get nothing() {
      return !this.chosen.length;
    },

    init() {
      const { live } = this.$store;
      this.end = live.subscribe(() => this.turn(), ['groups_rotated']);
    },

    destroy() {
      this.end();
    },

    /** Who types stays where they are, whatever the room does next. */
    hold({ target }) {
      if (target.matches(TYPING)) this.$store.ui.select(this.chosen[0] ?? '');
    },

    /** Who does not type goes along. */
    turn() {
      if (!document.activeElement?.matches(TYPING)) this.$store.ui.select('');
    },

    get toRead() {
      return stepToRead(this.$store.live);
    },

    get readsElsewhere() {
      return Boolean(this.toRead) && this.toRead !== this.chosen[0];
    },

    get readTitle() {
      const { live } = this.$store;
      return `${live.stepNumber(this.toRead)} · ${live.record(this.toRead)?.values.name ?? ''}`;
    },

    goRead() {
      this.$store.ui.select(this.toRead);
    },

    /** After the cross round somebody may still be at the step they read. */
    get isBack() {
      const { live, ui } = this.$store;
      const { turn, at } = live.parts.everyone.rotation;
      return !turn && at > 0 && Boolean(ui.step) && ui.step !== stepToWorkOn(live, '') && ui.step === this.chosen[0];
    },

    goBack() {
      this.$store.ui.select('');
    },
  };
}

/** What was drafted before the day, in one line. */
const draftOf = ({ can, cannot }) => [can && `It can: ${can}.`, cannot && `It cannot: ${cannot}.`].filter(Boolean).join(' ');

export function redesignStep(stepId) {
  return {
    stepId,
    looksWider: false,

    init() {
      this.end = this.live.shows('next_questions');
    },

    destroy() {
      this.end();
    },

    /** What the decision asks next, as the server words it. */
    get questions() {
      return this.live.derived.next_questions?.[stepId] ?? [];
    },

    get asksNext() {
      return this.questions.length > 0;
    },

    lookWider({ target }) {
      this.looksWider ||= target.open;
    },

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
      return !this.reading && !this.typist.there && answersOn(this.live, stepId).every(({ state }) => state === 'open');
    },

    get kinds() {
      return everyStepKinds(this.live);
    },

    get wider() {
      return widerKinds(this.live);
    },

    /** Folded: the room answers the four questions first. */
    get widerTitle() {
      const kinds = this.wider.map(({ kind }) => kind);
      const many = linesOf(this.live, stepId).filter(({ kind }) => kinds.includes(kind)).length;
      const governance = kinds.includes('governance') ? ', governance' : '';
      return `More that changes: mandates, development, handoffs${governance}${many ? ` (${many})` : ''}`;
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
      return this.takesPart && this.writesHere;
    },

    /** Whether it is this person who writes, be it when the page is open again. */
    get writesHere() {
      const writer = !this.hasGroup || this.typist.id === this.live.me;
      return writer && mayOnceOpen(this.live, 'add', { kind: 'role_change', values: {} });
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

    /** Whether their group reads this step in the cross round. */
    get reading() {
      return stepToRead(this.live) === stepId && may(this.live, 'add', { kind: 'objection', values: {} });
    },

    /** One objection each. */
    get mayObject() {
      return this.reading && !this.objections.some(({ mine }) => mine);
    },

    /** What other groups object on this step: {id, text, from, answer}, and what this person can do with it. */
    get objections() {
      return objectionsOn(this.live, stepId).map(({ id, by, values }) => {
        const mine = by === this.live.me;
        const answers = this.canWrite && !this.visiting && !mine;
        const answer = values.answer ?? '';
        return { id, text: values.text, from: this.groupWords(values.group), mine, read: !mine, answer, answers, answered: answer && !answers };
      });
    },

    groupWords(group) {
      const found = tablesOf(this.live).find(({ groups }) => groups.some(({ id }) => id === group));
      return found ? groupName(this.live, found.steps) : '';
    },

    get mayCall() {
      return this.hasGroup && this.inGroup && !this.live.isFacilitator;
    },

    get hasCalled() {
      return Boolean(this.live.parts.everyone.calls[this.group?.id]);
    },

    get callWords() {
      return this.hasCalled ? 'The facilitator is called' : 'Call the facilitator';
    },

    call() {
      this.live.ask({ do: 'call_facilitator', group: this.group.id, on: !this.hasCalled });
    },

    takeOver() {
      const acts = sameTable(this.live, this.group).map(({ id, values }) => (
        { act: 'set', id, values: { typist: this.live.me }, was: { typist: values.typist ?? null } }));
      this.live.ask({ do: 'edit', acts });
    },

    /** What an automatic step must never do: the card {id, text} as a list of one, or none. */
    get boundary() {
      return this.live.all('boundary').filter(({ values }) => values.step === stepId)
        .map(({ id, values }) => ({ id, text: values.must_not || 'not said yet', draft: draftOf(values) }));
    },

    get asksBoundary() {
      return this.decision.mode === 'automatic';
    },

    get addsBoundary() {
      return !this.boundary.length && this.canWrite;
    },
  };
}
