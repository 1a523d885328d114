// How far the steps under redesign are answered, in letters and in words. What counts comes from `derived.coverage`.
import { everyStepKinds } from './plan_line.js';

const STATES = { change: 'covered', none: 'none' };
const WORDS = { covered: 'covered', none: 'none needed', unknown: 'don’t know yet', open: 'open' };

const coverageOf = (live) => ({ steps: {}, answered: {}, of: 0, ...live.derived.coverage });

/** The no-change answers on one kind of change of a step. */
export const noneOn = (live, step, about) =>
  live.all('no_change').filter(({ values }) => values.step === step && values.about === about);

/** R C I M of a step: {about, letter, state, words}. */
export function answersOn(live, step) {
  const found = coverageOf(live).steps[step] ?? {};
  return everyStepKinds(live).map(({ about, label }) => {
    const unknown = found[about] === 'none' && noneOn(live, step, about).some(({ values }) => values.answer === 'not_known');
    const state = unknown ? 'unknown' : STATES[found[about]] ?? 'open';
    return { about, letter: label[0], state, words: `${label}: ${WORDS[state]}` };
  });
}

/** Each kind of change with how many steps have an answer: {about, label, answered, of, words}. */
export function meters(live) {
  const { answered, of } = coverageOf(live);
  return everyStepKinds(live).map(({ about, label }) => {
    const count = answered[about] ?? 0;
    return { about, label, answered: count, of, words: `${count} of ${of}` };
  });
}

/** The kind with the most steps still open: "Incentive missing on 2 of 3 steps". Empty without steps. */
export function headline(live) {
  const { of } = coverageOf(live);
  const worst = meters(live).reduce((one, two) => (two.answered < one.answered ? two : one));
  const missing = of - worst.answered;
  if (!of) return '';
  return missing ? `${worst.label} missing on ${missing} of ${of} steps` : 'Every step has its four answers';
}

/** Answers given and asked, over all steps and kinds. */
export function totals(live) {
  const all = meters(live);
  return { given: all.reduce((sum, { answered }) => sum + answered, 0), of: all.reduce((sum, { of }) => sum + of, 0) };
}
