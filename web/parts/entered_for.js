// Entering for somebody in the room who has no device: the one who sits beside them marks for them, grades for them and
// says that they are done. It counts as theirs, in their function. Nobody else sees it before the reveal.
import { scaleOf } from './distribution.js';
import { besidesOf } from '../phases/mark/asked.js';
import { openSteps } from '../phases/mark/own_marks.js';

/** Phases in which somebody can be done. */
const ASKS = ['map', 'sources', 'mark', 'redesign', 'commit'];

/** Milliseconds for which typing rests before it is sent. */
const REST = 600;

const NOBODY = { id: '', name: '' };

const UNSAID = { level: '', why: '', sure: 0, read_aloud: false };
const UNGRADED = { grade: 0, exceptions: [], would_move: '', lines: {} };

export function enteredFor() {
  return {
    /** Whose form is open. */
    opened: '',
    resting: 0,
    /** Sends what is typed and still rests. */
    typed: null,
    problem: '',
    /** What lists the lines of the plan; loaded when somebody grades. */
    linesOf: null,

    get live() {
      return this.$store.live;
    },

    get isMarking() {
      return openSteps(this.live).length > 0;
    },

    /** The form stands there for who enters for somebody, and for nobody else. */
    get marksForSomebody() {
      return Boolean(this.opened) && this.isMarking;
    },

    get isGrading() {
      return this.live.phase === 'agree';
    },

    get people() {
      const { people } = this.live.parts.everyone;
      const asks = this.isMarking || this.isGrading || this.isTalking || ASKS.includes(this.live.phase);
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

    get isTalking() {
      return this.live.phase === 'talk';
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
        id, title: `${this.live.stepNumber(id)} · ${values.name}`, group: `for-${this.opened}-${id}`, sureGroup: `for-${this.opened}-${id}-sure`,
        ...this.markOf(this.opened, id), isMarked: Boolean(this.markOf(this.opened, id).level),
      }));
    },

    get grades() {
      const { grade } = this.gradeOf(this.opened);
      return Object.entries(this.live.catalog.grades).sort(([one], [two]) => two - one)
        .map(([number, label]) => ({ number: Number(number), label, picked: grade === Number(number) }));
    },

    get sureties() {
      return Object.entries(this.live.catalog.sure).map(([number, label]) => ({ number: Number(number), label }));
    },

    /** Without a grade lines cannot be sent. */
    get asksForLines() {
      return this.isGrading && this.gradeOf(this.opened).grade > 0 && this.groups.length > 0;
    },

    async learnLines() {
      const { linesByStep } = await import('../phases/agree/plan_in_short.js');
      this.linesOf = linesByStep;
    },

    get groups() {
      const { exceptions } = this.gradeOf(this.opened);
      const row = (line) => ({ ...line, refused: exceptions.includes(line.id) });
      return (this.linesOf?.(this.live) ?? []).map((group) => ({ ...group, lines: group.lines.map(row) }));
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
      return { ...UNSAID, ...last ?? kept };
    },

    gradeOf(person) {
      return { ...UNGRADED, ...this.waiting(person, 'grade_package').at(-1) ?? this.live.entered[person]?.grade };
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
      if (this.isGrading) this.learnLines();
      this.problem = '';
      this.$refs.form.showModal();
    },

    close() {
      this.$refs.form.close();
    },

    /** What is typed goes out before anything else does. */
    flush() {
      clearTimeout(this.resting);
      const send = this.typed;
      this.typed = null;
      send?.();
    },

    isSure(step, number) {
      return this.markOf(this.opened, step).sure === number;
    },

    mark(step, level) {
      this.ask(this.marking(this.opened, step, { level }));
    },

    beSure(step, sure) {
      this.ask(this.marking(this.opened, step, { sure }));
    },

    readAloud(step, event) {
      this.ask(this.marking(this.opened, step, { read_aloud: event.target.checked }));
    },

    /** A mark with what was said before and something new. */
    marking(person, step, more) {
      this.flush();
      const { level, why, sure, read_aloud, ...besides } = this.markOf(person, step);
      const { function: id } = this.live.parts.everyone.people[person];
      return { do: 'mark_step', step, level, why, sure, read_aloud, person, ...besidesOf(this.live, step, id, besides), ...more };
    },

    /** A grade with what was said before and something new. */
    grading(person, more) {
      this.flush();
      const { grade, exceptions, would_move, lines } = this.gradeOf(person);
      return { do: 'grade_package', grade, exceptions, would_move, lines, person, ...more };
    },

    /** A reason is sent when typing rests, with the level it belongs to. */
    type(step, event) {
      const { opened: person } = this;
      this.later(event, (why) => this.marking(person, step, { why }));
    },

    grade(number) {
      this.ask(this.grading(this.opened, { grade: number }));
    },

    refuse(line, event) {
      const others = this.gradeOf(this.opened).exceptions.filter((one) => one !== line);
      this.ask(this.grading(this.opened, { exceptions: event.target.checked ? [...others, line] : others }));
    },

    typeMove(event) {
      const { opened: person } = this;
      this.later(event, (text) => this.grading(person, { would_move: text }));
    },

    later(event, command) {
      const text = event.target.value;
      clearTimeout(this.resting);
      this.typed = () => this.ask(command(text));
      if (event.type === 'change') this.flush();
      else this.resting = setTimeout(() => this.flush(), REST);
    },

    sayReady(person) {
      this.flush();
      this.ask({ do: 'ready', on: !this.isReady(person), person });
    },

    ask(command) {
      this.problem = '';
      this.live.send(command).catch(({ text }) => { this.problem = text; });
    },
  };
}
