// Groups: who redesigns which step, and which step a person starts with.

/** The steps under redesign, in the order of the flow. */
export const underRedesign = (live) => live.steps.filter(({ values }) => values.focus === 'now');

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

/** The step to work on: the one picked, else one's group's, else one's function's, else the first. */
export function stepToWorkOn(live, picked) {
  const steps = underRedesign(live);
  const found = steps.find(({ id }) => id === picked)
    ?? steps.find(({ id }) => isIn(live, groupOf(live, id)))
    ?? steps.find(({ values }) => values.owner === live.myFunction)
    ?? steps[0];
  return found?.id ?? '';
}
