// What was expected of the line that a learning is about: how it would be seen, from where to where, until when. In the
// element of a form that asks for the line.
import { dayInWords } from '../../parts/plan_line.js';

const NOTHING = 'Nothing was written down of what to expect. Say in “What happened” what you saw.';

export function expectedMeasure() {
  return {
    get live() {
      return this.$store.live;
    },

    /** The values of the line that is picked in the form around this. */
    get expects() {
      const line = this.fields.find(({ name }) => name === 'line')?.cell.value;
      return this.live.parts.everyone.records[line]?.values ?? null;
    },

    get isPicked() {
      return this.expects !== null;
    },

    get facts() {
      const { measure, due } = this.expects ?? {};
      const all = [['How we will see it', measure ?? ''], ['Baseline', this.baseline], ['Target', this.target], ['Due', dayInWords(due)]];
      return all.filter(([, words]) => words).map(([label, words]) => ({ label, words }));
    },

    get baseline() {
      const { baseline, baseline_of: of } = this.expects ?? {};
      return this.amount(baseline) && [this.amount(baseline), of].filter(Boolean).join(', ');
    },

    get target() {
      const { target, target_on: day } = this.expects ?? {};
      return this.amount(target) && [this.amount(target), day && `by ${dayInWords(day)}`].filter(Boolean).join(' ');
    },

    /** A number with its unit; empty where none was said. */
    amount(number) {
      if (typeof number !== 'number') return '';
      return [number.toLocaleString('en'), this.expects.unit].filter(Boolean).join(' ');
    },

    get nothing() {
      return this.isPicked && !this.facts.length ? NOTHING : '';
    },
  };
}
