// The plan in short: its lines step by step, as one reads them before grading.
import { lineOf, linesOf } from '../../parts/plan_line.js';

/**
 * The lines of the plan by the first step they come from, in the order of the flow; lines of no step come last.
 * @returns {{key: string, title: string, lines: object[]}[]}
 */
export function linesByStep(live) {
  const groups = new Map([...live.steps.map(({ id }) => [id, []]), ['', []]]);
  for (const record of linesOf(live)) {
    const first = live.steps.find(({ id }) => (record.values.steps ?? []).includes(id))?.id ?? '';
    groups.get(first).push(lineOf(live, record));
  }
  const title = (step) => (step ? `${live.stepNumber(step)} · ${live.record(step).values.name}` : 'Whole flow');
  return [...groups].filter(([, lines]) => lines.length).map(([key, lines]) => ({ key, title: title(key), lines }));
}

/** The grades from "Fully with it" down: {grade, label, key}. */
export const gradesOf = ({ catalog }) =>
  Object.entries(catalog.grades)
    .sort(([one], [two]) => two - one)
    .map(([grade, label], at) => ({ grade: Number(grade), label, key: String(at + 1) }));
