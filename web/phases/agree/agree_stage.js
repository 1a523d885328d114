// Agree and close: who grades, what came out, what is still open, and when the room looks again.
import { OTHERS, chipOf } from '../../parts/distribution.js';
import { dayInWords, lineOf, personOf } from '../../parts/plan_line.js';
import { may } from '../../parts/rights.js';
import { gradesOf } from './plan_in_short.js';

const many = (count, one, more) => `${count} ${count === 1 ? one : more}`;

export function agreeStage() {
  return {
    get live() {
      return this.$store.live;
    },

    get grading() {
      return Boolean(this.live.myFunction) && ['participant', 'facilitator'].includes(this.live.person.role);
    },

    get watching() {
      return !this.grading && !this.revealed;
    },

    get setsCheck() {
      return may(this.live, 'set', { kind: 'purpose', values: {} }, ['check_on', 'check_chair']);
    },

    get readsCheck() {
      return !this.setsCheck;
    },

    /** When the room looks again, and who chairs. */
    get checkWords() {
      const { check_on: day, check_chair: chair } = this.live.record('purpose')?.values ?? {};
      if (!day && !chair) return 'Not set yet. The facilitator sets the day and who chairs.';
      return [dayInWords(day) || 'Day not set yet', chair ? `${personOf(this.live, chair).name} chairs` : 'chair not set yet'].join(', ');
    },

    get found() {
      return this.live.parts.everyone.grades ?? { counts: {}, exceptions: {}, would_move: [] };
    },

    get revealed() {
      return Boolean(this.live.parts.everyone.grades);
    },

    get columns() {
      return gradesOf(this.live);
    },

    /** By function, in lane order, how many gave which grade. */
    get rows() {
      const { counts } = this.found;
      const cell = (id) => ({ grade, label }) => {
        const count = counts[id][grade] ?? 0;
        return { grade, label, count, zero: count === 0 };
      };
      return [...this.live.functions, { id: OTHERS }].filter(({ id }) => counts[id])
        .map(({ id }) => ({ ...chipOf(this.live, id), cells: this.columns.map(cell(id)) }));
    },

    /** What would move people, in their words, under their function. */
    get reservations() {
      const label = (level) => this.live.catalog.grades[level] ?? '';
      return this.found.would_move.map((voice, key) => {
        const { name, slot } = chipOf(this.live, voice.function);
        const who = this.live.parts.everyone.people[voice.person]?.name;
        return { key, slot, head: [name, who, label(voice.level)].filter(Boolean).join(' · '), text: `“${voice.why}”` };
      });
    },

    get hasReservations() {
      return this.reservations.length > 0;
    },

    /** The lines that somebody cannot support, with how many of which function. */
    get exceptions() {
      return Object.entries(this.found.exceptions).filter(([id]) => this.live.record(id)).map(([id, counts]) => ({
        ...lineOf(this.live, this.live.record(id)),
        refusedBy: Object.entries(counts).map(([one, count]) => `${chipOf(this.live, one).name} ${count}`).join(', '),
      }));
    },

    /** Every line with how the room grades it, the least supported first; where lines are graded one by one. */
    get lineByLine() {
      const lines = Object.entries(this.found.lines ?? {}).filter(([id]) => this.live.record(id));
      return lines.map(([id, counts]) => this.supportOf(id, Object.values(counts))).sort((one, two) => one.least - two.least);
    },

    supportOf(id, counts) {
      const of = (grade) => counts.reduce((sum, one) => sum + (one[grade] ?? 0), 0);
      const given = this.columns.map(({ grade, label }) => ({ grade, label, count: of(grade) })).filter(({ count }) => count);
      const sum = given.reduce((so_far, { grade, count }) => so_far + grade * count, 0);
      const people = given.reduce((so_far, { count }) => so_far + count, 0);
      return { ...lineOf(this.live, this.live.record(id)), least: sum / people, support: given.map(({ label, count }) => `${label} ${count}`).join(' · ') };
    },

    get isLineByLine() {
      return this.lineByLine.length > 0;
    },

    get hasExceptions() {
      return this.exceptions.length > 0;
    },

    get summary() {
      const all = Object.values(this.found.counts).flatMap((one) => Object.values(one)).reduce((sum, one) => sum + one, 0);
      const refused = this.exceptions.length;
      if (!all) return 'Too few grades to show them without showing whose they are.';
      return `${many(all, 'grade', 'grades')} shown. ${refused ? `${many(refused, 'line', 'lines')} not supported by everybody.` : 'Nobody named a line they can’t support.'}`;
    },
  };
}
