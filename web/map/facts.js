// Facts of the flow that every card asks for, gathered once per drawing.
import { weakWords } from '../parts/weak_inputs.js';
import { counted } from './wording.js';

/** The phase, the step numbers, the links by each of their ends, the pins by their place, the names of lanes. */
export function factsOf(live) {
  const numbers = new Map(live.steps.map(({ id }, at) => [id, at + 1]));
  const owners = new Map(live.steps.map(({ id, values }) => [id, values.owner ?? '']));
  const lanes = new Map(live.functions.map(({ id, values }) => [id, values.name]));
  const links = live.all('handoff').map(({ id, values: { from_step: from, to_step: to, next_cycle: next } }) => ({
    id, from, to, next,
  }));
  const [into, out] = [new Map(), new Map()];
  for (const link of links.filter(({ next }) => !next)) {
    push(into, link.to, link.from);
    push(out, link.from, link.to);
  }
  return { phase: live.phase, numbers, owners, lanes, links, into, out, pins: pinsByPlace(live), weak: (id) => weakWords(live, id) };
}

function pinsByPlace(live) {
  const pins = new Map();
  for (const pin of live.all('issue')) push(pins, pin.values.place, pin);
  return pins;
}

function push(lists, key, one) {
  if (!lists.has(key)) lists.set(key, []);
  lists.get(key).push(one);
}

/** "Step 9: Approve discount. Finance. Done today: Person. 2 pins. Comes after 5. Leads to 10 in Sales." */
export function nameOf(id, title, says, { numbers, owners, lanes, into, out, pins, weak }) {
  const lane = lanes.get(owners.get(id)) ?? '';
  const laneOf = (step) => lanes.get(owners.get(step)) ?? 'no lane';
  const away = (step) => (owners.get(step) === owners.get(id) ? '' : ` in ${laneOf(step)}`);
  const place = (step) => `${numbers.get(step)}${away(step)}`;
  const there = (steps = []) => steps.filter((step) => numbers.has(step)).map(place).join(' and ');
  return [
    numbers.has(id) ? `Step ${numbers.get(id)}: ${title}` : title || 'New step',
    lane,
    says,
    pins.has(id) && counted(pins.get(id).length, 'pin'),
    weak(id),
    there(into.get(id)) && `Comes after ${there(into.get(id))}`,
    there(out.get(id)) && `Leads to ${there(out.get(id))}`,
  ].filter(Boolean).map((part) => `${part}.`).join(' ');
}
