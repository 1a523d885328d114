// What people do to the flow, as acts of one edit each: a step after another is the step and its handoff together.
import { newId } from '../live/queue.js';
import { may, rulesOf } from '../parts/rights.js';

/** The phase whose new steps belong to the flow to be alone. */
const REDESIGN = 'redesign';

const add = (kind, id, values) => ({ act: 'add', kind, id, values });

/** Whether this is a phase in which the flow is worked on, and this lane one that this person may add to. */
export function stepsMayBeAdded(live, lane) {
  const now = rulesOf(live, live.phase, 'step').some(({ acts }) => acts.includes('add'));
  return Boolean(now && lane) && may(live, 'add', { kind: 'step', values: { owner: lane } });
}

/** The lanes that this person may add steps to now. */
export const openLanes = (live) => live.functions.filter(({ id }) => stepsMayBeAdded(live, id));

/** Every step's order, with those that were not sent yet. */
const ordersOf = (live) => [...live.steps, ...live.pending.filter(({ kind }) => kind === 'step')]
  .map(({ id, values }) => ({ id, order: values.order ?? 0 }))
  .sort((one, two) => one.order - two.order);

/** An order between a step's and the next one's; without a step behind all. */
function orderAfter(live, after) {
  const orders = ordersOf(live);
  const at = orders.findIndex(({ id }) => id === after);
  if (at < 0 || at === orders.length - 1) return Math.floor(orders.at(-1)?.order ?? 0) + 1;
  return (orders[at].order + orders[at + 1].order) / 2;
}

/**
 * A new step with the handoff that leads to it.
 * @param {{id: string, name: string, lane: string, after?: string}} step
 */
export function addStep(live, { id, name, lane, after = '' }) {
  const { part } = live.record(after)?.values ?? {};
  const isNew = live.phase === REDESIGN && { is_new: true };
  const values = { name, owner: lane, order: orderAfter(live, after), ...(part && { part }), ...isNew };
  const step = add('step', id, values);
  return after ? [step, link(after, id)] : [step];
}

export const link = (from, to) => add('handoff', newId(), { from_step: from, to_step: to });

/** The link between two steps, if there is one. */
export const linkBetween = (live, from, to) =>
  live.all('handoff').find(({ values }) => values.from_step === from && values.to_step === to);

/** The steps that this person may link with one: as what comes `before` it, or after. */
export function linkable(live, step, side) {
  const taken = new Set(live.all('handoff').map(({ values }) => `${values.from_step} ${values.to_step}`));
  const ends = (id) => (side === 'before' ? { from_step: id, to_step: step } : { from_step: step, to_step: id });
  const fits = (values) => !taken.has(`${values.from_step} ${values.to_step}`) && may(live, 'add', { kind: 'handoff', values });
  return live.steps.filter(({ id }) => id !== step && fits(ends(id)));
}

/** Whether this person may link two steps now. */
export const mayLink = (live, from, to) => from !== to && Boolean(to) && !linkBetween(live, from, to)
  && may(live, 'add', { kind: 'handoff', values: { from_step: from, to_step: to } });

export const moveTo = (live, step, lane) =>
  [{ act: 'set', id: step, values: { owner: lane }, was: { owner: live.record(step)?.values.owner ?? null } }];

export const remove = (id) => [{ act: 'remove', id }];

/**
 * Several steps at once, each after the one before.
 * @param {{name: string, lane: string, part?: string}[]} lines
 * @param {{after?: string, chained?: boolean}} how
 */
export function addSteps(live, lines, { after = '', chained = true } = {}) {
  const order = orderAfter(live, after);
  const next = ordersOf(live).find((one) => one.order > order)?.order ?? order + lines.length;
  const { part: around = '' } = live.record(after)?.values ?? {};
  const steps = lines.map(({ name, lane, part = '' }, at) => add('step', newId(), {
    name, owner: lane, order: order + ((next - order) * at) / lines.length, ...((part || around) && { part: part || around }),
  }));
  const links = chained ? chain([after, ...steps.map(({ id }) => id)].filter(Boolean)) : [];
  return [...steps, ...links];
}

const chain = (ids) => ids.slice(1).map((id, at) => link(ids[at], id));
