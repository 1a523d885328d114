// The pace on a screen: what the server counts (`derived.pace`), plus the time that passes in the current block.
import { MINUTE } from '../parts/timer.js';

/** The minutes a block is planned to take; none when it is skipped. */
export const minutesOf = ({ values }) => (values.skipped ? 0 : values.minutes ?? 5);

/** The same as it was first planned. */
export const firstMinutesOf = ({ values }) => values.planned ?? values.minutes ?? 5;

/** Milliseconds left in the current block; 0 when its time is over. */
export function left({ agenda }, now) {
  return agenda.paused_with || Math.max(0, agenda.ends_at - now);
}

/** Whether the room has gone home and not begun anew: a night is no time of work. */
export const rests = ({ agenda, derived }, now) =>
  agenda.status === 'running' && derived.pace.rests_from > 0 && now > derived.pace.rests_from;

/** Milliseconds a block has taken so far, and, while it runs, will have taken when its time is over. */
export function taken(live, block, now) {
  const { spent, entered_at: entered } = live.agenda;
  const current = live.agenda.status === 'running' && live.agenda.block === block.id;
  const until = rests(live, now) ? live.agenda.ends_at : now;
  return (spent[block.id] ?? 0) + (current ? Math.max(0, until - entered) + left(live, now) : 0);
}

/** The blocks after the current one. */
export function ahead(live) {
  return live.blocks.slice(live.blocks.findIndex((one) => one.id === live.agenda.block) + 1);
}

/** When the workshop ends if the blocks ahead take what is planned. */
export function endsAt(live, now) {
  const here = live.agenda.status === 'running' ? left(live, now) : 0;
  return now + here + (live.derived.pace.ahead ?? 0);
}

/** When it should end; 0 before the start. */
export const plannedEnd = (live) => live.derived.pace.planned_end ?? 0;

/** Whole minutes behind the plan; below 0 when ahead of it. */
export function minutesLate(live, now) {
  const planned = plannedEnd(live);
  return live.agenda.status === 'running' && planned && !rests(live, now) ? Math.round((endsAt(live, now) - planned) / MINUTE) : 0;
}
