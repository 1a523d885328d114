// What a card shows. It depends on the phase: while the flow is checked, how a step is done today; while people mark,
// one's own private mark; after that what was decided, or how far apart the room is.
import { WORDS, decisionOf } from '../parts/step_words.js';
import { ownMark } from '../phases/mark/own_marks.js';
import { weakWords } from '../parts/weak_inputs.js';
import { counted, shortened } from './wording.js';

/** Phases in which the map is about today. */
const TODAY = ['draft', 'lobby', 'frame', 'map', 'sources'];

/** Words of a divergence that the room has to talk about. */
const FAR = ['far_apart', 'of_two_minds'];

/**
 * @typedef {{
 *   mode: string, word: string, edge: boolean, decided: boolean, far: boolean, spread: number[], says: string,
 *   foot: {icon: string, text: string, strong?: boolean, tag?: boolean, weak?: boolean}[],
 * }} Face `mode` is empty where the room has none; `edge` repeats it at the card's start; `says` is for who does not
 * see the card
 */

/**
 * @param {object} live the store `live`
 * @param {{id: string, values: object}} step
 * @param {{phase: string, pins: Map<string, object[]>}} facts
 * @returns {Face}
 */
export function faceOf(live, step, facts) {
  if (TODAY.includes(facts.phase)) return today(live, step, facts);
  // A wall has no marks of its own; there a step looks as it is done today.
  if (facts.phase === 'mark' && !isRevealed(live, step.id)) return live.me ? marked(live, step) : today(live, step, facts);
  return known(live, step, facts);
}

const PLAIN = Object.freeze({ edge: false, decided: false, far: false, spread: [], foot: [] });

/** Whether everybody's marks on a step came out, and it is not open for another round. */
export const isRevealed = (live, step) =>
  Boolean(live.parts.everyone.rounds[step]?.length) && !live.parts.everyone.open_steps.includes(step);

function today(live, { id, values }, facts) {
  const label = values.today ? live.labelOf(values.today) : '';
  return {
    ...PLAIN,
    mode: values.today || 'unmarked',
    word: label ? `${label} today` : 'Not said yet',
    says: label ? `Done today: ${label}` : 'How it is done today is not said yet',
    foot: [...source(sourcesOf(live, id, values)), ...weak(weakWords(live, id)), ...pinned(facts.pins.get(id) ?? [])],
  };
}

function marked(live, { id }) {
  const { level } = ownMark(live, id);
  const word = level ? live.labelOf(level) : 'Not marked';
  const says = level ? `You marked: ${word}` : word;
  return { ...PLAIN, mode: level || 'unmarked', edge: Boolean(level), word, says };
}

function known(live, step, facts) {
  const decision = decisionOf(live, step.id);
  const found = live.derived.overview?.steps?.[step.id];
  if (decision.done) return decided(decision);
  if (!found) return today(live, step, facts);
  const stands = decision.state || WORDS[found.word] || '';
  const agreed = found.agreed ? live.labelOf(found.agreed) : '';
  return {
    ...PLAIN,
    mode: found.agreed ?? '',
    edge: Boolean(agreed),
    far: FAR.includes(found.word),
    spread: found.shares ?? [],
    word: agreed || stands,
    says: [agreed, stands].filter(Boolean).join(', '),
    foot: agreed ? [{ icon: '', text: stands, tag: true }] : [],
  };
}

const decided = ({ mode, modeLabel, state }) => ({
  ...PLAIN,
  mode,
  edge: true,
  decided: true,
  word: modeLabel,
  says: `${modeLabel}, decided`,
  foot: [{ icon: 'check', text: state }],
});

const source = (names) => (names.length ? [{ icon: 'source', text: shortened(names) }] : []);

const pinned = (pins) => (pins.length ? [{ icon: 'pin', text: counted(pins.length, 'pin'), strong: true }] : []);

const weak = (words) => (words ? [{ icon: 'weak', text: 'Weak input', weak: true }] : []);

/** The names of the sources a step uses; before any is said, the systems that the template names. */
export function sourcesOf(live, id, { systems = [] }) {
  const used = live.all('source_use').filter(({ values }) => values.step === id);
  const names = used.map(({ values }) => live.record(values.source)?.values.name).filter(Boolean);
  return names.length ? names : systems ?? [];
}

/** The pins on a step or a handoff, the worst first. */
export const pinsOn = (live, place) => live.all('issue')
  .filter(({ values }) => values.place === place)
  .sort((one, two) => Number(two.values.severity ?? 0) - Number(one.values.severity ?? 0));
