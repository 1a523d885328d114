// Starts a live page: the store, the components that its markup names, then Alpine.
import { openStore } from './live/store.js';
import { openUi } from './room/ui.js';
import { components } from './phases/index.js';

const page = JSON.parse(document.getElementById('page').textContent);
const alpine = await window.alpineReady;
const catalog = await (await fetch(`${page.base}catalog.json`)).json();

alpine.store('ui', openUi(page, catalog));
alpine.store('live', openStore({ ...page, catalog }));
for (const [name, component] of Object.entries(components)) alpine.data(name, component);
alpine.store('live').connect();
window.startAlpine();
