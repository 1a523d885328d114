// What stands beside a level in a long workshop: up to three reasons to tick, could it, and should it. One's own, inside
// the form of marking; and inside the form of who enters for somebody else.
import { askedOf } from './asked.js';

/** Both name what their form knows: the step, whose function it is for, what was said, and how to say more. */
const own = {
  get besidesStep() {
    return this.step.id;
  },

  get besidesFunction() {
    return this.live.myFunction;
  },

  get besidesSaid() {
    return this.said;
  },

  sayBesides(more) {
    this.say(this.besidesStep, more);
  },
};

const entered = (step) => ({
  besidesStep: step,

  get besidesFunction() {
    return this.live.parts.everyone.people[this.opened]?.function ?? '';
  },

  get besidesSaid() {
    return this.markOf(this.opened, step);
  },

  sayBesides(more) {
    this.ask(this.marking(this.opened, step, more));
  },
});

const asking = {
  get asked() {
    return askedOf(this.live, this.besidesStep, this.besidesFunction);
  },

  get ticks() {
    return this.asked.reasons;
  },

  get ticked() {
    return this.besidesSaid.reasons ?? [];
  },

  get tickedWords() {
    return `Reasons to tick: ${this.ticked.length} of up to ${this.live.catalog.marks.most_reasons}`;
  },

  get reasonGroups() {
    const { for_a_person: person, for_ai: machine } = this.live.catalog.marks;
    return [['For a person', person], ['For AI or software', machine]].map(([title, some]) => ({
      title, reasons: Object.entries(some).map(([name, label]) => this.reason(name, label)),
    }));
  },

  reason(name, label) {
    const on = this.ticked.includes(name);
    return { name, label, on, locked: !on && this.ticked.length >= this.live.catalog.marks.most_reasons };
  },

  tick(name) {
    const { ticked } = this;
    this.sayBesides({ reasons: ticked.includes(name) ? ticked.filter((one) => one !== name) : [...ticked, name] });
  },

  /** Could it, should it; those that are asked of this function on this step. */
  get questions() {
    const { could, should } = this.live.catalog.marks;
    const texts = [['could', 'Could software or AI do it today?', could], ['should', 'Should it? It is your function’s step.', should]];
    return texts.filter(([name]) => this.asked[name]).map(([name, text, answers]) => ({
      name, text, group: `${name}-${this.besidesStep}-${this.besidesFunction}`, answers: this.answersOf(name, answers),
    }));
  },

  answersOf(name, answers) {
    const said = this.besidesSaid[name];
    return Object.entries(answers).map(([number, label]) => ({ number: Number(number), label, picked: said === Number(number) }));
  },

  answer(name, number) {
    this.sayBesides({ [name]: number });
  },
};

/** Getters stay getters. */
const merged = (...parts) => parts.reduce((made, one) => Object.defineProperties(made, Object.getOwnPropertyDescriptors(one)), {});

export function markBesides() {
  return merged(own, asking);
}

export function enteredBesides(step) {
  return merged(entered(step), asking);
}
