// Freshness: of each compartment's events, which are new here, which are old, and whether one is missing in between.

/**
 * A message without what is old; null when something is missing before it.
 * @param {object[]} frames
 * @param {Record<string, number>} numbers compartment → number of the last event folded
 * @returns {object[] | null}
 */
export function fresh(frames, numbers) {
  let have = { ...numbers };
  const kept = [];
  for (const frame of frames) {
    if (frame.type === 'welcome') have = welcomed(frame, have);
    const one = frame.type === 'events' ? unfolded(frame, have) : frame;
    if (!one || !have) return null;
    kept.push(one);
  }
  return kept.filter((frame) => frame.type !== 'events' || frame.list.length);
}

/** The numbers after a welcome; null when what it adds does not follow on what is here. */
function welcomed({ compartments }, have) {
  const numbers = {};
  for (const [name, { snapshot, events, from }] of Object.entries(compartments)) {
    if (!snapshot && from !== have[name] + 1) return null;
    numbers[name] = snapshot ? snapshot.number ?? 0 : have[name] + events.length;
  }
  return numbers;
}

function unfolded(frame, have) {
  const number = have[frame.compartment];
  if (number === undefined || frame.from > number + 1) return null;
  const list = frame.list.slice(number + 1 - frame.from);
  have[frame.compartment] = number + list.length;
  return { ...frame, from: number + 1, list };
}
