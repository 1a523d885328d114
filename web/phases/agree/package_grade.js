// One's own grade for the package: private until all grades are shown. Taps are sent at once, text when typing rests;
// what cannot be sent yet, because no grade is picked, is kept in this browser.
import { keeping } from '../../live/keeping.js';
import { gradesOf, linesByStep } from './plan_in_short.js';

/** Milliseconds for which typing rests before it is sent. */
const REST = 600;
const FULL = 5;
const NOTHING = { grade: 0, exceptions: [], would_move: '', lines: {} };
const AS_THE_PLAN = { grade: 0, label: 'As the whole plan' };

export function packageGrade() {
  return {
    /** What is said here and not confirmed by the server. */
    half: {},
    resting: 0,
    typing: false,
    sending: 0,
    refusal: '',

    init() {
      this.half = keeping.read(this.keptAt) ?? {};
      this.pass();
    },

    destroy() {
      this.typing = false;
      this.pass();
    },

    get live() {
      return this.$store.live;
    },

    get keptAt() {
      return `crossflow.grade/${this.live.workshop}/${this.live.me}`;
    },

    get sent() {
      return { ...NOTHING, ...this.live.parts.mine.grade };
    },

    get said() {
      return { ...this.sent, ...this.half };
    },

    get grades() {
      return gradesOf(this.live).map((one) => ({ ...one, picked: one.grade === this.said.grade }));
    },

    /** Whether each line may be graded otherwise than the whole. */
    get gradesLines() {
      return this.live.parts.everyone.about.grade_lines;
    },

    get linesTitle() {
      return this.gradesLines ? 'Any line you see otherwise?' : 'Any line you can’t support?';
    },

    get linesHelp() {
      return this.gradesLines ? 'Each line has your grade for the whole plan until you pick another.' : 'Tap it. The rest stays agreed.';
    },

    /** The lines by step: to be graded, or to be tapped. */
    get groups() {
      return linesByStep(this.live).map(({ key, title, lines }) => {
        const graded = this.gradesLines ? lines.map((line) => ({ ...line, choices: this.choicesFor(line) })) : [];
        const tapped = this.gradesLines ? [] : lines.map((line) => ({ ...line, refused: this.said.exceptions.includes(line.id) }));
        return { key, title, graded, tapped };
      });
    },

    choicesFor({ id }) {
      const given = this.said.lines[id] ?? 0;
      return [AS_THE_PLAN, ...this.grades].map(({ grade, label }) => ({ grade, label, picked: grade === given }));
    },

    get noLines() {
      return !this.groups.length;
    },

    get asksWhatWouldMove() {
      return this.said.grade > 0 && this.said.grade < FULL;
    },

    get needsGrade() {
      return !this.said.grade && this.said.exceptions.length + Object.keys(this.said.lines).length > 0;
    },

    get badge() {
      const revealed = Boolean(this.live.parts.everyone.grades);
      return revealed ? 'Only you see a change, until grades are shown again' : 'Only you can see this until the reveal';
    },

    get isSaved() {
      return this.sent.grade > 0 && !this.sending && !Object.keys(this.half).length;
    },

    get isWaiting() {
      return this.live.status === 'offline' && this.sending > 0;
    },

    pick(grade) {
      this.say({ grade });
    },

    /** The keys 1 to 5, while focus is on the grades. */
    key(event) {
      const found = this.grades.find(({ key }) => key === event.key);
      if (!found || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.pick(found.grade);
    },

    toggle(line, event) {
      const others = this.said.exceptions.filter((one) => one !== line);
      this.say({ exceptions: event.target.checked ? [...others, line] : others });
    },

    gradeLine(line, event) {
      const { [line]: before, ...others } = this.said.lines;
      const grade = Number(event.target.value);
      this.say({ lines: grade ? { ...others, [line]: grade } : others });
    },

    type(event) {
      this.typing = true;
      this.keep({ ...this.half, would_move: event.target.value });
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.pass(), REST);
    },

    leave() {
      this.typing = false;
      clearTimeout(this.resting);
      this.pass();
    },

    say(more) {
      this.keep({ ...this.half, ...more });
      this.pass();
    },

    /** Sends what is said, once there is a grade. */
    pass() {
      const { half } = this;
      if (!Object.keys(half).length || !this.said.grade) return;
      const { grade, exceptions, would_move, lines } = this.said;
      this.refusal = '';
      this.sending += 1;
      this.live.send({ do: 'grade_package', grade, exceptions, would_move: would_move.trim(), lines })
        .then(() => this.confirm(half), ({ text }) => { this.refusal = text; })
        .finally(() => { this.sending -= 1; });
    },

    /** The server has it. A text stays as it is while it is being typed. */
    confirm(half) {
      if (JSON.stringify(this.half) !== JSON.stringify(half)) return;
      this.keep(this.typing && 'would_move' in half ? { would_move: half.would_move } : {});
    },

    keep(half) {
      this.half = half;
      if (Object.keys(half).length) keeping.write(this.keptAt, half);
      else keeping.drop(this.keptAt);
    },
  };
}
