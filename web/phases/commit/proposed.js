// Who could hold a line together with its owner: somebody of the function downstream, else of the group that wrote it.
import { personOf } from '../../parts/plan_line.js';
import { groupOf, peopleIn } from '../redesign/groups.js';

const MOST = 3;

/** The functions that the steps hand on to. */
function downstream(live, steps) {
  const next = live.all('handoff').filter(({ values }) => steps.includes(values.from_step) && !values.next_cycle);
  return next.map(({ values }) => live.record(values.to_step)?.values.owner ?? '').filter(Boolean);
}

/**
 * People of other functions than the owner's, those downstream first.
 * @param {object} live the store
 * @param {{owner?: string, steps?: string[]}} line its values
 */
export function proposedFor(live, { owner = '', co_owner: held = '', steps = [] }) {
  const own = personOf(live, owner).functionId;
  const near = downstream(live, steps);
  const grouped = steps.flatMap((step) => peopleIn(live, groupOf(live, step)));
  const others = Object.values(live.parts.everyone.people)
    .filter((one) => !one.removed && one.function && near.includes(one.function) && one.role !== 'watcher')
    .map(({ id }) => id);
  const people = [...new Set([...grouped, ...others])].filter((id) => ![owner, held].includes(id)).map((id) => personOf(live, id));
  const place = ({ functionId }) => (near.includes(functionId) ? 0 : 1);
  return people.filter(({ functionId }) => functionId && functionId !== own)
    .sort((one, two) => place(one) - place(two))
    .slice(0, MOST);
}
