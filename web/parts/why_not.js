// Why somebody cannot add something here, and what to do about it: whatever is greyed says so.
import { optionsOf } from './field_options.js';
import { isLocked, lockOf, may, rulesOf } from './rights.js';

/** Who may, by their name in the table of permissions. */
const WHOSE = {
  anyone: 'You are watching. Join a function to add something.',
  own_lane: 'Only the function whose lane it is can add this.',
  own_step: 'Only the function whose step this is can add this.',
  touches_own_lane: 'Only a function at one of its ends can add this.',
  receiver: 'Only the function that receives it can add this.',
  accountable: 'Only the person who is accountable can add this.',
  answers_for: 'Only the person who is accountable for the step can add this.',
  holder: 'Only the function that sees it so can add this.',
  owner: 'Only its owner can add this.',
  leads: 'Only who leads the pilot can add this.',
  flow_owner: 'Only the flow owner can add this.',
};

/** Whose turn it would be, where somebody else may; empty where they may themselves. */
export function whoseTurn(live, record) {
  if (may(live, 'add', record)) return '';
  if (isLocked(live, record.kind)) return lockOf(live).words;
  const rules = rulesOf(live, live.phase, record.kind).filter(({ acts }) => acts.includes('add'));
  return rules.map(({ who }) => WHOSE[who]).find(Boolean) ?? 'This is not asked in this phase.';
}

/** What has to be there first, because one has to be picked; empty where nothing is missing. */
export function missingFirst(live, { kind, values }) {
  const { needs, fields } = live.catalog.kinds[kind];
  const none = needs.find((name) => fields[name]?.type === 'ref' && !values[name] && !optionsOf(live, fields[name]).length);
  return none ? `There is no ${fields[none].label.toLowerCase()} to pick yet. Add one first.` : '';
}
