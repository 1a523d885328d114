// How the mark form tells the server: a tap at once, a Why when typing rests. What cannot be sent yet, because no level
// is picked, is kept as half said. Methods of the form's component.
import { besidesOf } from './asked.js';
import { keepHalf } from './half_said.js';
import { ownMark } from './own_marks.js';

/** Milliseconds for which typing rests before a Why is sent. */
const REST = 600;

export const saying = {
  /** Step → what is half said about it. */
  halves: {},
  resting: 0,
  typing: false,
  problem: '',
  /** Whether the form is no longer on the page. */
  gone: false,

  mark(level) {
    this.say(this.step.id, { level });
  },

  /** An answer outside the scale; a second tap takes it back. */
  toggle(level) {
    if (!this.isLevel(level)) this.mark(level);
    else this.ask({ do: 'unmark_step', step: this.step.id });
  },

  beSure(number) {
    this.say(this.step.id, { sure: number });
  },

  readAloud(event) {
    this.say(this.step.id, { read_aloud: event.target.checked });
  },

  type(event) {
    const step = this.step.id;
    this.typing = true;
    this.keep(step, { ...this.halves[step], why: event.target.value });
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.pass(step), REST);
  },

  leaveWhy() {
    this.typing = false;
    this.pass(this.step.id);
  },

  /** Adds to what this person says about a step; sends it once a level is picked. */
  say(step, more) {
    this.keep(step, { ...this.halves[step], ...more });
    this.pass(step);
  },

  /** Sends what is half said about a step, if it can be sent. A Why stays as it is while it is being typed. */
  pass(step) {
    const half = this.halves[step];
    const before = ownMark(this.live, step);
    const { level, sure, why, read_aloud, ...more } = { ...before, ...half };
    if (!half || !level) return;
    this.keep(step, this.typing && 'why' in half ? { why: half.why } : {});
    const mark = { level, sure, why: why.trim(), read_aloud, ...besidesOf(this.live, step, this.live.myFunction, more) };
    const changed = Object.keys(mark).some((name) => String(mark[name]) !== String(before[name]));
    if (changed) this.ask({ do: 'mark_step', step, ...mark }, half);
  },

  /** Nothing typed is lost by a refusal; where the form is gone by then, the page says so. */
  ask(command, half = {}) {
    const { live } = this;
    this.problem = '';
    live.send(command).catch((refusal) => {
      if (half.why) this.keep(command.step, { why: half.why });
      if (this.gone) live.notices.push({ ...refusal, command });
      else this.problem = refusal.text;
    });
  },

  keep(step, half) {
    this.halves[step] = half;
    keepHalf(this.live, step, half);
  },
};
