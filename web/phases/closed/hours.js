// Hours that the redesigned steps release. What is typed is the estimate's; the range, the sum and the words come from
// the server, which alone knows the formula.
import { may } from '../../parts/rights.js';

const KIND = 'value_case';

/** An id has so many characters at most. */
const LONGEST_ID = 40;

/** The fields whose questions stand before a row of three. */
const ASKED = ['covered', 'left', 'upkeep', 'rework', 'mending'];

export function hoursReleased() {
  return {
    /** The estimates whose further questions are open. */
    wide: [],

    init() {
      this.end = this.live.shows('hours');
    },

    destroy() {
      this.end();
    },

    get live() {
      return this.$store.live;
    },

    get found() {
      return this.live.derived.hours;
    },

    get questions() {
      const { fields } = this.live.catalog.kinds[KIND];
      return Object.fromEntries(ASKED.map((name) => [name, fields[`${name}_low`].help]));
    },

    /** Whether this person may estimate, and there is something to. */
    get concerns() {
      return this.mayAdd && this.found.steps.length > 0;
    },

    get mayAdd() {
      return may(this.live, 'add', { kind: KIND, values: {} });
    },

    get rows() {
      return this.found.steps.map((one) => ({
        ...one,
        key: one.steps[0]?.id ?? one.id,
        todayWords: one.today === null ? 'How much it takes today is not known yet.' : `Today it takes ${Math.round(one.today)} hours a month.`,
        result: this.resultOf(one),
        asksStep: one.today === null,
        hasStepNumbers: one.today !== null,
        isNew: !one.id && this.mayAdd,
        isWide: this.wide.includes(one.id),
      }));
    },

    /** "Released: 8 to 69, expected 39 hours a month." */
    resultOf({ words, pays_from: paysFrom, missing, with_mending: mended }) {
      if (!words) return `Still needed: ${missing.join('; ')}.`;
      const besides = mended ? '' : ' Mending is not counted.';
      return `Released: ${words} hours a month. ${paysFrom}.${besides}`;
    },

    /** Two people who begin at once begin the same one. */
    start(step) {
      const id = `value-${step}`.slice(0, LONGEST_ID);
      this.live.edit([{ act: 'add', kind: KIND, id, values: { step } }]).catch(() => {});
    },

    look(id, { target }) {
      this.wide = target.open ? [...this.wide, id] : this.wide.filter((one) => one !== id);
    },
  };
}
