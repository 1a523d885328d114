// In a narrow or low window the panel stands above the map instead of beside it.

export const isNarrow = () => matchMedia('(width < 60rem), (height < 36rem)').matches;

/** Brings the panel into view when it is not beside what was just picked. */
export function bringPanel() {
  if (isNarrow()) requestAnimationFrame(() => document.getElementById('panel')?.scrollIntoView({ block: 'start' }));
}
