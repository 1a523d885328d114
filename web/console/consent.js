// Consent on the console: asks the room about the words as they stand, and shows what every function answers.
import { QUESTION, consentOf } from '../parts/consent_words.js';
import { decisionOf } from '../parts/step_words.js';

export function consoleConsent() {
  return {
    question: QUESTION,

    get step() {
      return this.$store.live.agenda.step;
    },

    get found() {
      return consentOf(this.$store.live, this.step);
    },

    /** Whether the decision says all that the room can be asked about. */
    get mayAsk() {
      const { mode, accountable, why } = decisionOf(this.$store.live, this.step);
      return Boolean(mode && accountable && why);
    },

    get askWords() {
      return this.found.asked ? 'Ask again' : `Ask: ${this.question.toLowerCase()}`;
    },

    ask() {
      if (!this.mayAsk) return;
      this.$store.live.ask({ do: 'ask_consent', step: this.step });
    },
  };
}
