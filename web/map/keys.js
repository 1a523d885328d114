// The keyboard of the map. It works only while focus is on a card; Tab always leaves. Marking keeps its own keys.
import { linked, nearest, neighbour, outermost } from './walk.js';

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Keys that belong to the form in which marks are made. */
const MARKING = /^[0-9xw\]]$/i;

/** Where a key leads to; nothing when it leads nowhere. */
const MOVES = {
  '[': (scene, { id }) => neighbour(scene, id, -1),
  ']': (scene, { id }) => neighbour(scene, id, 1),
  Home: (scene, { lane }, { ctrlKey }) => outermost(scene, false, ctrlKey ? null : lane),
  End: (scene, { lane }, { ctrlKey }) => outermost(scene, true, ctrlKey ? null : lane),
};

/** What a key does to the whole map. */
const VIEWING = ['-', '+', '0'];

/** What a key does to the card with focus. */
const ACTS = {
  Enter: (map, card) => map.edit(card.id),
  F2: (map, card) => map.edit(card.id),
  a: (map, card) => map.addAfter(card.id),
  A: (map, card) => map.pad.open(card.id, 'lanes to add'),
  l: (map, card) => map.pad.open(card.id, 'links'),
  m: (map, card) => map.pad.open(card.id, 'lanes to move'),
  c: (map, card) => map.turnPartOf(card),
  Delete: (map, card) => map.remove(card.id),
  ' ': (map, card) => map.toggle(card.id),
  ContextMenu: (map, card) => map.pad.open(card.id),
  '-': (map) => map.zoom(-1),
  '+': (map) => map.zoom(1),
  0: (map) => map.fit(),
};

/** What a key does to the card of a collapsed part: it opens it. */
const OPENS = ['Enter', 'F2', ' ', 'c', 'C'];

/** What a key press on a card of the map does, as an act to be done; nothing when it is not ours. */
function meant(map, card, event) {
  const { key, shiftKey } = event;
  const { scene } = map.drawing;
  if (key in ARROWS) return arrow(map, card, event);
  if (key === 'F10' && shiftKey && !card.many) return () => map.pad.open(card.id);
  if (map.marking && MARKING.test(key)) return null;
  if (key in MOVES) return () => map.focus(MOVES[key](scene, card, event)?.id);
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (card.many && OPENS.includes(key)) return () => map.turnPartOf(card);
  if (card.many && !VIEWING.includes(key)) return null;
  const act = ACTS[key] ?? ACTS[shiftKey ? key.toUpperCase() : key.toLowerCase()];
  return act ? () => act(map, card) : null;
}

function arrow(map, card, { key, shiftKey, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return null;
  const [across, down] = ARROWS[key];
  const turned = across * (map.fromRight ? -1 : 1);
  if (!shiftKey) return () => map.focus(nearest(map.drawing.scene, card.id, [turned, down])?.id);
  return turned ? () => follow(map, card, turned < 0) : null;
}

/** One link is followed at once; of several one picks. */
function follow(map, card, backwards) {
  const cards = linked(map.drawing.scene, card.id, backwards);
  if (cards.length > 1) map.pad.open(card.id, backwards ? 'links in' : 'links out');
  else map.focus(cards[0]?.id);
}

/** @param {import('./control.js').MapControl} map */
export function listenForKeys(map) {
  map.root.addEventListener('keydown', (event) => {
    const card = map.drawing.scene.cards.get(event.target.dataset?.step ?? '');
    const act = card && !event.isComposing ? meant(map, card, event) : null;
    if (!act) return;
    event.preventDefault();
    act();
  });
}
