// A pulse in the room: one tap a question, gone as soon as it was answered; then what came out.
import { isJustShown, pulseWords, resultsOf } from './pulse_results.js';

const TITLES = { start: 'One tap before we begin', close: 'One tap before we close', check: 'One tap for each: how is it now?' };

/** The phase in which a pulse asks that stays open beyond its block. */
const ONLY_IN = { close: 'agree' };

export function pulse() {
  return {
    /** The question whose answer is on its way; what was tapped is kept nowhere here. */
    waiting: '',
    refusal: '',

    get live() {
      return this.$store.live;
    },

    /** The pulse that asks this person now; an empty text where none does. */
    get occasion() {
      const { pulses } = this.live.parts.everyone;
      const asks = (name) => !pulses[name].closed_at && pulses[name].asked.includes(this.live.me);
      return Object.keys(pulses).find((name) => asks(name) && (ONLY_IN[name] ?? this.live.phase) === this.live.phase) ?? '';
    },

    get unanswered() {
      if (!this.occasion) return [];
      const done = this.live.parts.mine.pulses_answered[this.occasion] ?? [];
      return this.live.parts.everyone.pulses[this.occasion].questions.filter((one) => !done.includes(one));
    },

    get open() {
      const { questions, answers } = pulseWords();
      const taps = Object.entries(answers).map(([answer, label]) => ({ answer, label }));
      return this.unanswered.map((question) => ({ question, text: `“${questions[question]}”`, taps, waits: this.waiting === question }));
    },

    get asks() {
      return this.open.length > 0;
    },

    get thanks() {
      return Boolean(this.occasion) && !this.asks;
    },

    get title() {
      return TITLES[this.occasion] ?? '';
    },

    answer(question, answer) {
      this.refusal = '';
      this.waiting = question;
      const told = this.live.send({ do: 'answer_pulse', occasion: this.occasion, question, answer: Number(answer) });
      told.catch(({ text }) => { this.refusal = text; }).finally(() => { this.waiting = ''; });
    },

    /** After the workshop what came out stands below what is to do. */
    get isLate() {
      return ['closed', 'final'].includes(this.live.phase);
    },

    get isOver() {
      return this.results.length > 0 && (this.isLate || isJustShown(this.live));
    },

    get results() {
      return resultsOf(this.live);
    },

    get shows() {
      return this.asks || this.thanks || this.isOver;
    },
  };
}
