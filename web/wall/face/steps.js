// The steps as a list on the wall: their names, and what was decided on each. A page has at most seven lines; the pages
// take turns.
import { decisionOf } from '../../parts/step_words.js';
import { chosenFace, isOpen } from '../faces.js';
import { everyTurn, turnOf } from './pages.js';
import { wallView } from './view.js';

const MOST_LINES = 7;

export function wallSteps() {
  return {
    /** How often the page has turned; who reads it looks again. */
    turns: 0,

    init() {
      this.end = everyTurn(this.live, () => { this.turns += 1; });
    },

    destroy() {
      this.end();
    },

    get live() {
      return wallView(this.$store.live);
    },

    /** The steps of the chosen part; of the whole flow where none is chosen. */
    get steps() {
      const { part } = chosenFace(this.live);
      const own = this.live.steps.filter(({ values }) => values.part === part);
      return part && own.length ? own : this.live.steps;
    },

    get lines() {
      const many = Math.max(1, Math.ceil(this.steps.length / MOST_LINES));
      const long = Math.ceil(this.steps.length / many);
      const at = this.turns >= 0 ? turnOf(this.live, many) * long : 0;
      return this.steps.slice(at, at + long).map((step) => this.line(step));
    },

    line({ id, values }) {
      const found = decisionOf(this.live, isOpen(this.live, id) ? '' : id);
      const [mode, word] = found.done ? [found.mode, found.modeLabel] : ['', found.state];
      return { id, number: this.live.stepNumber(id), name: values.name, mode, word };
    },

    /** "Collect", or "Steps 1 to 7 of 14" where they take turns. */
    get heading() {
      const [first, last] = [this.lines[0]?.number, this.lines.at(-1)?.number];
      const { part } = chosenFace(this.live);
      if (part) return part;
      return this.lines.length < this.steps.length ? `Steps ${first} to ${last} of ${this.steps.length}` : '';
    },
  };
}
