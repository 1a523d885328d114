// What is tried first, what worries people, and why it could fail: one folded list for each kind of record.
import { titleOf } from '../../live/lookups.js';
import { personOf } from '../../parts/plan_line.js';
import { may } from '../../parts/rights.js';

/** What each list is called: what stands in it, or what belongs into it. */
const TITLES = {
  pilot: 'What we try first',
  concern: 'What worries us',
  risk: 'It is a year from now and this has failed. Why?',
};

/** The field that says whose it is. */
const WHOSE = { pilot: 'lead', concern: 'owner', risk: 'owner' };

/** In an element with x-part="tried". */
export function tried(kind) {
  return {
    open: '',

    get live() {
      return this.$store.live;
    },

    get title() {
      const many = this.rows.length;
      return many ? `${TITLES[kind]} (${many})` : TITLES[kind];
    },

    get mayAdd() {
      return may(this.live, 'add', { kind, values: {} });
    },

    /** What the room is asked; who answers is asked beside it. */
    get asked() {
      const { fields } = this.live.catalog.kinds[kind];
      const room = Object.keys(fields).filter((name) => fields[name].asked === 'room');
      return [...new Set([...room, WHOSE[kind]])].join(' ');
    },

    get rows() {
      return this.live.all(kind).map((record) => this.rowOf(record));
    },

    rowOf(record) {
      const { live } = this;
      const isOpen = this.open === record.id;
      const verb = isOpen ? 'Done' : 'Change';
      const title = titleOf(live, record);
      const whose = personOf(live, record.values[WHOSE[kind]]);
      const about = whose.there ? `${live.catalog.kinds[kind].fields[WHOSE[kind]].label}: ${whose.name}` : '';
      return { id: record.id, title, about, isOpen, verb, opens: `${verb}: ${title}`, canChange: may(live, 'set', record, [WHOSE[kind]]) };
    },

    turn(id) {
      this.open = this.open === id ? '' : id;
    },
  };
}
