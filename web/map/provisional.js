// A place for steps that the server has not laid out yet: just added, not sent, or still being typed. They stand right
// of what they come after, in the first free row, and take the place that the server gives them as soon as it does.

const key = ({ lane, column, row }) => `${lane} ${column} ${row}`;

/**
 * @template {{id: string, lane: string, after: string}} New
 * @param {{id: string, lane: string, column: number, row: number}[]} placed
 * @param {New[]} added
 */
export function provisional(placed, added) {
  const places = [...placed];
  const taken = new Set(places.map(key));
  for (const one of added) {
    const place = { ...one, column: columnFor(one, places), row: 1 };
    while (taken.has(key(place))) place.row += 1;
    taken.add(key(place));
    places.push(place);
  }
  return places;
}

/** Right of what it comes after; else at the end of its lane. */
function columnFor({ lane, after }, places) {
  const before = places.find(({ id }) => id === after);
  if (before) return before.column + 1;
  return Math.max(0, ...places.filter((one) => one.lane === lane).map(({ column }) => column)) + 1;
}
