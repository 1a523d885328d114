// The day in clock times: when it begins, when each block begins, when it ends, and whether it fits. Pure: the store,
// a moment and minutes in, moments and words out.
import { left } from '../console/pace.js';
import { hour, MINUTE } from '../parts/timer.js';

/** When it is planned to begin; 0 where nobody has said. Without a day it is today. */
export function plannedStart(live, now) {
  const { held_on: day, starts_at: time } = live.record('purpose')?.values ?? {};
  if (!time) return 0;
  const [hours, minutes] = time.split(':').map(Number);
  const start = day ? new Date(`${day}T00:00`) : new Date(now);
  return start.setHours(hours, minutes, 0, 0);
}

/**
 * When each block begins, as a text; empty for those that the room is done with.
 * @param {object} live
 * @param {number} now
 * @param {(block: object) => number} minutesOf
 * @returns {{times: Record<string, string>, end: number, isPlanned: boolean}}
 */
export function timesOf(live, now, minutesOf) {
  const { status, block: current, entered_at: entered } = live.agenda;
  const running = status === 'running';
  const planned = plannedStart(live, now);
  let at = running ? 0 : planned || now;
  const times = {};
  for (const block of live.blocks) {
    if (running && block.id === current) {
      times[block.id] = hour(entered);
      at = now + left(live, now);
    } else if (at) {
      times[block.id] = hour(at);
      at += minutesOf(block) * MINUTE;
    } else times[block.id] = '';
  }
  return { times, end: at || now, isPlanned: !running && planned > 0 };
}

/** "12 minutes over"; "8 minutes free"; "It fits". Empty where nobody has said how long there is. */
export function fit(sum, time) {
  if (!time) return { words: '', tone: 'line' };
  const over = sum - time;
  if (!over) return { words: 'It fits', tone: 'ok' };
  const many = Math.abs(over) === 1 ? '1 minute' : `${Math.abs(over)} minutes`;
  return over > 0 ? { words: `${many} over`, tone: 'warn' } : { words: `${many} free`, tone: 'line' };
}
