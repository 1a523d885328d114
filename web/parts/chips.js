// The functions as every page shows them, who is asked in each, and the scale on which people answer.

/** The functions that stand together because they are small, as the one as which they are counted. */
export const OTHERS = 'others';

/** The levels of this workshop's scale, from Person down: {name, label, help}. */
export function scaleOf(live) {
  return live.catalog.scales[live.parts.everyone.about.levels] ?? [];
}

/** The people whose marks count; of one function, or of all. */
export function contributorsOf(live, id = '') {
  return Object.values(live.parts.everyone.people).filter((one) => (
    !one.removed && ['participant', 'facilitator'].includes(one.role) && one.function && (!id || one.function === id)
  ));
}

/** A function's chip: its name, code and colour. Small functions that stand together have one of their own. */
export function chipOf(live, id) {
  if (id === OTHERS) return { id, name: 'Others', code: 'Oth', slot: 0 };
  const values = live.record(id)?.values ?? {};
  const slot = live.functions.findIndex((one) => one.id === id) + 1;
  const name = values.name ?? '';
  return { id, name, code: values.code || name.slice(0, 3).toUpperCase(), slot: values.colour || slot };
}
