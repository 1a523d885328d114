// What still holds the workshop open, a few at a time, each with its mend where this person may mend it. Which points
// there are comes from `derived.findings`.
import { may } from '../../parts/rights.js';

const SHOWN = 4;

/** Is mended by the grades above it on the page. */
const GRADES = 'C32';

export function openPoints() {
  return {
    showsAll: false,
    refusal: '',

    get live() {
      return this.$store.live;
    },

    /** The points at the close gate; those that this person can mend come first. */
    get points() {
      const findings = (this.live.derived.findings ?? []).filter(({ gate, rule }) => gate === 'close' && rule !== GRADES);
      const views = findings.map((finding) => this.view({ record: '', field: '', ...finding }));
      return [...views.filter(({ mine }) => mine), ...views.filter(({ mine }) => !mine)];
    },

    view({ rule, text, record: id, field }) {
      const record = this.live.record(id);
      const key = [rule, id, field, text].join(' ');
      const tap = record ? this.tapFor(record, field) : '';
      const described = this.live.catalog.kinds[record?.kind]?.fields[field];
      const form = !tap && described && !described.by_procedure && may(this.live, 'set', record, [field]) ? [id] : [];
      const words = tap === 'confirm' ? record.values.text ?? '' : '';
      return { key, id, field, text, words, form, takes: tap === 'take', confirms: tap === 'confirm', mine: Boolean(tap || form.length) };
    },

    /** What one tap does about it: an owner takes a line, a function confirms its words. */
    tapFor({ kind, values }, field) {
      const { me, myFunction } = this.live;
      const isLine = Object.values(this.live.catalog.changes).some((one) => one.kind === kind);
      if (isLine && myFunction && field === 'answer' && values.owner === me) return 'take';
      if (isLine && myFunction && field === 'owner' && !values.owner) return 'take';
      return kind === 'dissent' && field === 'confirmed' && values.function === myFunction ? 'confirm' : '';
    },

    get shown() {
      return this.showsAll ? this.points : this.points.slice(0, SHOWN);
    },

    get rest() {
      return this.points.length - this.shown.length;
    },

    get hasRest() {
      return this.rest > 0;
    },

    get restWords() {
      return `Show ${this.rest} more`;
    },

    get none() {
      return !this.points.length;
    },

    get headline() {
      const count = this.points.length;
      if (!count) return 'Nothing else holds the plan open';
      return count === 1 ? 'One thing is still open' : `${count} things are still open`;
    },

    showAll() {
      this.showsAll = true;
    },

    take(id) {
      this.follow(this.live.send({ do: 'take_line', change: id }));
    },

    confirm(id) {
      const was = { confirmed: this.live.record(id).values.confirmed ?? null };
      this.follow(this.live.edit([{ act: 'set', id, values: { confirmed: true }, was }]));
    },

    follow(answer) {
      this.refusal = '';
      answer.catch(({ text }) => { this.refusal = text; });
    },
  };
}
