// One metric that two functions hold together: picked from the list with a tap.
import { chipOf } from '../../parts/distribution.js';
import { metricTitle } from '../../parts/plan_line.js';
import { may } from '../../parts/rights.js';

/** There is one; whoever picks another one changes it. */
const ID = 'joint-metric';

/** Tiles that are shown at once; the others are folded. */
const SHOWN = 3;

export function jointMetric() {
  return {
    refusal: '',

    get live() {
      return this.$store.live;
    },

    /** The metric that is held together: the one picked here, else one that a group has written. */
    get held() {
      const joint = ({ values }) => values.functions?.length === 2 && values.direction && values.status !== 'dropped';
      return this.live.record(ID) ?? this.live.all('metric_change').find(joint) ?? null;
    },

    /** Its id as a list of one, or none. */
    get chosen() {
      return this.held ? [this.held.id] : [];
    },

    get locked() {
      return !may(this.live, 'add', { kind: 'metric_change', values: {} });
    },

    /** Metrics that two functions can hold: those of one's own function first. */
    get options() {
      const usable = this.live.all('metric_option').filter(({ values }) => values.functions?.length === 2 && values.direction);
      const place = ({ values }) => (values.functions.includes(this.live.myFunction) ? 0 : 1);
      return [...usable].sort((one, two) => place(one) - place(two)).map((one) => this.tile(one));
    },

    tile({ id, values }) {
      return {
        id,
        title: metricTitle(values.name, values.direction),
        held: values.functions.map((one) => chipOf(this.live, one).name).join(' + '),
        picked: this.held?.values.metric === values.name,
      };
    },

    /** What is picked is never folded away. */
    get shown() {
      return this.options.filter(({ picked }, at) => at < SHOWN || picked);
    },

    get more() {
      return this.options.filter(({ picked }, at) => at >= SHOWN && !picked);
    },

    get hasMore() {
      return this.more.length > 0;
    },

    get moreTitle() {
      return `${this.more.length} more to choose from`;
    },

    pick(id) {
      const { name: metric, functions, direction, unit = null, definition = null } = this.live.record(id).values;
      this.refusal = '';
      this.live.edit(this.acts({ metric, functions: [...functions], direction, unit, definition }))
        .catch(({ text }) => { this.refusal = text; });
    },

    /** Adds the joint metric, or changes it; one that was removed comes back. */
    acts(values) {
      const known = this.live.parts.everyone.records[ID];
      if (!known) return [{ act: 'add', kind: 'metric_change', id: ID, values: filled(values) }];
      const was = Object.fromEntries(Object.keys(values).map((name) => [name, known.values[name] ?? null]));
      const back = known.removed_at ? [{ act: 'restore', id: ID }] : [];
      return [...back, { act: 'set', id: ID, values, was }];
    },
  };
}

const filled = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
