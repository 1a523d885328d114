// Starts a live page: the store, the components that its markup names, then Alpine.
import { openStore } from './live/store.js';
import { openUi } from './room/ui.js';
import { components as shared } from './phases/index.js';

/** What only the console or the wall needs; participants do not load it. */
const OWN = { console: () => import('./console/components.js'), wall: () => import('./wall/components.js') };

const page = JSON.parse(document.getElementById('page').textContent);
const alpine = await window.alpineReady;
const catalog = await (await fetch(`${page.base}catalog.json`)).json();
const { components: own } = (await OWN[page.kind]?.()) ?? { components: {} };

alpine.store('ui', openUi(page, catalog));
alpine.store('live', openStore({ ...page, catalog }));
for (const [name, component] of Object.entries({ ...shared, ...own })) alpine.data(name, component);
alpine.store('live').connect();
window.startAlpine();
