// What the room asks for: hours, approvals, a budget. A tap adds one; its form opens.
import { newId } from '../../live/queue.js';
import { may } from '../../parts/rights.js';

/** Which fields a kind of ask has use for. */
const FIELDS = {
  hours: 'function amount weeks what',
  approval: 'what from_whom by',
  budget: 'amount what from_whom',
};

export function asks() {
  return {
    open: [],
    refusal: '',

    get live() {
      return this.$store.live;
    },

    get canAsk() {
      return may(this.live, 'add', { kind: 'ask', values: {} });
    },

    get kinds() {
      return Object.entries(this.described.kind.options).map(([name, label]) => ({ name, label }));
    },

    get described() {
      return this.live.catalog.kinds.ask.fields;
    },

    get rows() {
      return this.live.all('ask').map(({ id, values }) => ({
        id,
        ...this.wordsFor(values),
        fields: FIELDS[values.kind],
        editing: this.open.includes(id),
        canChange: this.canAsk && !this.open.includes(id),
      }));
    },

    get none() {
      return !this.rows.length;
    },

    wordsFor({ kind, function: id, amount, weeks, what = '', from_whom: whom }) {
      const name = this.live.record(id)?.values.name ?? '';
      const titles = {
        hours: () => `${amount ?? 'Some'} hours a week${weeks ? ` for ${weeks} weeks` : ''}${name ? ` in ${name}` : ''}`,
        approval: () => (what ? `A yes to: ${what}` : 'A yes'),
        budget: () => ['A budget', amount && `of ${amount}`].filter(Boolean).join(' '),
      };
      const details = [kind !== 'approval' && what, whom && `Asked from ${whom}`];
      return { title: titles[kind](), about: details.filter(Boolean).join(' · ') };
    },

    ask(kind) {
      const id = newId();
      const values = kind === 'hours' && this.live.myFunction ? { kind, function: this.live.myFunction } : { kind };
      this.refusal = '';
      this.live.edit([{ act: 'add', kind: 'ask', id, values }])
        .then(() => this.change(id), ({ text }) => { this.refusal = text; });
    },

    change(id) {
      this.open = [...this.open, id];
    },

    finish(id) {
      this.open = this.open.filter((one) => one !== id);
    },
  };
}
