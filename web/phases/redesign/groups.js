// Groups: who redesigns which step, and which step a person starts with.

/** The steps under redesign, in the order of the flow. */
export const underRedesign = (live) =>
  live.steps.filter(({ id, values }) => values.focus === 'now' && !isParked(live, id));

/** What was parked waits until it is taken up. */
export const isParked = (live, step) => live.record(`decision-${step}`)?.values.outcome === 'parked';

/** The group of a step; null when there is none. */
export const groupOf = (live, step) => live.all('group').find(({ values }) => values.step === step) ?? null;

/** The people of a group who are still in the workshop. */
export const peopleIn = (live, group) =>
  (group?.values.people ?? []).filter((id) => live.parts.everyone.people[id]?.removed === false);

export const isIn = (live, group) => peopleIn(live, group).includes(live.me);

/** The groups that consist of the same people: one table may redesign several steps, with one person typing. */
export function sameTable(live, group) {
  const people = [...group.values.people ?? []].sort().join(' ');
  return underRedesign(live)
    .map(({ id }) => groupOf(live, id))
    .filter((one) => one && [...one.values.people ?? []].sort().join(' ') === people);
}

/** The tables: groups of the same people, in the order of the flow: {key, groups, people, steps}. */
export function tablesOf(live) {
  const groups = underRedesign(live).map(({ id }) => groupOf(live, id)).filter(Boolean);
  const first = groups.filter((one) => sameTable(live, one)[0].id === one.id);
  return first.map((one) => {
    const those = sameTable(live, one);
    return { key: one.id, groups: those, people: peopleIn(live, one), steps: those.map(({ values }) => values.step) };
  });
}

/** What a group is called: by its steps. */
export function groupName(live, steps) {
  const numbers = steps.map((id) => live.stepNumber(id)).sort((one, two) => one - two);
  return `Group of ${numbers.length > 1 ? 'steps' : 'step'} ${numbers.join(', ')}`;
}

/** The step that this person's group reads in the cross round; empty where everybody is at their own. */
export function stepToRead(live) {
  const { turn, reads } = live.parts.everyone.rotation;
  if (!turn) return '';
  const own = underRedesign(live).map(({ id }) => groupOf(live, id)).filter((one) => isIn(live, one));
  const found = own.map(({ id }) => reads[id]).find((step) => step && live.record(step));
  return found ?? '';
}

/** The objections on a step. */
export const objectionsOn = (live, step) => live.all('objection').filter(({ values }) => values.step === step);

/** The step to work on: the one picked, else the one to read, else one's group's, else one's function's, else the first. */
export function stepToWorkOn(live, picked) {
  const steps = underRedesign(live);
  const found = steps.find(({ id }) => id === picked)
    ?? steps.find(({ id }) => id === stepToRead(live))
    ?? steps.find(({ id }) => isIn(live, groupOf(live, id)))
    ?? steps.find(({ values }) => values.owner === live.myFunction)
    ?? steps[0];
  return found?.id ?? '';
}
