// Before the day: what one function fills in, as the server lists it. Each field saves by itself.
import { titleOf } from '../live/lookups.js';

/** Why the line of a link ends when there is nothing more to fill in. */
const OVER = ['removed', 'not_here'];

const NOTHING = { tasks: [], done: 0, of: 0, kinds: [], adds: [] };

/** Kind → the words over its list, what it is for, and the fields with which one more is added. */
const WORDS = {
  step: { title: 'How often, and how long?', help: 'For each step: cases a month, and minutes a case. A good guess is fine.' },
  source: { title: 'Where does data come from?', help: 'For each source: whose it is, what it is, and whether AI may use it.', asks: 'name owner role sensitivity ai_may_use' },
  boundary: { title: 'What can AI do here today?', help: 'Only if you know. For a step: what the tools you have can do, and what they cannot.', asks: 'step can cannot' },
  digital_worker: { title: 'Which digital workers are there?', help: 'Only if you know. Software or AI that does part of this work already.', asks: 'name tool' },
  current_incentive: { title: 'What is rewarded today?', help: 'For each role in this flow: targets, bonus, praise. Roles, never people.', asks: 'role function rewarded_today' },
  metric_option: { title: 'Where do we stand today?', help: 'For each metric: the value, and of which month or year.', asks: 'name unit direction functions baseline' },
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
      // What is empty is left out on the way.
      return { ...NOTHING, ...this.live.derived.prework?.[this.live.myFunction] };
    },

    /** The function's own record comes first; the rest is its topic. */
    get mandate() {
      return this.rows.slice(0, 1);
    },

    /** What else is asked: a list for each kind of its topic. */
    get topics() {
      return this.own.kinds.map((kind) => ({
        ...NO_WORDS, ...WORDS[kind], kind,
        titleId: `topic-${kind}`,
        rows: this.rows.slice(1).filter((one) => one.kind === kind),
        // Where every record has several fields to pick from, a list for each keeps the page short.
        isShort: kind === 'source',
        // Two numbers stand side by side.
        pairs: kind === 'step' ? 'all' : null,
        // As a list of one or none: the form is made when it is known.
        adding: this.own.adds.filter((one) => one === kind),
      }));
    },

    get rows() {
      const { live } = this;
      const known = this.own.tasks.filter(({ record }) => live.record(record));
      return known.map(({ record, fields, done = false }) => {
        const found = live.record(record);
        return { record, kind: found.kind, asked: fields.join(' '), done, title: titleOf(live, found), mine: found.by === live.me };
      });
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
