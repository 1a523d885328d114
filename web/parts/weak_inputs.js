// Weak inputs: which steps work with something that went wrong before them, whose step causes it and whose suffer. The
// server finds them (server/domain/taint.py); here they are put into words, for a card, a step's panel and a list.
import { titleOf } from '../live/lookups.js';

const NONE = Object.freeze({ causes: Object.freeze({}), steps: Object.freeze({}), suffering: Object.freeze({}) });

/** What was found; it is sent to pages that say they show it. */
const foundBy = (live) => ({ ...NONE, ...live.derived.taint });

const nameOf = (live, id) => live.record(id)?.values.name ?? '';

const listed = (names) => (names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0] ?? '');

/** "Weak input from Sales and IT"; empty where nothing weak reaches a step. */
export function weakWords(live, step) {
  const { causes, steps } = foundBy(live);
  const reaching = steps[step] ?? [];
  const from = [...new Set(reaching.map((id) => nameOf(live, causes[id].function)).filter(Boolean))];
  if (!reaching.length) return '';
  return from.length ? `Weak input from ${listed(from)}` : 'Weak input';
}

/** "Weakens Finance and HR"; empty where a cause reaches nobody else. */
export function weakens(live, cause) {
  const functions = (foundBy(live).suffering[cause] ?? []).map((id) => nameOf(live, id)).filter(Boolean);
  return functions.length ? `Weakens ${listed(functions)}` : '';
}

/** The steps that a cause reaches, in the order of the flow. */
const reachedBy = (live, cause) => live.steps.map(({ id }) => id)
  .filter((step) => foundBy(live).steps[step]?.includes(cause));

/** Numbers in rising order with runs of them drawn together: "2, 5–9". */
function inRuns(numbers) {
  const runs = [];
  for (const number of numbers) {
    if (runs.at(-1)?.at(-1) === number - 1) runs.at(-1).push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(', '))).join(', ');
}

function numbersOf(live, steps) {
  const numbers = steps.map((step) => live.stepNumber(step));
  return numbers.length ? `${numbers.length === 1 ? 'step' : 'steps'} ${inRuns(numbers)}` : '';
}

/** A cause as a line of a list; `step` is where to look, empty for a source without an origin. */
function lineOf(live, id, about) {
  const { at, why = '' } = foundBy(live).causes[id];
  const place = live.record(at);
  return { id, why, about: about.filter(Boolean).join(' · '), step: place?.kind === 'step' ? at : '', place };
}

/** In an element with x-part="weak_inputs": what reaches one step weak, and what of it reaches others. */
export function weakInputs(step) {
  return {
    init() {
      this.end = this.$store.live.shows('taint');
    },

    destroy() {
      this.end();
    },

    get reaching() {
      const { live } = this.$store;
      const { causes, steps } = foundBy(live);
      return (steps[step] ?? []).map((id) => {
        const from = nameOf(live, causes[id].function);
        const place = live.record(causes[id].at);
        const line = [from ? `Weak input from ${from}` : 'Weak input', place && titleOf(live, place)];
        return lineOf(live, id, line);
      });
    },

    get causing() {
      const { live } = this.$store;
      const own = Object.entries(foundBy(live).causes).filter(([, { at }]) => at === step);
      return own.map(([id]) => lineOf(live, id, [weakens(live, id), numbersOf(live, reachedBy(live, id))]));
    },

    get lines() {
      return [...this.reaching, ...this.causing];
    },

    get isWeak() {
      return this.lines.length > 0;
    },

    show(id) {
      if (id) this.$dispatch('show-step', id);
    },
  };
}

/** In an element with x-part="weak_list": every cause, the worst first, with both sides named. */
export function weakList() {
  return {
    init() {
      this.end = this.$store.live.shows('taint');
    },

    destroy() {
      this.end();
    },

    get rows() {
      const { live } = this.$store;
      return Object.entries(foundBy(live).causes).map(([id, { function: cause }]) => {
        const { why, place } = lineOf(live, id, []);
        return {
          id, why,
          from: [nameOf(live, cause), place && titleOf(live, place)].filter(Boolean).join(' · '),
          to: [weakens(live, id).replace('Weakens ', ''), numbersOf(live, reachedBy(live, id))].filter(Boolean).join(' · '),
        };
      });
    },

    get hasRows() {
      return this.rows.length > 0;
    },

    get title() {
      return `Weak inputs: ${this.rows.length}`;
    },
  };
}
