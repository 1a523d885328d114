// Moving a thing to another place among others. Pure: orders and places in, acts and places out.

/** The ids in their new order when one goes to a place, counted from 0. */
export function moved(ids, id, to) {
  const others = ids.filter((one) => one !== id);
  const at = Math.max(0, Math.min(others.length, to));
  return [...others.slice(0, at), id, ...others.slice(at)];
}

/** The acts that give the records this order, as one edit: those whose number stays are left alone. */
export function renumbered(live, ids) {
  return ids.map((id, at) => ({ id, order: at + 1, was: live.record(id)?.values.order ?? null }))
    .filter(({ order, was }) => order !== was)
    .map(({ id, order, was }) => ({ act: 'set', id, values: { order }, was: { order: was } }));
}

/**
 * The place among the others at which something is let go of.
 * @param {{top: number, height: number}[]} others where the others stand
 * @param {number} y where the pointer is
 */
export const placeAt = (others, y) => others.filter(({ top, height }) => y > top + height / 2).length;
