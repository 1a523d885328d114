// One open line in a check: how far it is, said by its owners, by whoever runs the plan, or by the facilitator.
import { newId } from '../../live/queue.js';
import { dayInWords, lineOf, personOf } from '../../parts/plan_line.js';

export function checkLine(lineId) {
  return {
    lineId,
    picked: '',
    text: '',
    refusal: '',

    get live() {
      return this.$store.live;
    },

    get record() {
      return this.live.parts.everyone.records[lineId];
    },

    get line() {
      return lineOf(this.live, this.record);
    },

    get options() {
      return this.live.catalog.kinds[this.record.kind].fields.status.options;
    },

    get status() {
      return this.record.values.status || 'proposed';
    },

    get statusLabel() {
      return this.options[this.status] ?? '';
    },

    get tone() {
      return this.status === 'done' ? 'ok' : 'line';
    },

    get statuses() {
      const picked = this.picked || this.record.values.status;
      return Object.entries(this.options).map(([name, label]) => ({ name, label, picked: name === picked }));
    },

    get group() {
      return `status-${lineId}`;
    },

    get dueWords() {
      const { due } = this.record.values;
      return due ? ` · due ${dayInWords(due)}` : '';
    },

    /** The last thing that was reported, with day and name. */
    get latest() {
      const note = this.live.all('status_note').filter(({ values }) => values.line === lineId).at(-1);
      if (!note) return '';
      const { said_on: day, person, text, status } = note.values;
      const label = this.live.catalog.kinds.status_note.fields.status.options[status];
      return `${dayInWords(day)}, ${personOf(this.live, person).name}: ${text || label}`;
    },

    get mayReport() {
      const { me, person, isFacilitator } = this.live;
      const { owner, co_owner: coOwner } = this.record.values;
      return isFacilitator || [owner, coOwner].includes(me) || runsPlan(this.live, person);
    },

    /** There is nothing to report until something is picked or written. */
    get nothing() {
      return !this.picked && !this.text.trim();
    },

    pick(name) {
      this.picked = name;
    },

    type(text) {
      this.text = text;
    },

    async report() {
      this.refusal = '';
      const status = this.picked || this.record.values.status || 'proposed';
      try {
        await this.live.send({ do: 'report_line', id: newId(), line: lineId, status, text: this.text.trim() });
        Object.assign(this, { picked: '', text: '' });
      } catch ({ text }) {
        this.refusal = text;
      }
    },
  };
}

function runsPlan(live, { name = '' }) {
  const wanted = live.record('purpose')?.values.flow_owner ?? '';
  return Boolean(name) && name.toLowerCase() === wanted.trim().toLowerCase();
}
