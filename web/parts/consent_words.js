// Consent: whether anybody objects to the decision on a step, and what it still waits for. Only where the room decides
// so; everywhere else it is settled.
import { chipOf } from './distribution.js';
import { decisionId } from './step_words.js';

/** The question, as every screen asks it. */
export const QUESTION = 'Any objection that would do harm?';

/** The fields of a decision that the room consents to; other words need another question. */
const CONCERNS = ['mode', 'why', 'unless', 'control'];

const SETTLED = Object.freeze({ needed: false, asked: false, changed: false, rows: [], answered: 0, objections: [], settled: true, words: '' });

/**
 * @returns {{needed: boolean, asked: boolean, changed: boolean, settled: boolean, words: string, answered: number,
 *   rows: {id: string, name: string, slot: number, words: string, objection: string, objects: boolean, waits: boolean}[],
 *   objections: object[]}} `words`: what it waits for
 */
export function consentOf(live, step) {
  const decision = live.record(decisionId(step))?.values ?? {};
  if (live.record('purpose')?.values.decision_rule !== 'consent' || decision.outcome !== 'open') return SETTLED;
  const { consent } = live.parts.everyone;
  const asked = consent.step === step;
  const rows = asked ? consent.functions.map((id) => rowOf(live, id, consent.answers[id])) : [];
  const changed = asked && CONCERNS.some((name) => (consent.said[name] ?? '') !== (decision[name] ?? ''));
  const found = { needed: true, asked, changed, rows, answered: rows.filter(({ waits }) => !waits).length, objections: rows.filter(({ objects }) => objects) };
  const words = waitsFor(found);
  return { ...found, words, settled: !words };
}

function rowOf(live, id, answer) {
  const { name, slot } = chipOf(live, id);
  const waits = answer === undefined;
  const words = waits ? 'Not answered yet' : 'No objection';
  return { id, name, slot, waits, objects: Boolean(answer), objection: answer ?? '', words: answer ? 'Objects' : words };
}

function waitsFor({ asked, changed, rows, answered, objections }) {
  if (!asked) return 'Ask the room first.';
  if (changed) return 'The words have changed since the room was asked. Ask again.';
  if (objections.length) return `${objections.map(({ name }) => name).join(' and ')} objects. Change the words and ask again, or park the step.`;
  return answered < rows.length ? `${answered} of ${rows.length} functions have answered.` : '';
}
