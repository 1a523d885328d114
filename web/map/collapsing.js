// Which parts of the flow this person has collapsed: their own, on this device; nobody else's screen changes.
import { announce } from '../parts/announce.js';
import { keeping } from '../live/keeping.js';
import { counted } from './wording.js';

const placeOf = (live) => `crossflow.collapsed/${live.workshop}/${live.me}`;

/** The names of the collapsed parts. */
export const collapsedIn = (ui) => ui.collapsed ?? [];

/** Takes up what was collapsed when this person was here last. */
export function recallCollapsed(live, ui) {
  ui.collapsed ??= keeping.read(placeOf(live)) ?? [];
}

/** Collapses a part, or opens it, and says so. */
export function turnPart(live, ui, part) {
  const open = collapsedIn(ui).includes(part);
  keep(live, ui, open ? collapsedIn(ui).filter((one) => one !== part) : [...collapsedIn(ui), part]);
  const many = live.steps.filter(({ values }) => (values.part ?? '') === part).length;
  announce(`${part} is ${open ? 'open' : 'collapsed'}. ${counted(many, 'step')}.`);
}

/** Opens the part that holds a step, if it is collapsed. Says whether it was. */
export function openFor(live, ui, step) {
  const parts = [drawnIn(live, step), live.record(step)?.values.part].filter((part) => collapsedIn(ui).includes(part));
  if (parts.length) keep(live, ui, collapsedIn(ui).filter((one) => !parts.includes(one)));
  return parts.length > 0;
}

/** The part under which the map draws a step: its own, or a later one that it follows. */
function drawnIn(live, step) {
  const { places, parts } = live.derived.layout;
  const { column = 0 } = places.find((one) => one.step === step) ?? {};
  return parts.find(({ start, end }) => start <= column && column <= end)?.part;
}

function keep(live, ui, names) {
  ui.collapsed = names;
  keeping.write(placeOf(live), names);
}
