// What one can go to by name: steps, phases, people. In the room only this page moves; on the console, too, except to a
// step while the room talks, which takes the room along as a click in the list of steps does.
import { lookAt, placesOf } from './attention_places.js';

const everybody = (live) => Object.values(live.parts.everyone.people).filter((one) => !one.removed);

const say = (event, detail) => window.dispatchEvent(new CustomEvent(event, { detail }));

const asStep = (live, { id, values }, go) => {
  const number = live.stepNumber(id);
  return { number, words: `${number} · ${values.name}`, kind: 'Step', icon: 'map', go };
};

/** To a step where this page shows it; where it does not, on the map, which is then looked at. */
async function toStep(live, ui, step) {
  const { stage } = live.catalog.phases[ui.looking || live.phase];
  const worksOn = live.phase === 'redesign' && !ui.looking && live.record(step).values.focus === 'now';
  if (stage !== 'map' && !worksOn) await lookAt(ui, 'map');
  ui.select(step);
  say('show-step', step);
}

function toPerson({ name }) {
  document.getElementById('people').showPopover();
  const row = [...document.querySelectorAll('#people li')].find((one) => one.textContent.includes(name));
  row?.scrollIntoView({ block: 'nearest' });
}

function ofTheRoom(live, ui) {
  if (live.agenda.status !== 'running') return people(live, toPerson);
  const back = { words: 'Back to the group', kind: 'Phase', icon: 'flag', go: () => { ui.looking = ''; } };
  const phases = placesOf(live).map(({ phase, label }) => ({ words: label, kind: 'Look around', icon: 'eye', go: () => lookAt(ui, phase) }));
  const steps = live.steps.map((step) => asStep(live, step, () => toStep(live, ui, step.id)));
  return [...(ui.looking ? [back] : []), ...steps, ...phases, ...people(live, toPerson)];
}

const people = (live, go) => everybody(live).map((one) => (
  { words: one.name, kind: live.record(one.function)?.values.name ?? 'Person', icon: 'people', go: () => go(one) }));

/** Opens somebody's row among the people of the console. */
function toRow({ name }) {
  const row = [...document.querySelectorAll('#people .name')].find((one) => one.textContent.startsWith(name));
  row?.focus();
  row?.scrollIntoView({ block: 'nearest' });
}

function ofTheConsole(live) {
  const talks = live.phase === 'talk';
  const steps = talks ? live.steps.map((step) => asStep(live, step, () => live.ask({ do: 'look_at', step: step.id }))) : [];
  const label = ({ title, phase }) => title || live.catalog.phases[phase].label;
  const blocks = live.blocks.map(({ id, values }) => (
    { words: label(values), kind: 'Look ahead', icon: 'eye', go: () => say('look-ahead', id) }));
  return [...steps, ...blocks, ...people(live, toRow)];
}

/** @returns {{words: string, kind: string, icon: string, number?: number, go: () => void}[]} */
export const destinations = (live, ui) => (ui.page.kind === 'console' ? ofTheConsole(live) : ofTheRoom(live, ui));
