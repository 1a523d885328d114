// What is missing, the most urgent first, each with the tap that mends it.
import { leaveForLater, mendOf } from './mending.js';
import { may } from '../parts/rights.js';

/** Open lines shown at once. */
const SHOWN = 4;

/** The gates whose findings matter in a phase, in this order. */
const GATES = { commit: ['close', 'warns'], agree: ['close', 'warns'], closed: ['close', 'final'] };

/** The rules that can be mended before the room has worked on them; the others would only worry. */
const EARLY = ['C04', 'C35'];

export function consoleMissing() {
  return {
    all: false,
    /** The line whose form is open, and the lines before it. It stays while it is filled. */
    filling: null,
    /** Whether what the close needs is listed long before it. */
    early: false,

    get findings() {
      const { phase, derived } = this.$store.live;
      const gates = GATES[phase] ?? (this.early ? ['close'] : []);
      const asked = (one) => gates.includes(gateOf(one)) || (!gates.length && EARLY.includes(one.rule));
      const wanted = (derived.findings ?? []).filter((one) => asked(one) && (holds(one) || isMendable(this.$store.live, one)));
      const rank = (one) => (gates.includes(gateOf(one)) ? gates.indexOf(gateOf(one)) : gates.length);
      return together(wanted.sort((one, two) => rank(one) - rank(two)));
    },

    get title() {
      return this.early ? 'What is missing to close' : 'What is missing';
    },

    /** Asked for on the health strip. */
    showAll() {
      this.early = true;
    },

    get rows() {
      return (this.all ? this.lines : this.lines.slice(0, SHOWN)).map((one) => this.asRow(one));
    },

    /** What is missing, and the line whose form is open where it was: moved, it would lose the focus. */
    get lines() {
      if (!this.filling) return this.findings;
      const { key, finding, before } = this.filling;
      const others = this.findings.filter((one) => keyOf(one) !== key);
      const at = others.filter((one) => before.includes(keyOf(one))).length;
      return [...others.slice(0, at), finding, ...others.slice(at)];
    },

    asRow(finding) {
      const { taps = [], options = [] } = mendOf(this.$store.live, finding);
      const key = keyOf(finding);
      const isOpen = this.filling?.key === key;
      const fills = !isOpen && !taps.length && !options.length && isFillable(this.$store.live, finding);
      return {
        key, text: finding.text, holds: holds(finding), taps, options, picks: options.length > 0, ...added(finding),
        isOpen, fills, fillLabel: `Fill in: ${finding.text}`, forms: isOpen ? [{ id: finding.record, field: finding.field }] : [],
      };
    },

    start(key) {
      const keys = this.findings.map(keyOf);
      const at = keys.indexOf(key);
      this.filling = { key, finding: this.findings[at], before: keys.slice(0, at) };
      const list = this.$root;
      this.$nextTick(() => list.querySelector('[data-fills] :is(input, select, textarea)')?.focus());
    },

    finish() {
      this.filling = null;
    },

    get hidden() {
      return this.findings.length - SHOWN;
    },

    get hasMore() {
      return this.hidden > 0;
    },

    get moreLabel() {
      return this.all ? 'Show fewer' : `Show ${this.hidden} more`;
    },

    toggleAll() {
      this.all = !this.all;
    },

    get nothing() {
      return !this.findings.length;
    },

    find(key) {
      return mendOf(this.$store.live, this.findings.find((one) => keyOf(one) === key) ?? {});
    },

    mend(key, name) {
      const tap = this.find(key).taps?.find((one) => one.name === name);
      if (tap?.command) this.$store.live.ask(tap.command);
      if (tap?.acts) this.edit(tap.acts);
    },

    pick(key, event) {
      const acts = event.target.value && this.find(key).pick?.(event.target.value);
      event.target.value = '';
      if (acts) this.edit(acts);
    },

    edit(acts) {
      const { live } = this.$store;
      live.edit(acts).catch((refusal) => live.notices.push(refusal));
    },

    get open() {
      return this.findings.filter((one) => one.rule === 'C07');
    },

    get hasManyOpen() {
      return this.open.length > 1;
    },

    get laterLabel() {
      return `Leave all ${this.open.length} open steps for later`;
    },

    leaveAll() {
      this.edit(leaveForLater(this.$store.live, this.open));
    },
  };
}

/** What holds no gate shut comes without one. */
const gateOf = ({ gate = 'warns' }) => gate;

const holds = (finding) => gateOf(finding) !== 'warns';

/** What is missing as a whole is added on the line itself. */
const added = ({ rule, field }) => ({ metrics: rule === 'C17' && !field ? ['joint'] : [], hours: rule === 'C24F' && !field ? ['hours'] : [] });

/** Whether a form of one field mends it. */
function isFillable(live, { record: id, field }) {
  const record = live.record(id);
  const described = record && field && live.catalog.kinds[record.kind].fields[field];
  return Boolean(described) && !described.by_procedure && may(live, 'set', record, [field]);
}

/** A warning that nobody can do anything about here would only worry. */
function isMendable(live, finding) {
  const { taps = [], options = [] } = mendOf(live, finding);
  return taps.length + options.length > 0;
}

const keyOf = ({ rule, record = '', field = '' }) => `${rule} ${record} ${field}`;

/** The day of the check and who chairs it are one thing to mend. */
function together(findings) {
  const check = findings.find((one) => one.rule === 'C35');
  const words = 'The day-30 check is not set';
  return findings.filter((one) => one.rule !== 'C35' || one === check)
    .map((one) => (one === check ? { ...one, text: words, field: '' } : one));
}
