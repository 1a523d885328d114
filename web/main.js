// Starts a live page: the store, the components that its markup names, then Alpine.
import { openStore } from './live/store.js';
import { openUi } from './room/ui.js';

/** Page → what it is made of. */
const PAGES = {
  room: () => import('./room/components.js'),
  console: () => import('./console/components.js'),
  wall: () => import('./wall/components.js'),
};

const page = JSON.parse(document.getElementById('page').textContent);
const [alpine, catalog, made] = await Promise.all([
  window.alpineReady,
  fetch(`${page.base}catalog.json`).then((answer) => answer.json()),
  PAGES[page.kind](),
]);

alpine.store('ui', openUi(page, catalog));
alpine.store('live', openStore({ ...page, catalog }));
for (const [name, component] of Object.entries(made.components)) alpine.data(name, component);
made.followPhases?.(alpine);
alpine.store('live').connect();
window.startAlpine();
