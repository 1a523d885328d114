// What can be picked for a field: the options of a choice, numbers to tap, or the records and people it may point at.
import { titleOf } from '../live/lookups.js';
import { isLevels, widgetOf } from './widgets.js';

/**
 * @typedef {{
 *   name: string, label: string, help?: string, group?: string, code?: string, slot?: number, key?: string,
 * }} Option
 * @returns {Option[]}
 */
export function optionsOf(live, described, value = '') {
  const { type, options, kinds = [] } = described;
  if (type === 'choice') return isLevels(Object.keys(options)) ? levels(live, options, value) : choices(options);
  if (type === 'number') return widgetOf(described) === 'scale' ? taps(described) : [];
  return kinds.flatMap((kind) => (kind === 'person' ? people(live) : records(live, kind, kinds.length > 1)));
}

const choices = (options) =>
  Object.entries(options).map(([name, label], index) => ({ name, label, key: String(index + 1) }));

const taps = ({ least = 0, most }) =>
  Array.from({ length: most - least + 1 }, (_, index) => String(least + index)).map((name) => ({ name, label: name }));

/** The levels of the workshop's own scale, what lies outside it, and the one chosen before if it has neither. */
function levels(live, options, value) {
  const scale = live.catalog.scales[String(live.parts.everyone.about.levels)];
  const known = new Map([...scale, ...live.catalog.off_scale].map((level) => [level.name, level]));
  return Object.keys(options)
    .filter((name) => known.has(name) || name === value)
    .map((name, at) => ({ name, label: live.labelOf(name), help: known.get(name)?.help ?? '', key: String(at + 1) }));
}

/** The records of one kind. Where several kinds may be picked, each kind is a group. */
function records(live, kind, grouped) {
  const group = grouped ? live.catalog.kinds[kind].plural : '';
  return live.ordered(kind).map((record) => {
    const { code = '', colour = 8 } = record.values;
    return { name: record.id, group, label: titleOf(live, record), code, slot: colour };
  });
}

/** The people who may hold something, function by function. */
function people(live) {
  const order = live.functions.map(({ id }) => id);
  const place = (person) => (order.indexOf(person.function) + 1 || Infinity);
  return Object.values(live.parts.everyone.people)
    .filter(({ removed, role }) => !removed && !['watcher', 'preparer'].includes(role))
    .sort((one, two) => place(one) - place(two) || one.name.localeCompare(two.name))
    .map((person) => {
      const { name = 'Without a function', code = '', colour = 8 } = live.record(person.function)?.values ?? {};
      return { name: person.id, label: person.name, group: name, code, slot: colour };
    });
}
