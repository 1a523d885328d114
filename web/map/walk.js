// Walking the map: which card is next in a direction, by number, in a lane, or along a link.

/** Cards by their number; those without one, as they were added. */
export const byNumber = ({ cards }) => [...cards.values()].filter(({ draft }) => !draft)
  .sort((one, two) => (one.number || Infinity) - (two.number || Infinity) || 0);

/** The card before or after one by number; the first or the last where there is none. */
export function neighbour(scene, id, by) {
  const all = byNumber(scene);
  return all[Math.min(all.length - 1, Math.max(0, all.findIndex((card) => card.id === id) + by))];
}

/** The first or last card, of the whole map or of one lane. */
export function outermost(scene, last, lane = null) {
  const cards = byNumber(scene).filter((card) => lane === null || card.lane === lane);
  const sorted = lane === null ? cards : cards.sort((one, two) => one.column - two.column || one.row - two.row);
  return sorted.at(last ? -1 : 0);
}

/** How far down a card stands, over all lanes. */
function heights({ lanes }) {
  const tops = new Map();
  let top = 0;
  for (const lane of lanes) {
    tops.set(lane.id, top);
    top += Math.max(1, lane.rows);
  }
  return tops;
}

/**
 * The nearest card in a direction. One in the same line, if there is any, beats one that is closer but aside.
 * @param {import('./scene.js').Scene} scene
 * @param {[number, number]} direction columns and rows: [1, 0] is towards the end
 */
export function nearest(scene, id, [across, down]) {
  const tops = heights(scene);
  const at = ({ column, lane, row }) => ({ x: column, y: tops.get(lane) + row });
  const from = at(scene.cards.get(id));
  const found = byNumber(scene).filter((card) => card.id !== id).map((card) => {
    const { x, y } = at(card);
    const along = across ? (x - from.x) * across : (y - from.y) * down;
    return { card, along, aside: Math.abs(across ? y - from.y : x - from.x) };
  }).filter(({ along }) => along > 0);
  const inLine = found.filter(({ aside }) => !aside);
  const cost = ({ along, aside }) => along + 2 * aside;
  return (inLine.length ? inLine : found).sort((one, two) => cost(one) - cost(two))[0]?.card;
}

/** The cards that links lead to from a card, or come from. */
export function linked({ cards, ends }, id, backwards) {
  const [here, there] = backwards ? ['to', 'from'] : ['from', 'to'];
  const ids = Object.values(ends).filter((link) => link[here] === id).map((link) => link[there]);
  return [...new Set(ids)].map((one) => cards.get(one)).filter(Boolean).sort((one, two) => one.number - two.number);
}
