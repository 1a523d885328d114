// The overview after the reveal: the steps to talk about first, then the others by how far apart they are, and folded
// what all agree on.
import { announce } from '../../parts/announce.js';
import { rankingOf } from '../../parts/ranking.js';
import { countsOf, firstToTalk, inWords, overviewOf } from '../../parts/revealed.js';

/** The groups below those to talk about. They come in the order of the ranking. */
const GROUPS = [
  { key: 'apart', title: 'Also far apart', words: ['far_apart', 'of_two_minds'], open: true },
  { key: 'close', title: 'Close', words: ['close'], open: true },
  { key: 'unsure', title: 'Aligned, but few are sure', words: ['unsure'], open: true },
  { key: 'aligned', title: 'Aligned', words: ['aligned'], open: false },
  { key: 'too_few', title: 'Too few marks to compare', words: ['too_few'], open: false },
];

export function overview() {
  return {
    init() {
      this.$watch('revealed', (now) => { if (now) announce(this.summary); });
    },

    get live() {
      return this.$store.live;
    },

    get found() {
      return overviewOf(this.live);
    },

    get revealed() {
      return this.found.ranked.length > 0;
    },

    get title() {
      const count = this.first.length;
      if (!count) return 'Nothing is far apart';
      return count === 1 ? 'Talk about this one' : `Talk about these ${inWords(count)}`;
    },

    get summary() {
      return `${this.found.ranked.length} steps revealed. ${countsOf(this.live)}`;
    },

    get first() {
      return firstToTalk(this.live);
    },

    get talks() {
      return this.first.length > 0;
    },

    get talk() {
      return rankingOf(this.live, this.first);
    },

    get groups() {
      const named = ({ words, ...group }) => {
        const there = (id) => words.includes(this.found.steps[id].word) && !this.first.includes(id);
        const steps = this.found.ranked.filter(there);
        return { ...group, steps, title: `${group.title}: ${many(steps.length)}`, table: rankingOf(this.live, steps) };
      };
      return GROUPS.map(named).filter(({ steps }) => steps.length).map((one) => ({ ...one, note: this.noteOn(one) }));
    },

    noteOn({ key, steps }) {
      const numbers = steps.map((id) => this.live.stepNumber(id)).sort((one, two) => one - two);
      const word = numbers.length === 1 ? 'Step' : 'Steps';
      return key === 'aligned' ? `${word} ${numbers.join(', ')}` : '';
    },

    /** What was published on this flow: it waited for the reveal, so that it anchored nobody. */
    get evidence() {
      return this.live.all('evidence').map(({ id, values }) => ({ id, text: values.text, source: values.source ?? '' }));
    },

    get hasEvidence() {
      return this.evidence.length > 0;
    },
  };
}

const many = (count) => (count === 1 ? '1 step' : `${count} steps`);
