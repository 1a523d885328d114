// What has happened since somebody was last here, in one line. Loaded only for who comes back after a long while.

const when = { weekday: 'long', hour: 'numeric', minute: '2-digit' };

/** "Thursday 4:40 PM": enough to tell one day of a workshop from another. */
export const dayAndHour = (moment) => new Date(moment).toLocaleString([], when);

const counted = (many, { singular, plural }) => `${many} ${(many === 1 ? singular : plural).toLowerCase()}`;

/** "3 steps, 1 pin added. 5 steps revealed."; what stands in the plan and on the map, of everybody. */
export function sinceWords(live, moment) {
  const { records, rounds } = live.parts.everyone;
  const added = {};
  for (const { kind, at = 0, removed_at: gone } of Object.values(records)) {
    if (at > moment && !gone) added[kind] = (added[kind] ?? 0) + 1;
  }
  const kinds = Object.entries(added).map(([kind, many]) => counted(many, live.catalog.kinds[kind]));
  const shown = Object.values(rounds).filter((all) => all.some(({ at }) => at > moment)).length;
  const words = [
    kinds.length && `Added: ${kinds.join(', ')}.`,
    shown && `Revealed: ${shown} ${shown === 1 ? 'step' : 'steps'}.`,
  ];
  return words.filter(Boolean).join(' ') || 'Nothing was added.';
}
