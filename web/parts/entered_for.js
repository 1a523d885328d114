// Entering for somebody in the room who has no device: the one who sits beside them marks for them, grades for them and
// says that they are done. It counts as theirs, in their function. Nobody else sees it before the reveal.
import { scaleOf } from './distribution.js';
import { openSteps } from '../phases/mark/own_marks.js';

/** Phases in which somebody can be done. */
const ASKS = ['map', 'sources', 'mark', 'redesign', 'commit'];

/** Milliseconds for which typing rests before it is sent. */
const REST = 600;

const NOBODY = { id: '', name: '' };

export function enteredFor() {
  return {
    /** Whose form is open. */
    opened: '',
    resting: 0,
    problem: '',

    get live() {
      return this.$store.live;
    },

    get isMarking() {
      return openSteps(this.live).length > 0;
    },

    get isGrading() {
      return this.live.phase === 'agree';
    },

    get people() {
      const { people } = this.live.parts.everyone;
      const asks = this.isMarking || this.isGrading || ASKS.includes(this.live.phase);
      const known = Object.keys(this.live.entered).map((id) => people[id]).filter((one) => asks && one && !one.removed);
      return known.map((one) => this.asRow(one));
    },

    asRow({ id, name, function: own }) {
      const of = openSteps(this.live).length;
      const many = openSteps(this.live).filter(({ id: step }) => this.markOf(id, step).level).length;
      const done = this.isMarking ? `: ${many} of ${of} marked` : this.isGrading && this.gradeOf(id).grade ? ': graded' : '';
      return {
        id,
        words: `You enter for ${name} (${this.live.record(own)?.values.name ?? ''})${done}`,
        button: this.isMarking ? `Mark for ${name}` : `Grade for ${name}`,
        ready: String(this.isReady(id)),
        readyWords: this.isReady(id) ? `${name} needs more time` : `${name} is done`,
      };
    },

    get opens() {
      return this.isMarking || this.isGrading;
    },

    get saysReady() {
      return ASKS.includes(this.live.phase);
    },

    get person() {
      return this.live.parts.everyone.people[this.opened] ?? NOBODY;
    },

    get title() {
      return this.isGrading ? `For ${this.person.name}: how strongly does this person support the plan?` : `For ${this.person.name}: who should do each step?`;
    },

    get seen() {
      return `Only ${this.person.name} and you see this until the reveal. It counts as the answer of ${this.person.name}.`;
    },

    get levels() {
      return [...scaleOf(this.live), ...this.live.catalog.off_scale];
    },

    /** The open steps with what was said of each. */
    get steps() {
      return openSteps(this.live).map(({ id, values }) => ({
        id, title: `${this.live.stepNumber(id)} · ${values.name}`, group: `for-${this.opened}-${id}`,
        ...this.markOf(this.opened, id), isMarked: Boolean(this.markOf(this.opened, id).level),
      }));
    },

    get grades() {
      const { grade } = this.gradeOf(this.opened);
      return Object.entries(this.live.catalog.grades).sort(([one], [two]) => two - one)
        .map(([number, label]) => ({ number: Number(number), label, picked: grade === Number(number) }));
    },

    get wouldMove() {
      return this.gradeOf(this.opened).would_move;
    },

    get asksWhatWouldMove() {
      const { grade } = this.gradeOf(this.opened);
      return grade > 0 && grade < 5;
    },

    /** What was asked for last and is not answered yet, about one person. */
    waiting(person, ...kinds) {
      return this.live.unanswered.map(({ command }) => command).filter((one) => one.person === person && kinds.includes(one.do));
    },

    markOf(person, step) {
      const last = this.waiting(person, 'mark_step', 'unmark_step').findLast((one) => one.step === step);
      const kept = this.live.entered[person]?.marks[step]?.[this.live.roundOf(step)];
      return { level: '', why: '', ...last ?? kept };
    },

    gradeOf(person) {
      return { grade: 0, would_move: '', ...this.waiting(person, 'grade_package').at(-1) ?? this.live.entered[person]?.grade };
    },

    isReady(person) {
      const said = this.waiting(person, 'ready').at(-1);
      const { ready, block } = this.live.agenda;
      return said ? said.on : ready[person] === block;
    },

    isLevel(step, level) {
      return this.markOf(this.opened, step).level === level;
    },

    open(person) {
      this.opened = person;
      this.problem = '';
      this.$refs.form.showModal();
    },

    close() {
      this.$refs.form.close();
    },

    mark(step, level) {
      const { why } = this.markOf(this.opened, step);
      this.ask({ do: 'mark_step', step, level, why, person: this.opened });
    },

    /** A reason is sent when typing rests, with the level it belongs to. */
    type(step, event) {
      const { opened: person } = this;
      const { level } = this.markOf(person, step);
      this.later(event, (why) => ({ do: 'mark_step', step, level, why, person }));
    },

    grade(number) {
      this.ask({ do: 'grade_package', grade: number, would_move: this.wouldMove, person: this.opened });
    },

    typeMove(event) {
      const { opened: person } = this;
      const { grade } = this.gradeOf(person);
      this.later(event, (text) => ({ do: 'grade_package', grade, would_move: text, person }));
    },

    later(event, command) {
      const text = event.target.value;
      clearTimeout(this.resting);
      if (event.type === 'change') this.ask(command(text));
      else this.resting = setTimeout(() => this.ask(command(text)), REST);
    },

    sayReady(person) {
      this.ask({ do: 'ready', on: !this.isReady(person), person });
    },

    ask(command) {
      clearTimeout(this.resting);
      this.problem = '';
      this.live.send(command).catch(({ text }) => { this.problem = text; });
    },
  };
}
