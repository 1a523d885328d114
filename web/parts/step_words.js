// What a screen says about one step: how far apart the room is, and what became of it.

/** The word of a divergence, as the room reads it. */
export const WORDS = {
  far_apart: 'Far apart',
  of_two_minds: 'Of two minds',
  close: 'Close',
  unsure: 'Unsure',
  aligned: 'Aligned',
  too_few: 'Too few marks',
};

const OUTCOMES = { open: 'Deciding now', decided: 'Decided', parked: 'Parked', aligned: 'Accepted' };

/** The id of the decision on a step: a step has one at most. */
export const decisionId = (step) => `decision-${step}`;

/**
 * The decision on a step, in words; every text is empty while there is none.
 * @returns {{id: string, there: boolean, outcome: string, state: string, mode: string, modeLabel: string, why: string,
 *   unless: string, control: string, accountable: string, accountableName: string, done: boolean, open: boolean}}
 */
export function decisionOf(live, step) {
  const values = live.record(decisionId(step))?.values ?? {};
  const { outcome = '', mode = '', accountable = '' } = values;
  return {
    id: decisionId(step),
    there: Boolean(outcome),
    outcome,
    state: OUTCOMES[outcome] ?? '',
    mode: mode ?? '',
    modeLabel: mode ? live.labelOf(mode) : '',
    why: values.why ?? '',
    unless: values.unless ?? '',
    control: optionLabel(live, 'control', values.control),
    accountable: accountable ?? '',
    accountableName: live.parts.everyone.people[accountable]?.name ?? '',
    done: outcome === 'decided' || outcome === 'aligned',
    open: outcome === 'open',
  };
}

function optionLabel(live, field, value) {
  return live.catalog.kinds.decision.fields[field].options?.[value] ?? '';
}

/** What speaks for caution while a step is being decided: weak evidence, in plain words and without the step's name. */
export function warningsOn(live, step) {
  const own = ({ rule, record }) => rule === 'C28' && record === decisionId(step);
  const name = `${live.stepNumber(step)} · ${live.record(step)?.values.name}: `;
  return (live.derived.findings ?? []).filter(own).map(({ text }) => `${text.startsWith(name) ? text.slice(name.length) : text}.`);
}

/** "7 of 14", as a step is called before its name. */
export function placeOf(live, step) {
  return `Step ${live.stepNumber(step)} of ${live.steps.length}`;
}

/** The names of a step's function, and of the steps right before it: "Sales · after 6". */
export function belonging(live, step) {
  const owner = live.record(live.record(step)?.values.owner)?.values.name ?? '';
  const before = live.all('handoff')
    .filter(({ values }) => values.to_step === step && !values.next_cycle)
    .map(({ values }) => live.stepNumber(values.from_step))
    .filter(Boolean)
    .sort((one, two) => one - two);
  return [owner, before.length && `after ${before.join(' and ')}`].filter(Boolean).join(' · ');
}

/** The questions that this person's function should ask itself about a step: those on it, else those of the phase. */
export function promptsOn(live, step, phase) {
  const own = live.all('prompt').filter(({ values }) => !values.function || values.function === live.myFunction);
  const here = ({ values }) => values.step === step || (!values.step && values.phase === phase);
  return own.filter(here).map(({ id, values }) => ({ id, question: values.question }));
}
