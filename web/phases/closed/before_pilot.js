// Before a pilot starts: on what evidence AI takes part in a step, who oversees it, where it ends, and who decides. What
// is missing comes from `derived.findings`.
import { titleOf } from '../../live/lookups.js';
import { may } from '../../parts/rights.js';
import { decisionId, decisionOf } from '../../parts/step_words.js';

/** Modes in which AI or software does at least half of the work. */
const BY_AI = ['shared', 'ai_acts', 'automatic'];

const CHECKS = ['knows_limits', 'knows_bias', 'can_read_it', 'can_overrule', 'can_stop'];

const many = (count) => `${count === 1 ? 'One thing is' : `${count} things are`} missing`;

export function beforePilot() {
  return {
    /** The step whose forms are open, and the digital worker. */
    open: '',
    worker: '',
    /** The thing beyond steps whose form is open: {id, fields}. */
    filling: null,

    get live() {
      return this.$store.live;
    },

    /** What holds the gate of a pilot shut. */
    get missing() {
      return (this.live.derived.findings ?? []).filter(({ gate }) => gate === 'pilot');
    },

    /** What else is missing, thing by thing: of lines, pilots and sources, with the fields that this person can fill. */
    get others() {
      const told = new Set(this.rows.flatMap(({ id, decision, cards }) => [id, decision, ...cards]));
      const things = new Map();
      for (const { record: id = '', field = '' } of this.missing) {
        const record = this.live.record(id);
        if (!record || !field || told.has(id) || !may(this.live, 'set', record, [field])) continue;
        things.set(id, [...(things.get(id) ?? []), field]);
      }
      const kept = this.filling && !things.has(this.filling.id) ? [[this.filling.id, this.filling.fields]] : [];
      return [...things, ...kept].map(([id, fields]) => this.otherOf(id, fields));
    },

    otherOf(id, fields) {
      const record = this.live.record(id);
      const { singular, fields: described } = this.live.catalog.kinds[record.kind];
      const isOpen = this.filling?.id === id;
      const words = fields.map((name) => described[name].label).join(', ');
      const [title, verb] = [titleOf(this.live, record) || singular, isOpen ? 'Done' : 'Fill in'];
      const asked = isOpen ? this.filling.fields.join(' ') : '';
      return { id, fields, isOpen, asked, title, words, verb, opens: `${verb}: ${title}` };
    },

    get hasOthers() {
      return this.others.length > 0;
    },

    /** The form stays while its fields are filled, so that nobody loses focus. */
    fill(id) {
      const { fields } = this.others.find((one) => one.id === id);
      this.filling = this.filling?.id === id ? null : { id, fields };
    },

    /** The steps under redesign that were decided. */
    get rows() {
      const decided = this.live.steps.filter(({ id, values }) => values.focus === 'now' && decisionOf(this.live, id).done);
      return decided.map((step) => this.rowOf(step));
    },

    rowOf({ id, values }) {
      const { live } = this;
      const { mode, modeLabel } = decisionOf(live, id);
      const decision = live.record(decisionId(id));
      const cards = live.all('boundary').filter((one) => one.values.step === id).map((one) => one.id);
      const lacks = this.missing.filter(({ record }) => [id, decision.id, ...cards].includes(record));
      const isByAi = BY_AI.includes(mode);
      const mayCard = may(live, 'add', { kind: 'boundary', values: { step: id } });
      return {
        id, mode, modeLabel, cards, isByAi,
        decision: decision.id,
        title: titleOf(live, { id, kind: 'step', values }),
        words: lacks.length ? `${many(lacks.length)}.` : '',
        complete: isByAi && !lacks.length,
        isOpen: this.open === id,
        verb: this.open === id ? 'Done' : 'Look and complete',
        isOverseen: isByAi && Boolean(values.is_decision),
        wantsAction: CHECKS.some((name) => decision.values[name] === 'no'),
        wantsCard: !cards.length && mayCard,
        rights: live.all('decision_right').filter((one) => one.values.step === id).map((one) => this.rightOf(one)),
      };
    },

    /** "In future: Sales manager (Sales) decides". */
    rightOf(record) {
      const { fields } = this.live.catalog.kinds.decision_right;
      const { when, right, role = '', function: id = '' } = record.values;
      const group = this.live.record(id)?.values.name ?? '';
      const who = role && group ? `${role} (${group})` : role || group;
      const words = `${fields.when.options[when]}: ${[who, fields.right.options[right]].filter(Boolean).join(' · ')}`;
      return { id: record.id, words, mayRemove: may(this.live, 'remove', record) };
    },

    /** Whether anything here is this person's to say. */
    get concerns() {
      const own = ({ decision, wantsCard, cards }) => wantsCard || may(this.live, 'set', this.live.record(decision), ['evidence'])
        || cards.some((id) => may(this.live, 'set', this.live.record(id), ['can']));
      return this.rows.some(own) || this.hasOthers;
    },

    get standing() {
      return this.missing.length ? `${many(this.missing.length)}. It holds nobody back today.` : 'Nothing is missing.';
    },

    get ownFunction() {
      return this.live.myFunction;
    },

    /** Once for each function. */
    get asksReadiness() {
      const said = this.live.all('readiness').some(({ values }) => values.function === this.ownFunction);
      return Boolean(this.ownFunction) && !said && may(this.live, 'add', { kind: 'readiness', values: { function: this.ownFunction } });
    },

    get workers() {
      return this.live.all('digital_worker').map(({ id }) => id);
    },

    get workersConcern() {
      return this.workers.length > 0 || may(this.live, 'add', { kind: 'digital_worker', values: {} });
    },

    nameOf(id) {
      return this.live.record(id)?.values.name ?? '';
    },

    look(id, { target }) {
      if (target.open) this.worker = id;
    },

    looksAt(id) {
      return this.worker === id;
    },

    turn(id) {
      this.open = this.open === id ? '' : id;
    },

    drop(id) {
      this.live.edit([{ act: 'remove', id }]).catch((refusal) => this.live.notices.push(refusal));
    },
  };
}
