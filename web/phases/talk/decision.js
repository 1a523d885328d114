// The decision on the step the room looks at: everybody sees it grow; the accountable person writes it and closes it.
import { openSteps } from '../mark/own_marks.js';
import { QUESTION, consentOf } from '../../parts/consent_words.js';
import { contributorsOf } from '../../parts/distribution.js';
import { voicesOf } from '../../parts/revealed.js';
import { decisionOf, warningsOn } from '../../parts/step_words.js';

export function decision() {
  return {
    problem: '',

    get live() {
      return this.$store.live;
    },

    get found() {
      return decisionOf(this.live, this.live.agenda.step);
    },

    get title() {
      if (this.found.done) return 'The room decided';
      return this.found.open ? 'Being decided' : 'Parked';
    },

    /** Who answers for it and how a person keeps control, in one quiet line. */
    get details() {
      const { accountableName: name, accountable, control, open } = this.found;
      const who = accountable === this.live.me ? 'You are accountable' : name && `${name} is accountable${open ? ' and types now' : ''}`;
      return [who, control].filter(Boolean).join(' · ');
    },

    get whyText() {
      return this.found.why || (this.found.open ? 'The reason is still to come.' : '');
    },

    /** Whether this person writes the decision now. */
    get isMine() {
      return this.found.open && this.found.accountable === this.live.me && !this.markingAgain;
    },

    get markingAgain() {
      const takesPart = contributorsOf(this.live).some(({ id }) => id === this.live.me);
      return takesPart && openSteps(this.live).length > 0;
    },

    /** Whether anything is asked of this person beside the talk. */
    get asked() {
      return this.isMine || this.markingAgain;
    },

    get panelTitle() {
      return this.markingAgain ? 'Mark again' : this.formTitle;
    },

    get formTitle() {
      return `Decide step ${this.live.stepNumber(this.live.agenda.step)}`;
    },

    /** What the room's consent still waits for; empty where it decides in another way. */
    get waitsFor() {
      const { needed, asked, words } = consentOf(this.live, this.live.agenda.step);
      return needed && !asked ? `Then the facilitator asks: ${QUESTION.toLowerCase()}` : words;
    },

    get waits() {
      return Boolean(this.waitsFor);
    },

    /** The record to write, for a form that stays with it. */
    get records() {
      return this.isMine ? [this.found.id] : [];
    },

    /** What speaks for caution, in plain words. */
    get warnings() {
      return warningsOn(this.live, this.live.agenda.step);
    },

    /** Reasons that were given at the reveal, to be taken over with a tap. */
    get reasons() {
      const { first, others } = voicesOf(this.live, this.live.agenda.step);
      return [...first, ...others].filter(({ why }) => why).map((one, key) => ({ ...one, key }));
    },

    /** Puts a reason behind what stands in the form's Why. */
    quote(why, fields) {
      const field = fields.find(({ name }) => name === 'why');
      field.cell.pick([field.value, why].filter(Boolean).join(' '));
    },

    decide() {
      if (this.waits) return;
      this.problem = '';
      document.activeElement?.blur();
      this.live.send({ do: 'decide_step', step: this.live.agenda.step }).catch(({ text }) => { this.problem = text; });
    },
  };
}
