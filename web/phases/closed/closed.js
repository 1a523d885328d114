// After the room: one's own lines of the plan, and what happens next.
import { dayInWords, lineOf, linesOf, personOf } from '../../parts/plan_line.js';
import { gaps, runsThePlan } from './gaps.js';

/** Hours in which the flow owner completes what was left. */
const COMPLETED_WITHIN = 48;

const dayOf = (moment) => new Date(moment).toLocaleDateString('en', { day: 'numeric', month: 'long', year: 'numeric' });

export function closed() {
  return {
    get live() {
      return this.$store.live;
    },

    get purpose() {
      return this.live.record('purpose')?.values ?? {};
    },

    /** One's own lines, as owner or co-owner; those that wait for an answer first. */
    get lines() {
      const own = linesOf(this.live).map((record) => lineOf(this.live, record)).filter((one) => this.isMine(one));
      const rows = own.map((one) => ({ ...one, waits: one.owner.id === this.live.me && one.answer !== 'taken', step: this.stepOf(one) }));
      return rows.sort((one, two) => two.waits - one.waits);
    },

    isMine({ owner, coOwner }) {
      return [owner.id, coOwner.id].includes(this.live.me);
    },

    stepOf({ owner, firstStep }) {
      if (owner.id !== this.live.me) return `Co-owner, with ${owner.name}`;
      return firstStep ? `First step: ${firstStep}` : 'First step: not said yet';
    },

    dayOf(line) {
      return dayInWords(line.firstStepBy);
    },

    get hasLines() {
      return this.lines.length > 0;
    },

    get heading() {
      return this.hasLines ? 'Your lines' : 'No line of the plan waits for you';
    },

    /** Whether something of the plan waits for this person. */
    get completes() {
      return !this.isFinal && gaps(this.live).some(({ mine }) => mine);
    },

    get completeWords() {
      return runsThePlan(this.live) ? 'Complete the plan' : 'Take or complete your lines';
    },

    get isFinal() {
      return this.live.agenda.status === 'final';
    },

    get agreed() {
      const { closed_at: at } = this.live.agenda;
      if (!at) return '';
      const until = this.isFinal ? '' : `; final by ${dayOf(at + COMPLETED_WITHIN * 3_600_000)}`;
      return `As agreed in the room on ${dayOf(at)}${until}.`;
    },

    get check() {
      const day = dayInWords(this.purpose.check_on);
      const { name, there } = personOf(this.live, this.purpose.check_chair);
      return day && (there ? `${day}, chaired by ${name}` : day);
    },

    get completing() {
      const owner = this.purpose.flow_owner;
      return this.isFinal || !owner ? '' : `${owner} completes what was left.`;
    },
  };
}
