// Before the day: what one function fills in, as the server lists it. Each field saves by itself.
import { titleOf } from '../live/lookups.js';

/** Why the line of a link ends when there is nothing more to fill in. */
const OVER = ['removed', 'not_here'];

const NOTHING = { tasks: [], done: 0, of: 0, adds: '' };

/** Kind → the words over its list, what it is for, and the fields with which one more is added. */
const WORDS = {
  step: { title: 'How often, and how long?', help: 'For each step: cases a month, and minutes a case. A good guess is fine.' },
  source: { title: 'Where does data come from?', help: 'For each source: whose it is, what it is, and whether AI may use it.', asks: 'name owner role sensitivity ai_may_use' },
  current_incentive: { title: 'What is rewarded today?', help: 'For each role in this flow: targets, bonus, praise. Roles, never people.', asks: 'role rewarded_today' },
  metric_option: { title: 'Where do we stand today?', help: 'For each metric: the value, and of which month or year.', asks: 'name unit baseline' },
};
const NO_WORDS = { title: '', help: '', asks: '' };

export function beforeTheDay() {
  return {
    init() {
      this.ends = [this.live.shows('prework'), this.live.subscribe(() => this.leaveIfOver(), ['status'])];
    },

    destroy() {
      for (const end of this.ends) end();
    },

    /** The workshop has started, or the link has ended: the server says which. */
    leaveIfOver() {
      if (this.live.status === 'ended' && OVER.includes(this.live.reason)) location.reload();
    },

    get live() {
      return this.$store.live;
    },

    get loaded() {
      return Boolean(this.live.epoch);
    },

    get own() {
      return this.live.derived.prework?.[this.live.myFunction] ?? NOTHING;
    },

    /** The function's own record comes first; the rest is its topic. */
    get mandate() {
      return this.rows.slice(0, 1);
    },

    get topic() {
      return this.rows.slice(1);
    },

    get rows() {
      const { live } = this;
      const known = this.own.tasks.filter(({ record }) => live.record(record));
      return known.map(({ record, fields, done = false }) => (
        { record, asked: fields.join(' '), done, title: titleOf(live, live.record(record)), mine: live.record(record).by === live.me }
      ));
    },

    get kind() {
      return this.own.adds || this.live.record(this.own.tasks[1]?.record)?.kind || '';
    },

    get words() {
      return { ...NO_WORDS, ...WORDS[this.kind] };
    },

    /** Where every record has several fields to pick from, a list for each keeps the page short. */
    get isShort() {
      return this.kind === 'source';
    },

    /** Two numbers stand side by side. */
    get pairs() {
      return this.kind === 'step' ? 'all' : null;
    },

    get hasTopic() {
      return Boolean(this.kind);
    },

    /** The kind that may be added to, as a list of one or none: the form is made when it is known. */
    get adding() {
      return this.own.adds ? [this.own.adds] : [];
    },

    get count() {
      const { done = 0, of } = this.own;
      return done === of ? 'All filled in. Thank you.' : `${done} of ${of} filled in`;
    },

    get isDone() {
      return this.loaded && this.own.of > 0 && this.own.of === this.own.done;
    },

    /** What somebody added by mistake they take back. */
    drop(record) {
      this.live.edit([{ act: 'remove', id: record }]).catch((refusal) => this.live.notices.push(refusal));
    },
  };
}
