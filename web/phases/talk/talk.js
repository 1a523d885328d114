// The talk about one step: where the functions stand, whom to hear first, and what this person can say with one tap.
import { announce } from '../../parts/announce.js';
import { contributorsOf, distributionOf } from '../../parts/distribution.js';
import { rankingOf } from '../../parts/ranking.js';
import { calloutOf, mineText, movementOf, overviewOf, turnOf, voicesOf } from '../../parts/revealed.js';
import { WORDS, belonging, placeOf, promptsOn } from '../../parts/step_words.js';

const NO_STEP = { id: '', values: {} };

export function talk() {
  return {
    init() {
      this.$watch('movement', (words) => { if (words) announce(`Marked again. ${words} ${this.callout.stands}`); });
      this.$watch('step.values.name', (name) => { if (name) announce(`${placeOf(this.live, this.step.id)}: ${name}`); });
    },

    get live() {
      return this.$store.live;
    },

    /** The step the room looks at; an empty one while it looks at the whole. */
    get step() {
      return this.live.record(this.live.agenda.step) ?? NO_STEP;
    },

    get chosen() {
      return Boolean(this.step.id);
    },

    get place() {
      const { id } = this.step;
      return [placeOf(this.live, id), belonging(this.live, id), turnOf(this.live, id)].filter(Boolean).join(' · ');
    },

    /** Also where so few answered that nothing of it is shown. */
    get revealed() {
      return Boolean(this.live.parts.everyone.rounds[this.step.id]);
    },

    get hasTable() {
      return this.table.answered > 0;
    },

    get callout() {
      return calloutOf(this.live, this.step.id);
    },

    get verdict() {
      return WORDS[overviewOf(this.live).steps[this.step.id]?.word] ?? '';
    },

    get table() {
      return distributionOf(this.live, this.step.id);
    },

    get answered() {
      const all = Math.max(this.table.answered, contributorsOf(this.live).length);
      return `${this.table.answered} of ${all} people answered. Each function counts equally.`;
    },

    /** What marking again brought; empty in the first round. */
    get movement() {
      return movementOf(this.live, this.step.id);
    },

    get mine() {
      return mineText(this.live, this.step.id);
    },

    get voices() {
      return voicesOf(this.live, this.step.id);
    },

    get moreVoices() {
      return `${this.voices.first.length ? 'More reasons' : 'Reasons'}: ${this.voices.others.length}`;
    },

    get prompts() {
      return promptsOn(this.live, this.step.id, '');
    },

    get hasList() {
      return this.list.rows.length > 0;
    },

    /** Every step to talk about, then the others that are not aligned, with what became of them. */
    get list() {
      const { ranked, aligned, talk: apart } = overviewOf(this.live);
      return rankingOf(this.live, [...apart, ...ranked.filter((id) => ![...apart, ...aligned].includes(id))]);
    },
  };
}
