// The scene: everything the map draws, out of the store, as plain values that can be compared with those before.
import { faceOf } from './faces.js';
import { factsOf, nameOf } from './facts.js';
import { provisional } from './provisional.js';
import { stepsMayBeAdded } from './acts.js';
import { editingWords } from '../parts/editing.js';

/** The lane of steps that have none of the workshop's functions. */
const NO_LANE = { id: '', code: '–', slot: 8, name: 'Not assigned', mine: false, mayAdd: false };

/**
 * @typedef {{id: string, lane: string, column: number, row: number, number: number, title: string, name: string,
 *   face: import('./faces.js').Face, unsent: boolean, draft: boolean, current: boolean, editing: string}} Card
 * `name` is read aloud; `editing` says who edits it; a `draft` is only being typed
 * @typedef {{columns: number, narrow: number[], lanes: object[], parts: object[], cards: Map<string, Card>, routes: object[],
 *   ends: Record<string, {from: string, to: string, pinned: boolean}>, adds: object[]}} Scene
 */

/**
 * @param {object} live the store `live`
 * @param {{id: string, lane: string, after: string}[]} drafts cards whose first words are being typed
 * @returns {Scene}
 */
export function sceneOf(live, drafts = []) {
  const { layout } = live.derived;
  const facts = factsOf(live);
  const places = placesOf(live, layout, drafts);
  const cards = new Map(places.map((place) => [place.id, cardOf(live, place, facts)]));
  const lanes = lanesOf(live, [...cards.values()]);
  const adds = lanes.filter(({ mayAdd, rows }) => mayAdd && rows)
    .map(({ id }) => ({ lane: id, column: lastColumn(cards, id) + 1 }));
  return {
    columns: Math.max(1, ...[...cards.values(), ...adds].map(({ column }) => column)),
    lanes,
    narrow: [],
    parts: layout.parts.filter(({ part }) => part),
    cards,
    routes: layout.routes,
    ends: Object.fromEntries(facts.links.map(({ id, from, to }) => [id, { from, to, pinned: facts.pins.has(id) }])),
    adds,
  };
}

/** Every step's place: as the server laid it out, or for a while right of what it was added to. */
function placesOf(live, layout, drafts) {
  const laid = new Map(layout.places.map((place) => [place.step, place]));
  const waiting = live.pending.filter(({ kind }) => kind === 'step').map((one) => ({ ...one, unsent: true }));
  const known = [...live.steps, ...waiting];
  const placed = known.filter(({ id }) => laid.has(id)).map(({ id }) => {
    const { lane, column, row } = laid.get(id);
    return { id, lane: lane ?? '', column, row };
  });
  const late = known.filter(({ id }) => !laid.has(id)).map(({ id, values, unsent = false }) => ({
    id, lane: values.owner ?? '', after: before(live, id), unsent, title: values.name,
  }));
  const typed = drafts.filter(({ id }) => !known.some((one) => one.id === id)).map((one) => ({ ...one, draft: true }));
  return provisional(placed, [...late, ...typed]);
}

/** The step that one comes after, even when neither was sent yet. */
function before(live, id) {
  const waiting = live.pending.filter(({ kind }) => kind === 'handoff');
  return [...live.all('handoff'), ...waiting].find(({ values }) => values.to_step === id)?.values.from_step ?? '';
}

function cardOf(live, place, facts) {
  const { id, unsent = false, draft = false } = place;
  const step = live.record(id) ?? { id, values: { name: place.title } };
  const face = faceOf(live, step, facts);
  const title = step.values.name ?? '';
  return {
    id, lane: place.lane, column: place.column, row: place.row,
    number: facts.numbers.get(id) ?? 0,
    title, face, unsent, draft,
    current: live.agenda.step === id,
    editing: editingWords(live, id),
    name: nameOf(id, title, unsent ? 'Not sent yet' : face.says, facts),
  };
}

function lanesOf(live, cards) {
  const own = live.functions.map(({ id, values }) => {
    const mine = id === live.myFunction;
    return {
      id, code: values.code ?? '', slot: values.colour ?? 8, name: values.name, mine,
      mayAdd: stepsMayBeAdded(live, id) && (mine || live.isFacilitator),
    };
  });
  const lanes = cards.some(({ lane }) => !own.some(({ id }) => id === lane)) ? [...own, NO_LANE] : own;
  return lanes.map((lane) => {
    const rows = Math.max(0, ...cards.filter((card) => card.lane === lane.id).map(({ row }) => row));
    return { ...lane, rows: Math.max(rows, lane.mine && lane.mayAdd ? 1 : 0), empty: !rows };
  });
}

function lastColumn(cards, lane) {
  const own = [...cards.values()].filter((card) => card.lane === lane);
  return Math.max(0, ...own.map(({ column }) => column));
}
