// One part of a flow, cut out of the scene of the whole map and drawn as large as there is room for it.

/** The most columns on one page: numbers alone can still be read from the back. */
const MOST_COLUMNS = 12;

/** From so many em on, a card holds the name of its step. */
const NAMED = { least: 7, most: 16 };

/**
 * The pages of a map: the columns of each part, a long one in pieces.
 * @returns {{key: string, part: string, name: string, start: number, end: number, steps: {id: string}[]}[]}
 */
export function pagesOf(live, { columns, cards }) {
  const { parts } = live.derived.layout;
  const spans = parts.some(({ part }) => part) ? parts : [{ part: '', start: 1, end: columns }];
  return spans.flatMap((span) => inPieces(span, spans.length > 1)).map((page) => {
    const steps = [...cards.values()].filter(({ column }) => column >= page.start && column <= page.end);
    return { ...page, key: `${page.part} ${page.start}`, steps };
  }).filter(({ steps }) => steps.length);
}

function inPieces({ part, start, end }, isPart) {
  const many = Math.ceil((end - start + 1) / MOST_COLUMNS);
  const wide = Math.ceil((end - start + 1) / many);
  const name = part || (isPart ? 'Other steps' : 'The flow');
  return Array.from({ length: many }, (_, at) => {
    const first = start + at * wide;
    return { part, name: many > 1 ? `${name} ${at + 1}/${many}` : name, start: first, end: Math.min(end, first + wide - 1) };
  });
}

/** The scene of one page: its columns count from 1, and only links between its own steps are drawn. */
export function cutOut(scene, { start, end, steps }) {
  const shift = start - 1;
  const cards = new Map(steps.map((card) => [card.id, { ...card, column: card.column - shift }]));
  const within = ({ link }) => cards.has(scene.ends[link]?.from) && cards.has(scene.ends[link]?.to);
  return {
    ...scene,
    columns: end - shift,
    parts: [],
    adds: [],
    cards,
    lanes: scene.lanes.map((lane) => laneOf(lane, cards)),
    routes: scene.routes.filter(within).map((route) => shifted(route, shift)),
  };
}

function laneOf(lane, cards) {
  const rows = Math.max(0, ...[...cards.values()].filter((card) => card.lane === lane.id).map(({ row }) => row));
  return { ...lane, rows, empty: false };
}

function shifted(route, shift) {
  const moved = (run) => run && { ...run, gutter: run.gutter - shift };
  return { ...route, enter: moved(route.enter), leave: moved(route.leave) };
}

/** How a page can be drawn, the best first: names in three lines, in two, in one, or numbers alone. */
const WAYS = [...['3', '2', '1'].map((lines) => ({ level: 'compact', lines })), { level: 'overview', lines: '' }];

/** How far apart numbers alone may stand, in em. */
const WIDEST_GAP = 5;

/** Draws a page with the names of its steps where there is room for them, else with their numbers. */
export function fitting(drawing, scene) {
  for (const way of WAYS) {
    draw(drawing, scene, way);
    if (fits(drawing.root, scene, way)) return;
  }
}

function draw(drawing, scene, { level, lines }) {
  const { root } = drawing;
  // The lengths of a level hold from when it is named.
  Object.assign(root.dataset, { level, lines });
  for (const name of ['--card-w', '--gap-x']) root.style.removeProperty(name);
  if (lines) root.style.setProperty('--card-w', `${widthOfCards(root, scene.columns)}em`);
  else root.style.setProperty('--gap-x', `${gapOfNumbers(root, scene.columns)}em`);
  drawing.level = '';
  drawing.update(scene, { selected: '', mayEdit: () => false, level });
}

function fits(root, { columns }, { lines }) {
  const lanes = [...root.querySelectorAll('.lane')].reduce((sum, lane) => sum + lane.offsetHeight, 0);
  return lanes <= root.parentElement.clientHeight + 1 && (!lines || widthOfCards(root, columns) >= NAMED.least);
}

/** The width a card can have, in em of the map. */
function widthOfCards(root, columns) {
  const { em, room } = measured(root);
  const width = tenths((room - (columns - 1) * em('--gap-x')) / columns);
  return Math.max(1, Math.min(NAMED.most, width));
}

/** The space between numbers alone that lets them use the width there is, in em of the map. */
function gapOfNumbers(root, columns) {
  const { em, room } = measured(root);
  const gap = tenths((room - columns * em('--card-w')) / Math.max(1, columns - 1));
  return Math.max(em('--gap-x'), Math.min(WIDEST_GAP, gap));
}

/** The map's lengths by name, and the room for its columns, in em. */
function measured(root) {
  const style = getComputedStyle(root);
  const em = (name) => parseFloat(style.getPropertyValue(name));
  const room = root.parentElement.clientWidth / parseFloat(style.fontSize) - em('--head-w') - 2 * em('--pad-x');
  return { em, room };
}

const tenths = (em) => Math.floor(10 * em) / 10;
