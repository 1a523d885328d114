// The links between cards as SVG paths, out of the server's routes: gutters, tracks, corridors, and the head of the
// arrow as part of the path.

/** What a link is drawn as: only a handoff to another function is heavy. */
const KINDS = { forward: 'handoff', same_lane: 'same', rework: 'rework', next_cycle: 'next' };

const DASHED = ['rework', 'next'];

/** The head: how long and how wide to one side, and how far before the card it ends. */
const HEAD = { long: 0.4, wide: 0.3, before: 0.08 };

const short = (number) => Number(number.toFixed(2));

/** The most tracks that any route has in each gutter and each corridor. */
function crowds(routes) {
  const most = new Map();
  const count = (key, track) => most.set(key, Math.max(most.get(key) ?? 0, track));
  for (const { enter, leave, along } of routes) {
    for (const run of [enter, leave]) if (run) count(`gutter ${run.gutter}`, run.track);
    if (along) count(corridorKey(along), along.track);
  }
  return most;
}

const corridorKey = ({ where, lane, after_row: row }) => (where === 'in_lane' ? `${where} ${lane} ${row}` : where);

/** How many tracks lie above all lanes, or below. */
export const tracksOutside = (routes, where) =>
  Math.max(0, ...routes.filter(({ along }) => along?.where === where).map(({ along }) => along.track));

/**
 * @param {object[]} routes as the server's layout gives them
 * @param {import('./geometry.js').Geometry} geometry
 * @param {Record<string, {from: string, to: string}>} ends of each link, by its id
 * @returns {{id: string, kind: string, d: string, head: string, at: [number, number]}[]} `at`: where a pin sits
 */
export function pathsOf(routes, geometry, ends) {
  const most = crowds(routes);
  const { cards } = geometry.scene;
  return routes.flatMap((route) => {
    const { from, to, source = cards.get(from), target = cards.get(to) } = ends[route.link] ?? {};
    return source && target ? [pathOf(route, { source, target, geometry, most })] : [];
  });
}

function pathOf(route, drawing) {
  const points = route.along ? around(route, drawing) : straight(route, drawing);
  const [x, y] = points.at(-1);
  // Only into a collapsed part does an arrow come from the other side.
  const towards = Math.sign(x - points.at(-2)[0]) || 1;
  const tip = short(x - towards * HEAD.before);
  const back = short(tip - towards * HEAD.long);
  const head = `M${back} ${short(y - HEAD.wide)}L${tip} ${short(y)}L${back} ${short(y + HEAD.wide)}`;
  const line = lineOf([...points.slice(0, -1), [tip, y]], drawing.geometry.strips);
  const kind = KINDS[route.kind];
  // A dashed line has a head of its own, which is not dashed.
  const drawn = DASHED.includes(kind) ? { d: line, head } : { d: line + head, head: '' };
  return { id: route.link, kind, ...drawn, at: middle(points).map(short) };
}

/** A line through points, interrupted where it goes behind the column of a collapsed part. */
function lineOf(points, strips) {
  const at = ([left, top]) => `${short(left)} ${short(top)}`;
  const on = points.slice(1).map((to, before) => {
    const from = points[before];
    const behind = strips.filter((strip) => isBetween(strip, from[0], to[0])).sort(([one], [two]) => (to[0] - from[0]) * (one - two));
    const gaps = behind.map(([start, end]) => (from[0] < to[0] ? [start, end] : [end, start]));
    return `${gaps.map(([near, far]) => `L${at([near, to[1]])}M${at([far, to[1]])}`).join('')}L${at(to)}`;
  });
  return `M${at(points[0])}${on.join('')}`;
}

const isBetween = ([start, end], one, two) => Math.min(one, two) < start && end < Math.max(one, two);

/** The middle of the longest stretch: what is pinned to a link shows best there. */
function middle(points) {
  const stretches = points.slice(1).map((to, at) => ({ from: points[at], to }));
  const long = ({ from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]);
  const { from, to } = stretches.sort((one, two) => long(two) - long(one))[0];
  return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
}

/** Out of the source, straight in its row, and up or down in the gutter before the target. */
function straight({ enter }, { source, target, geometry, most }) {
  const [out, into] = [geometry.middle(source), geometry.middle(target)];
  const first = [geometry.end(source.column), out];
  const last = [geometry.start(target.column), into];
  if (!enter.gutter) return [first, [last[0], out]];
  const x = geometry.gutter(enter.gutter, enter.track, most.get(`gutter ${enter.gutter}`));
  return out === into ? [first, [(first[0] + last[0]) / 2, out], last] : [first, [x, out], [x, into], last];
}

/** Out of the source into the gutter behind it, along a corridor, and through the gutter before the target. */
function around({ enter, leave, along }, { source, target, geometry, most }) {
  const way = geometry.corridor(along, most.get(corridorKey(along)));
  const towards = (card) => geometry.middle(card) + Math.sign(way - geometry.middle(card)) * geometry.aside;
  const gutter = ({ gutter: column, track }) => geometry.gutter(column, track, most.get(`gutter ${column}`));
  const [out, arrive] = [towards(source), towards(target)];
  const first = () => [[geometry.end(source.column), out], [gutter(leave), out], [gutter(leave), way]];
  const last = () => [[gutter(enter), way], [gutter(enter), arrive], [geometry.start(target.column), arrive]];
  // Inside a collapsed part nothing is drawn: the corridor begins at the edge of its column, or ends there.
  const goesOn = source.column < target.column;
  const edge = (card, isNear) => [isNear ? geometry.start(card.column) : geometry.end(card.column), way];
  return [...(leave.gutter ? first() : [edge(source, !goesOn)]), ...(enter.gutter ? last() : [edge(target, goesOn)])];
}
