// One line of the plan, for whoever answers for it: what it says, its state, and whose it is. What its buttons do is
// in answering.js.
import { halfTyped } from '../../parts/half_typed.js';
import { dayInWords, daysFromNow, lineOf } from '../../parts/plan_line.js';
import { may } from '../../parts/rights.js';
import { answering } from './answering.js';
import { proposedFor } from './proposed.js';

/** Days in which a first step should be done. */
const SOON = 14;

export function commitLine(lineId) {
  return {
    lineId,
    /** Whether the first step is being written. It stays so until its owner is done, whatever is saved meanwhile. */
    writing: false,
    /** Whether it starts with its people shown. Completing them must not close what somebody works in. */
    startsOpen: false,

    init() {
      this.writing = !this.said || halfTyped(this.live, lineId).length > 0;
      this.startsOpen = this.isOwner && this.missing.length > 0;
    },

    get live() {
      return this.$store.live;
    },

    get values() {
      return this.live.record(lineId)?.values ?? {};
    },

    get line() {
      return lineOf(this.live, this.live.parts.everyone.records[lineId]);
    },

    /** Whether the owner took the line and said the first step with its day. */
    get said() {
      return this.taken && Boolean(this.values.first_step && this.values.first_step_by);
    },

    get isOwner() {
      return this.values.owner === this.live.me;
    },

    get taken() {
      return this.values.answer === 'taken';
    },

    get isFree() {
      return !this.values.owner;
    },

    get canTake() {
      return Boolean(this.live.myFunction) && ((this.isOwner && !this.taken) || this.isFree);
    },

    /** What waits for this person stands out; what anybody may take does not. */
    get takeLook() {
      return this.isOwner ? 'primary' : null;
    },

    /** Only its owner hands it over or declines it. */
    get canLeave() {
      return this.isOwner;
    },

    get writes() {
      return this.isOwner && this.writing;
    },

    get canFinish() {
      return this.writes && this.taken;
    },

    get canRewrite() {
      return this.isOwner && this.taken && !this.writing;
    },

    get state() {
      const { owner } = this.line;
      if (this.isOwner) return OWN[this.values.answer] ?? OWN.asked;
      if (!owner.there) return this.values.answer === 'declined' ? DECLINED : { text: 'No owner yet', tone: 'line', icon: false };
      return this.taken ? { text: `${owner.name} took it`, tone: 'ok', icon: true } : { text: `${owner.name} is asked`, tone: 'line', icon: false };
    },

    /** "Step 8 · decided here". */
    get about() {
      const text = [this.line.from, this.line.yes.text.toLowerCase()].filter(Boolean).join(' · ');
      return text.charAt(0).toUpperCase() + text.slice(1);
    },

    get firstStepWords() {
      const { firstStep, firstStepBy } = this.line;
      if (!firstStep) return '';
      return `First step${firstStepBy ? ` by ${dayInWords(firstStepBy)}` : ''}: “${firstStep}”`;
    },

    get showsFirstStep() {
      return !this.writes && Boolean(this.line.firstStep);
    },

    get tooLate() {
      const day = this.values.first_step_by ?? '';
      return this.writes && day > daysFromNow(this.live, SOON);
    },

    get canArrange() {
      return may(this.live, 'set', { kind: this.line.kind, values: this.values }, ['owner', 'co_owner']);
    },

    get needsYes() {
      return this.values.whose_yes === 'someone_else';
    },

    get arranged() {
      return this.line.isMetric ? 'owner co_owner' : 'owner co_owner whose_yes';
    },

    /** What nobody has said yet about whose line it is. */
    get missing() {
      const { owner, coOwner, isMetric, ownerWord } = this.line;
      const yes = !isMetric && !this.values.whose_yes;
      const other = this.sameFunction ? 'co-owner from another function' : !coOwner.there && 'co-owner';
      return [!owner.there && ownerWord.toLowerCase(), other, yes && 'whose yes'].filter(Boolean);
    },

    get arrangeWords() {
      if (this.missing.length) return `Still open: ${this.missing.join(', ')}`;
      return this.line.isMetric ? 'Keeper and co-owner' : 'Owner, co-owner, whose yes';
    },

    get sameFunction() {
      const { owner, coOwner } = this.line;
      return owner.there && coOwner.there && owner.functionId === coOwner.functionId;
    },

    /** People of other functions who could hold the line together with its owner. */
    get proposed() {
      return this.line.coOwner.there && !this.sameFunction ? [] : proposedFor(this.live, this.values);
    },

    get hasProposed() {
      return this.proposed.length > 0;
    },

    ...answering(lineId),
  };
}

const OWN = {
  asked: { text: 'Proposed owner: you', tone: 'line', icon: false },
  handed_over: { text: 'Handed over to you', tone: 'line', icon: false },
  taken: { text: 'You took it', tone: 'ok', icon: true },
};

const DECLINED = { text: 'Declined. No owner yet', tone: 'warn', icon: false };
