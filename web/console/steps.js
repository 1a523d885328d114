// Steps as the facilitator works through them: which to talk about, and how each of them stands.
import { decisionOf } from '../parts/step_words.js';

const OVER = ['decided', 'aligned', 'parked'];

/** The steps to talk about: those chosen to be redesigned now; before any is chosen, those far apart. */
export function toTalkAbout(live) {
  const chosen = live.steps.filter((one) => one.values.focus === 'now');
  const urgent = (live.derived.overview?.talk ?? []).map((id) => live.record(id)).filter(Boolean);
  return chosen.length ? inTurn(live, chosen) : urgent;
}

/** Those of them on which the room has not come to an end. */
export function stillOpen(live) {
  return toTalkAbout(live).filter((one) => !OVER.includes(decisionOf(live, one.id).outcome));
}

/** The step before (-1) or after (1) the one in front of the room, in the list; empty beyond its ends. */
export function stepBeside(live, by) {
  const all = toTalkAbout(live).map((one) => one.id);
  const at = all.indexOf(live.agenda.step);
  return (at < 0 ? by > 0 && all[0] : all[at + by]) || '';
}

/** As the overview ranks them; what it does not know stands where the step it came from stood, else at the end. */
function inTurn(live, steps) {
  const ranked = live.derived.overview?.ranked ?? [];
  const rank = (id) => (ranked.includes(id) ? ranked.indexOf(id) : ranked.length);
  return [...steps].sort((one, two) => rank(one.id) - rank(two.id));
}

/** How a step stands, in a few words; empty while it waits. */
export function standingOf(live, step) {
  if (live.parts.everyone.open_steps.includes(step)) return 'Being marked';
  const decision = decisionOf(live, step);
  return decision.done ? `Decided: ${decision.modeLabel}` : decision.state;
}
