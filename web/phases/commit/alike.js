// Lines that look alike: two groups often write the same. Merging keeps the words of both in the earlier line, joins
// their steps, and removes the later one, which stays in the history; it is an edit like any other and can be undone.
import { lineOf } from '../../parts/plan_line.js';
import { may } from '../../parts/rights.js';

const isEmpty = (value) => value === undefined || value === null || value === '' || value.length === 0;

/**
 * What the earlier line says after merging.
 * @returns {{values: object, tooLong: string}} the fields that change; the label of a text that would be too long
 */
export function mergedValues({ fields }, one, two) {
  const values = {};
  let tooLong = '';
  for (const [name, { type, longest, label, by_procedure: procedure }] of Object.entries(fields)) {
    const [mine, other] = [one[name], two[name]];
    if (procedure || isEmpty(other) || mine === other) continue;
    if (isEmpty(mine)) values[name] = other;
    else if (type === 'refs' || type === 'texts') values[name] = [...new Set([...mine, ...other])];
    else if (type === 'text' && !same(mine, other)) values[name] = `${mine} / ${other}`;
    if (type === 'text' && values[name]?.length > longest) tooLong = label;
  }
  return { values, tooLong };
}

const same = (one, two) => one.trim().toLowerCase() === two.trim().toLowerCase();

/** In an element with x-part="alike". */
export function alikeLines() {
  return {
    /** Pairs that somebody here wants to keep apart. */
    apart: [],
    refusal: '',

    init() {
      this.end = this.live.shows('alike');
    },

    destroy() {
      this.end();
    },

    get live() {
      return this.$store.live;
    },

    get pairs() {
      const { live } = this;
      const there = (live.derived.alike ?? []).filter(({ first, second }) => live.record(first) && live.record(second));
      return there.map((pair) => this.shown(pair)).filter(({ key, may: allowed }) => allowed && !this.apart.includes(key));
    },

    shown({ first, second }) {
      const { live } = this;
      const [one, two] = [first, second].map((id) => live.record(id));
      const { tooLong } = mergedValues(live.catalog.kinds[one.kind], one.values, two.values);
      return {
        key: `${first} ${second}`, first, second,
        one: lineOf(live, one),
        two: lineOf(live, two),
        may: may(live, 'set', one, ['steps']) && may(live, 'remove', two),
        isTooLong: Boolean(tooLong),
        fits: !tooLong,
      };
    },

    get hasPairs() {
      return this.pairs.length > 0;
    },

    merge(first, second) {
      const { live } = this;
      const [one, two] = [first, second].map((id) => live.record(id));
      const { values } = mergedValues(live.catalog.kinds[one.kind], one.values, two.values);
      const was = Object.fromEntries(Object.keys(values).map((name) => [name, one.values[name] ?? null]));
      const changed = Object.keys(values).length ? [{ act: 'set', id: first, values, was }] : [];
      this.refusal = '';
      live.edit([...changed, { act: 'remove', id: second }]).catch(({ text }) => { this.refusal = text; });
    },

    keep(key) {
      this.apart = [...this.apart, key];
    },
  };
}
