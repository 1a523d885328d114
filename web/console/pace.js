// The pace: where the minutes went, when it ends, and how late that is. Pure: the store and a moment in, numbers out.
import { MINUTE } from '../parts/timer.js';

export const minutesOf = (block) => block.values.minutes ?? 5;

/** Milliseconds left in the current block; 0 when its time is over. */
export function left({ agenda }, now) {
  return agenda.paused_with || Math.max(0, agenda.ends_at - now);
}

/** Milliseconds a block has taken so far, and, while it runs, will have taken when its time is over. */
export function taken(live, block, now) {
  const { spent, entered_at: entered } = live.agenda;
  const current = live.agenda.status === 'running' && live.agenda.block === block.id;
  return (spent[block.id] ?? 0) + (current ? Math.max(0, now - entered) + left(live, now) : 0);
}

/** The blocks after the current one. */
export function ahead(live) {
  return live.blocks.slice(live.blocks.findIndex((one) => one.id === live.agenda.block) + 1);
}

const plannedFor = (blocks) => blocks.reduce((sum, one) => sum + minutesOf(one) * MINUTE, 0);

/** When the workshop ends if the blocks ahead take what is planned. */
export function endsAt(live, now) {
  const running = live.agenda.status === 'running';
  return now + (running ? left(live, now) : 0) + plannedFor(running ? ahead(live) : live.blocks);
}

/** Whole minutes behind the plan; below 0 when ahead of it. */
export function minutesLate(live, now) {
  if (live.agenda.status !== 'running') return 0;
  const used = live.blocks.reduce((sum, one) => sum + taken(live, one, now), 0);
  const planned = plannedFor(live.blocks) - plannedFor(ahead(live));
  return Math.round((used - planned) / MINUTE);
}
