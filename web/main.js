// Starts a live page: the store, the components that its markup names, then Alpine.
import { openStore } from './live/store.js';
import { keepFocusInSight } from './parts/focus_in_sight.js';
import { openUi } from './room/ui.js';

/** Page → what it is made of. */
const PAGES = {
  before: () => import('./before/components.js'),
  room: () => import('./room/components.js'),
  console: () => import('./console/components.js'),
  set_up: () => import('./set_up/components.js'),
  wall: () => import('./wall/components.js'),
};

/**
 * The directive `x-part`: puts what <template id="part-name"> holds before what an element with x-part="name" holds,
 * into its scope. So markup that many places need is sent once. An empty template on the page is filled instead, when the
 * part comes (parts/fetching.js).
 */
function part() {}

// While Alpine walks there: it goes on into the part as if it had stood there from the start.
part.inline = (element, { expression }, { Alpine }) => {
  if (element.localName === 'template') return;
  const { content } = document.getElementById(`part-${expression}`);
  Alpine.mutateDom(() => element.prepend(document.importNode(content, true)));
};

const page = JSON.parse(document.getElementById('page').textContent);
const [alpine, catalog, made] = await Promise.all([
  window.alpineReady,
  // Frozen, it is no part of what Alpine watches: every screen reads it often, and it never changes.
  fetch(`${page.base}catalog.json`).then((answer) => answer.json()).then(Object.freeze),
  PAGES[page.kind](),
]);

alpine.store('ui', openUi(page, catalog));
alpine.store('live', openStore({ ...page, catalog }));
alpine.directive('part', part);
for (const [name, component] of Object.entries(made.components)) alpine.data(name, component);
made.followPhases?.(alpine);
alpine.store('live').connect();
window.startAlpine();
keepFocusInSight();
