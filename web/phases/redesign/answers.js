// One of the four questions on a step under redesign: its lines, or why nothing changes. It stands inside a
// `redesignStep`, whose step and rights it uses.
import { noneOn } from '../../parts/coverage.js';
import { askedInRoom, lineOf, linesOf, metricTitle } from '../../parts/plan_line.js';
import { newId } from '../../live/queue.js';
import { halfTyped } from '../../parts/half_typed.js';
import { may } from '../../parts/rights.js';

export function redesignAnswers(about) {
  return {
    about,
    /** The lines whose form is open here: the whole form, or the objection alone. */
    editing: [],
    objecting: [],

    init() {
      for (const { id } of this.lines) {
        const typed = halfTyped(this.live, id);
        if (typed.includes('objection')) this.object(id);
        if (typed.some((name) => name !== 'objection')) this.edit(id);
      }
    },

    get change() {
      return this.live.catalog.changes[about];
    },

    get asked() {
      return askedInRoom(this.live, this.change.kind);
    },

    get addWord() {
      return this.live.catalog.kinds[this.change.kind].singular;
    },

    /** What a new line starts with. */
    get here() {
      return [this.stepId];
    },

    get lines() {
      const records = linesOf(this.live, this.stepId).filter(({ kind }) => kind === this.change.kind);
      return records.map((record) => this.row(record));
    },

    row(record) {
      const editing = this.editing.includes(record.id);
      const objecting = this.objecting.includes(record.id);
      const open = editing || objecting;
      const canEdit = !editing && this.canWrite && may(this.live, 'set', record, ['owner']);
      const canObject = !objecting && this.visiting && !this.reading;
      return {
        ...lineOf(this.live, record),
        editing,
        reading: !editing,
        objecting,
        open,
        canEdit,
        canObject,
        offers: open || canEdit || canObject,
        objectWord: record.values.objection ? 'Change the objection' : 'Add an objection',
      };
    },

    /** Lines that were added here and could not be sent yet. */
    get waiting() {
      if (this.live.status !== 'offline') return [];
      return this.live.pending
        .filter(({ kind, values }) => kind === this.change.kind && values.steps?.includes(this.stepId))
        .map((record) => lineOf(this.live, record));
    },

    get unanswered() {
      return !this.lines.length && !this.none.length;
    },

    get none() {
      return noneOn(this.live, this.stepId, about);
    },

    /** Whether the step has still to answer; of changes beyond it nobody asks. */
    get isAsked() {
      return this.unanswered && this.change.of_every_step;
    },

    offersNone(isOpen) {
      return this.isAsked && this.canWrite && !isOpen;
    },

    /** Examples are there since the reveal; they help while nothing is said. */
    get shownExamples() {
      const known = this.live.all('example').filter(({ values }) => values.about === about);
      return this.unanswered ? known.map(({ id, values }) => ({ id, text: values.text })) : [];
    },

    offersMetrics(isOpen) {
      return about === 'metric' && this.offersNone(isOpen) && this.metrics.length > 0;
    },

    /** Whether somebody else has still to answer. */
    get waits() {
      return this.isAsked && this.readsOnly;
    },

    leads(isOpen) {
      return this.isAsked || this.adds(isOpen);
    },

    adds(isOpen) {
      return isOpen || (this.canWrite && !this.none.length);
    },

    get metrics() {
      const held = (values) => (values.functions ?? []).map((id) => this.live.record(id)?.values.name).filter(Boolean).join(' + ');
      return this.live.all('metric_option').map(({ id, values }) => (
        { id, label: [metricTitle(values.name, values.direction), held(values)].filter(Boolean).join(' · ') }));
    },

    /** A frame around the form, and around what is still open. */
    frame(isOpen) {
      return { change: isOpen || this.isAsked || this.none.length > 0 };
    },

    /** An open form stays, whoever types now. */
    shows(isOpen) {
      return isOpen || this.canWrite || this.isAsked || this.none.length > 0;
    },

    edit(id) {
      this.editing = [...this.editing, id];
    },

    object(id) {
      this.objecting = [...this.objecting, id];
    },

    done(id) {
      this.editing = this.editing.filter((one) => one !== id);
      this.objecting = this.objecting.filter((one) => one !== id);
    },

    pickMetric(event) {
      const picked = this.live.record(event.target.value);
      event.target.value = '';
      if (!picked) return;
      const { name: metric, functions, direction, unit, definition } = picked.values;
      const copied = Object.entries({ functions, direction, unit, definition }).filter(([, value]) => value);
      const values = { steps: this.here, metric, ...Object.fromEntries(copied) };
      this.live.ask({ do: 'edit', acts: [{ act: 'add', kind: 'metric_change', id: newId(), values }] });
    },
  };
}
