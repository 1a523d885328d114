// Completing: after the room, owners complete their lines, and whoever runs the plan all of it, until it is final.
import { gaps, manyGaps, naming, runsThePlan } from './gaps.js';

/** Hours in which it should be done. */
const WITHIN = 48;

const moment = (at) => new Date(at).toLocaleString([], { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });

const many = (count, one, more) => `${count === 1 ? 'One' : count} ${count === 1 ? one : more}`;

/** "Due, how we will see it". */
const listed = ([first = '', ...others]) => [first, ...others.map((one) => one.charAt(0).toLowerCase() + one.slice(1))].join(', ');

export function completing() {
  return {
    /** Things whose form is open, with the fields it asks. It stays while they are filled, so that nobody loses focus. */
    open: {},
    refusal: '',

    /** Links of the plan lead here before the page has made it. */
    init() {
      if (location.hash === '#completing') this.$nextTick(() => this.$root.focus());
    },

    get live() {
      return this.$store.live;
    },

    get runs() {
      return runsThePlan(this.live);
    },

    /** What this person can complete; and what they have open, though it lacks nothing any more. */
    get things() {
      const found = gaps(this.live).filter(({ mine }) => mine);
      const kept = Object.values(this.open).filter(({ key }) => !found.some((one) => one.key === key));
      return [...found, ...kept.map((one) => this.asItIs(one))].map((one) => this.shown(one));
    },

    /** A thing that lacks nothing any more, called what it is called by now. */
    asItIs(thing) {
      const record = this.live.record(thing.id);
      return { ...thing, ...(record && naming(this.live, record)), needs: [] };
    },

    shown(thing) {
      const asked = this.open[thing.key]?.fields.join(' ') ?? '';
      return {
        ...thing,
        forms: asked && this.live.record(thing.id) ? [{ id: thing.id, asked }] : [],
        opens: !asked && thing.fields.length > 0,
        isOpen: Boolean(asked),
        done: !thing.needs.length,
        words: thing.id && thing.needs.length ? `Missing: ${listed(thing.needs)}` : '',
      };
    },

    get nothing() {
      return !this.things.length;
    },

    /** What others have to do. */
    get others() {
      const count = this.left.length;
      if (count && this.runs) return `${many(count, 'thing waits', 'things wait')} for others:`;
      return count ? `${many(count, 'thing of others is', 'things of others are')} not complete yet.` : '';
    },

    get left() {
      return gaps(this.live).filter(({ mine }) => !mine).flatMap(({ texts }) => texts);
    },

    /** Each of them, in the words of what is missing, for who asks them. */
    get waiting() {
      return this.runs ? this.left.map((words) => ({ key: words, words })) : [];
    },

    get concerns() {
      return this.runs || !this.nothing;
    },

    get headline() {
      const lacking = this.things.filter(({ done }) => !done).length;
      if (!this.runs) return lacking ? many(lacking, 'line of yours is not complete', 'lines of yours are not complete') : 'Your lines are complete';
      return this.holding ? many(this.holding, 'thing is missing', 'things are missing') : 'The plan is complete';
    },

    get until() {
      const { closed_at: at } = this.live.agenda;
      return at ? `To be final by ${moment(at + WITHIN * 3_600_000)}` : '';
    },

    get holding() {
      return manyGaps(this.live);
    },

    get isShut() {
      return this.holding > 0;
    },

    start(key) {
      const thing = this.things.find((one) => one.key === key);
      this.open = { ...this.open, [key]: thing };
      this.$nextTick(() => this.$refs.things.querySelector(`[data-thing="${CSS.escape(key)}"]`)?.querySelector('input, select, textarea')?.focus());
    },

    finish(key) {
      this.open = Object.fromEntries(Object.entries(this.open).filter(([one]) => one !== key));
    },

    take(id) {
      this.follow(this.live.send({ do: 'take_line', change: id }));
    },

    decline(id) {
      this.follow(this.live.send({ do: 'decline_line', change: id }));
    },

    makeFinal() {
      if (this.isShut) return;
      this.follow(this.live.send({ do: 'make_final' }));
    },

    follow(answer) {
      this.refusal = '';
      answer.catch(({ text }) => { this.refusal = text; });
    },
  };
}
