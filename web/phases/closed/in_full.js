// In full: what is asked of each thing after the room and nobody had the time for in it. It is optional, so it is folded:
// by kind, then by record, and a form is made when somebody opens it. Which fields those are, the catalogue says.
import { titleOf } from '../../live/lookups.js';
import { may } from '../../parts/rights.js';

/** In the order of the list. What a decision still needs stands before it, under "Before a pilot starts". */
const KINDS = [
  'purpose', 'function', 'role_change', 'role_week', 'mandate_change', 'capability_change', 'development',
  'incentive_change', 'metric_change', 'handoff_contract', 'governance', 'action', 'ask', 'step', 'handoff', 'source',
  'issue', 'pilot', 'criterion', 'concern', 'risk', 'readiness', 'parked_item',
];

/** What a kind is called of which there is one. */
const WHOLE = { purpose: 'The plan as a whole' };

export function inFull() {
  return {
    /** The kinds that were opened, and the record whose form is. */
    kinds: [],
    open: '',

    get live() {
      return this.$store.live;
    },

    /** A list for each kind of which this person may say something. */
    get lists() {
      return KINDS.map((kind) => this.listOf(kind)).filter(({ many }) => many);
    },

    listOf(kind) {
      const rows = this.recordsOf(kind).map((one) => this.rowOf(one)).filter(({ asked }) => asked);
      const shown = this.kinds.includes(kind) ? rows : [];
      const title = WHOLE[kind] ?? `${this.live.catalog.kinds[kind].plural} (${rows.length})`;
      return { kind, title, many: rows.length, rows: shown };
    },

    /** In the order of the flow; of the pins, those that say something of it. */
    recordsOf(kind) {
      const { live } = this;
      return kind === 'issue' ? live.all(kind).filter(({ by, changed_by: changed }) => by || changed) : live.ordered(kind);
    },

    rowOf(record) {
      const { live } = this;
      const { fields } = live.catalog.kinds[record.kind];
      const asked = Object.keys(fields).filter((name) => this.isAsked(record, name, fields[name]));
      const typed = asked.filter((name) => fields[name].type !== 'flag');
      const said = typed.filter((name) => !isEmpty(record.values[name])).length;
      const isOpen = this.open === record.id;
      const [title, verb] = [titleOf(live, record), isOpen ? 'Done' : 'Open'];
      return {
        id: record.id, title, verb, isOpen,
        hasWeek: isOpen && record.kind === 'role_change',
        asked: asked.join(' '),
        left: said ? `${said} of ${typed.length} said` : '',
        opens: `${verb}: ${title}`,
      };
    },

    isAsked(record, name, { asked, by_procedure: procedure }) {
      return asked === 'after' && !procedure && may(this.live, 'set', record, [name]);
    },

    /** Whoever runs the plan adds to it until it is final. */
    get addsLines() {
      return may(this.live, 'add', { kind: 'role_change', values: {} });
    },

    get concerns() {
      return this.lists.length > 0 || this.addsLines;
    },

    look(kind, { target }) {
      if (target.open && !this.kinds.includes(kind)) this.kinds = [...this.kinds, kind];
    },

    turn(id) {
      this.open = this.open === id ? '' : id;
    },
  };
}

const isEmpty = (value) => value === undefined || value === null || value === '' || value.length === 0;
