// What a reveal says in words. All of it is taken from `derived.overview` and from what was revealed.
import { mineOn } from './ranking.js';
import { answeredIn, chipOf, standing } from './distribution.js';

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** A count as a word up to nine, then as digits. */
export const inWords = (count) => NUMBERS[count] ?? String(count);

export const overviewOf = (live) => ({ steps: {}, ranked: [], talk: [], aligned: [], ...live.derived.overview });

/** So many steps a room talks about where the agenda does not say for how many there is time. */
const FIRST = 3;

/** The steps to talk about first: as many as there are minutes for, the furthest apart in front. */
export function firstToTalk(live) {
  const { talk, fits } = overviewOf(live);
  return talk.slice(0, fits || FIRST);
}

/** The steps that this room talks about, in their turn: those chosen to be redesigned now, else the first. */
function inTurn(live) {
  const { ranked } = overviewOf(live);
  const chosen = ranked.filter((id) => live.record(id)?.values.focus === 'now');
  return chosen.length ? chosen : firstToTalk(live);
}

/** The call-out of a step in its two parts: where the functions stand, and whom to hear first. */
export function calloutOf(live, step) {
  const sentence = overviewOf(live).steps[step]?.sentence ?? '';
  const [, stands, hear = ''] = sentence.match(/^(.*?)(Hear .* first\.)?$/s);
  return { stands: stands.trim(), hear };
}

/** "3 far apart, 3 close, 8 aligned." over all revealed steps. */
export function countsOf(live) {
  const { steps, talk } = overviewOf(live);
  const words = Object.values(steps).map(({ word }) => word);
  const many = (...wanted) => words.filter((word) => wanted.includes(word)).length;
  const counts = [[talk.length, 'far apart'], [many('close'), 'close'], [many('unsure'), 'unsure'], [many('aligned'), 'aligned'], [many('too_few'), 'with too few marks']];
  return `${counts.filter(([count]) => count).map(([count, word]) => `${count} ${word}`).join(', ')}.`;
}

/** "first of three to talk about"; empty for a step that is not among them. */
export function turnOf(live, step) {
  const turns = inTurn(live);
  const at = turns.indexOf(step);
  if (at < 0 || turns.length < 2) return '';
  return `${ORDINALS[at] ?? `number ${at + 1}`} of ${inWords(turns.length)} to talk about`;
}

/** What marking again brought: "Round 2: closer than before."; empty in the first round. */
export function movementOf(live, step) {
  const rounds = live.parts.everyone.rounds[step] ?? [];
  if (rounds.length < 2) return '';
  const [before, now] = rounds.slice(-2).map(({ counts }) => answeredIn(counts));
  const fewer = now < before && `${before - now} fewer answered than before.`;
  const closer = overviewOf(live).steps[step]?.moved;
  return [`Round ${rounds.length}:`, fewer || (closer ? 'closer than before.' : 'no closer than before.'), stoodIn(rounds.at(-1))].filter(Boolean).join(' ');
}

function stoodIn({ stood = 0 }) {
  if (stood < 2) return stood ? '1 person did not mark again; that mark stands.' : '';
  return `${stood} people did not mark again; their marks stand.`;
}

/** "You marked Person + AI"; empty for who did not. */
export function mineText(live, step) {
  const level = mineOn(live, step);
  return level ? `You marked: ${live.labelOf(level)}` : '';
}

/**
 * The reasons people gave in the latest round, those of the functions to hear first in front, most sure first.
 * @returns {{first: object[], others: object[]}} each {key, slot, name, lead?, about, why, text}
 */
export function voicesOf(live, step) {
  const { voices = [] } = live.parts.everyone.rounds[step]?.at(-1) ?? {};
  const hear = overviewOf(live).steps[step]?.hear ?? [];
  const sorted = [...voices].sort((one, two) => two.sure - one.sure);
  const heard = hear.map((id) => sorted.find((one) => one.function === id) ?? unsaid(live, step, id));
  return {
    first: heard.map((voice, at) => ({ ...quoteOf(live, voice, at), lead: at ? 'Then:' : 'Hear first:' })),
    others: sorted.filter((one) => !heard.includes(one)).map((voice, at) => quoteOf(live, voice, at)),
  };
}

/** A function to be heard from which nobody typed a reason. */
const unsaid = (live, step, id) => ({ function: id, why: '', sure: 0, level: standing(live, step, id)[0] ?? '' });

function quoteOf(live, voice, key) {
  const { name, slot } = chipOf(live, voice.function);
  const sure = (live.catalog.sure[voice.sure] ?? '').toLowerCase();
  const person = live.parts.everyone.people[voice.person]?.name;
  const about = [person, live.labelOf(voice.level), sure].filter(Boolean).join(' · ');
  return { key, name, slot, about, why: voice.why, text: voice.why ? `“${voice.why}”` : 'No reason typed. Let them say it.' };
}
