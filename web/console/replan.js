// A day that runs over: three ways to make up for it, each with what it would change, one click each.
import { announce } from '../parts/announce.js';
import { hour } from '../parts/timer.js';
import { ahead, minutesLate } from './pace.js';

/** From how many minutes late on the agenda offers to re-plan. */
const OFFER_FROM = 3;

/** Milliseconds for which undo stands beside it. Ctrl Z goes on. */
const OFFERED = 60_000;

const WORDS = {
  buffer: ({ minutes }) => `Take ${minutes} min from the buffer`,
  shrink: () => 'Shrink the blocks ahead',
  extend: ({ ends }) => `End at ${hour(ends)}`,
};

export function consoleReplan() {
  return {
    ways: [],
    /** Which state of the day `ways` belongs to. */
    known: '',
    /** The undo that takes the latest re-plan back. */
    made: 0,

    init() {
      this.$watch('day', () => this.look());
      this.look();
    },

    /** The state that the ways depend on; empty while the day is on time. */
    get day() {
      const { live } = this.$store;
      const late = minutesLate(live, this.time);
      return late >= OFFER_FROM && this.isOnline ? `${late} ${live.agenda.block} ${JSON.stringify(live.derived.pace)}` : '';
    },

    async look() {
      const { day } = this;
      const ways = day ? await this.asked() : [];
      if (day === this.day) Object.assign(this, { ways, known: day });
    },

    asked() {
      const address = `/w/${this.$store.live.workshop}/console/replans`;
      return fetch(address).then((answer) => (answer.ok ? answer.json() : [])).catch(() => []);
    },

    /** Nothing is offered that belongs to a moment before. */
    get rows() {
      if (!this.day) return [];
      return this.ways.map((way) => ({
        how: way.how, label: WORDS[way.how](way), left: leftWords(way, this.late), changes: this.changesOf(way),
      }));
    },

    get isLate() {
      return this.rows.length > 0;
    },

    get shows() {
      return this.isLate || this.canUndo;
    },

    /** What it costs: the blocks ahead. That those before took longer is known. */
    changesOf({ changes }) {
      const to = ahead(this.$store.live).map(({ id }) => id);
      return changes.filter(({ block }) => to.includes(block)).map(({ block, before, after }) => (
        { block, name: this.nameOf(this.$store.live.record(block)), minutes: `${before} → ${after || 'skipped'}` }));
    },

    take(how) {
      const { live } = this.$store;
      const way = this.ways.find((one) => one.how === how);
      if (!way) return;
      const answer = live.send({ do: 'replan', how, minutes: way.minutes });
      live.history.note(way.changes.map((one) => asAct(live, one)), answer);
      this.made = live.history.done.at(-1).key;
      answer.then(() => announce(`Done. The day ends at ${hour(way.ends)}.`), (refusal) => live.notices.push(refusal));
    },

    get canUndo() {
      const latest = this.$store.live.history.done.at(-1);
      return this.made > 0 && latest?.key === this.made && this.time - latest.at < OFFERED;
    },

    undo() {
      this.$store.live.history.undo();
    },
  };
}

/** What a way does not make up for. */
function leftWords({ how, minutes }, late) {
  if (how === 'extend') return 'Nothing else changes';
  return minutes < late ? `Still ${late - minutes} min behind` : '';
}

/** A change as the edit that would have made it, so that undo can take it back. */
function asAct(live, { block, after }) {
  const { minutes = null, skipped = null } = live.record(block).values;
  const name = after ? 'minutes' : 'skipped';
  return { act: 'set', id: block, values: { [name]: after || true }, was: { [name]: after ? minutes : skipped } };
}
