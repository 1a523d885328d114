// Parts of the flow that one person has collapsed on their own screen. On the map each is one narrow column, with a card
// in every lane that says how many of its steps are in there; the other cards keep their lanes and rows. No link is drawn
// inside such a column: it ends at its edge, or goes on behind it.
import { counted } from './wording.js';

/**
 * @typedef {{id: string, part: string, lane: string, column: number, row: number, rows: number, number: number,
 *   many: number, title: string, name: string}} Stub the steps of one lane in a collapsed part; `number` is the first's
 * @typedef {{part: string, start: number, end: number}} Span the columns of a part
 */

/**
 * The scene as it looks with these parts collapsed. A part in which a step is being typed, or waits to be sent, stays open.
 * @param {import('./scene.js').Scene} scene
 * @param {string[]} names of parts
 */
export function collapse(scene, names) {
  const busy = [...scene.cards.values()].filter(({ draft, unsent }) => draft || unsent);
  const spans = scene.parts.filter((one) => names.includes(one.part) && !busy.some((card) => isIn(one, card)));
  if (!spans.length) return scene;
  const columnOf = (column) => spans.reduce((at, { start, end }) => at - Math.max(0, Math.min(column, end) - start), column);
  const spanAt = (place) => spans.find((one) => isIn(one, place));
  const { cards, hidden } = cardsOf(scene, spanAt, columnOf);
  return {
    ...scene,
    cards,
    columns: columnOf(scene.columns),
    narrow: spans.map(({ start }) => columnOf(start)),
    parts: scene.parts.map((one) => ({
      part: one.part, start: columnOf(one.start), end: columnOf(one.end), collapsed: spans.includes(one),
    })),
    adds: scene.adds.filter((one) => !spanAt(one)).map((one) => ({ ...one, column: columnOf(one.column) })),
    routes: scene.routes.filter(({ link }) => !isInside(scene.ends[link], hidden)).map((one) => routeOf(one, spans, columnOf)),
    ends: Object.fromEntries(Object.entries(scene.ends).map(([id, one]) => [id, endsOf(one, hidden)])),
  };
}

const isIn = ({ start, end }, { column }) => start <= column && column <= end;

/** The cards that still show, one for each lane of a collapsed part, and where those in it stood. */
function cardsOf(scene, spanAt, columnOf) {
  const [cards, hidden] = [new Map(), new Map()];
  for (const card of scene.cards.values()) {
    const span = spanAt(card);
    const column = columnOf(card.column);
    if (!span) {
      cards.set(card.id, { ...card, column });
      continue;
    }
    const id = `${span.part} ${card.lane}`;
    hidden.set(card.id, { stub: id, span, lane: card.lane, row: card.row, column });
    cards.set(id, withOne(cards.get(id) ?? emptyStub({ id, span, card, column }, scene), card));
  }
  return { cards, hidden };
}

function emptyStub({ id, span: { part }, card: { lane }, column }, { lanes }) {
  const { name, rows } = lanes.find((one) => one.id === lane);
  return { id, part, lane, column, row: 1, rows, number: 0, many: 0, title: part, of: name };
}

function withOne(stub, { number }) {
  const many = stub.many + 1;
  const first = Math.min(stub.number || Infinity, number || Infinity);
  return {
    ...stub, many,
    number: Number.isFinite(first) ? first : 0,
    name: `${stub.part}, collapsed: ${counted(many, 'step')} in ${stub.of}. Enter opens it.`,
  };
}

const isInside = ({ from, to } = {}, hidden) => hidden.has(from) && hidden.get(from).span === hidden.get(to)?.span;

/** A link leads to the card that stands for its step; where it is drawn, goes by where the step itself stood. */
function endsOf({ from, to, pinned }, hidden) {
  const [source, target] = [hidden.get(from), hidden.get(to)];
  return { from: source?.stub ?? from, to: target?.stub ?? to, pinned, ...(source && { source }), ...(target && { target }) };
}

/** The gutters of a route among the columns that are left; 0 for one inside a collapsed part. */
function routeOf(route, spans, columnOf) {
  const isShut = (gutter) => spans.some(({ start, end }) => start < gutter && gutter <= end);
  const along = (run) => run && { ...run, gutter: isShut(run.gutter) ? 0 : columnOf(run.gutter) };
  return { ...route, enter: along(route.enter), leave: along(route.leave) };
}
