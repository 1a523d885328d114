// What a page loads when it needs it, so that its first moment is light: sets of components, style sheets and markup. The
// others come in quiet moments, so that a lost line keeps nobody out of what comes next.

/** Milliseconds from a page's first moment to the quiet ones. */
const QUIET_AFTER = 3000;

/** How the line of who has a seat stands: markup is sent to nobody else. */
const SEATED = ['online', 'back'];

/**
 * From now on every set is there when it is needed; `$store.ui.loaded` says which are, and only what asks there may come
 * to life. `$store.ui.load(name)` brings one sooner.
 * @param {{modules: Record<string, () => Promise<object>>, sets: Record<string, string[]>,
 *   needed: (live: object) => string[]}} table `modules`: component → the module that exports it under that name;
 *   `sets`: name → its components, its style sheets as "name.css", fields as "name.json", its markup as the "/page" of the workshop that
 *   holds it; `needed`: the sets that are needed now, what is waited for first
 */
export function followNeeds(alpine, { modules, sets, needed }) {
  const live = alpine.store('live');
  const ui = alpine.store('ui');
  const bring = async (one) => {
    if (modules[one]) alpine.data(one, (await modules[one]())[one]);
    else if (one.startsWith('/') && !SEATED.includes(live.status)) throw new Error('There is no seat, or no line.');
    else await fetched(ui, one);
  };
  ui.load = (name) => load(ui.loaded, name, () => Promise.all((sets[name] ?? []).map(bring)));
  live.subscribe(async () => {
    for (const name of needed(live)) await ui.load(name);
  });
  let isQuiet = false;
  const bringAll = async () => {
    for (const name of Object.keys(sets)) if (isQuiet) await ui.load(name);
  };
  setTimeout(() => { isQuiet = true; bringAll(); }, QUIET_AFTER);
  live.subscribe(bringAll, ['status']);
}

async function fetched(ui, one) {
  const { fields, markup, sheet } = await import('./fetching.js');
  if (one.endsWith('.json')) await fields(ui, one);
  else await (one.startsWith('/') ? markup(`/w/${ui.page.workshop}${one}`) : sheet(ui.page.base, one));
}

async function load(loaded, name, bring) {
  if (!name || loaded[name]) return;
  try {
    await bring();
    loaded[name] = true;
  } catch {
    // The line is gone; what is missing is fetched again with the next thing that is heard.
  }
}
