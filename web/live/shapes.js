// What a compartment looks like. The server leaves out what has its default value; here it is put back in, so that
// a snapshot and the events that led to it come to the same.

/**
 * A plain object for keys that people may choose: nothing inherited, so `constructor` or `__proto__` is a key
 * like any other.
 * @template One
 * @param {Record<string, One>} [given]
 * @returns {Record<string, One>}
 */
export const dict = (given = {}) => Object.assign(Object.create(null), given);

/** Every value of `given` in its shape. */
const each = (given, shape) => {
  const made = dict();
  for (const [key, one] of Object.entries(given ?? {})) made[key] = shape(one);
  return made;
};

export const about = (given = {}) => ({
  template: '', agenda: '', levels: 3, named: false, made_at: 0, ...given,
});

export const person = (given) => ({
  function: '', role: 'participant', removed: false, entered_by: '', ...given,
});

export const agenda = (given = {}) => ({
  status: 'draft', block: '', step: '', entered_at: 0, ends_at: 0, paused_with: 0, closed_at: 0, despite: '',
  ...given, spent: dict(given.spent), ready: dict(given.ready),
});

export const record = (given) => ({
  by: '', at: 0, changed_by: '', removed_at: 0, removed_by: '', removed_with: '', ...given, values: dict(given.values),
});

export const mark = (given) => ({ function: '', sure: 0, why: '', read_aloud: false, ...given });

export const voice = (given) => ({ sure: 0, read_aloud: false, person: '', ...given });

export const round = (given) => ({
  ...given, counts: each(given.counts, dict), sure: each(given.sure, dict), voices: (given.voices ?? []).map(voice),
});

export const grade = (given) => ({ would_move: '', ...given, exceptions: [...given.exceptions ?? []] });

export const grades = (given) => ({
  ...given,
  counts: each(given.counts, dict),
  exceptions: each(given.exceptions, dict),
  would_move: (given.would_move ?? []).map(voice),
});

export const deviceRequest = (given) => ({ answer: '', ...given });

/**
 * A compartment with everything in it, out of a snapshot.
 * @param {object} [part]
 */
export const whole = (part = {}) => ({
  number: part.number ?? 0,
  about: about(part.about),
  people: each(part.people, person),
  agenda: agenda(part.agenda),
  records: each(part.records, record),
  marks: each(part.marks, (rounds) => each(rounds, mark)),
  open_steps: [...part.open_steps ?? []],
  rounds: each(part.rounds, (rounds) => rounds.map(round)),
  hands: (part.hands ?? []).map((one) => ({ ...one })),
  spoken: dict(part.spoken),
  view_changed: [...part.view_changed ?? []],
  grade: part.grade ? grade(part.grade) : null,
  grades: part.grades ? grades(part.grades) : null,
  practice: part.practice ?? '',
  devices: each(part.devices, deviceRequest),
});

/** All derived values; those that were not sent are there too, empty, so that views can look into them. */
export const derivedValues = (given = {}) => ({
  layout: { columns: 0, lanes: [], parts: [], places: [], routes: [] },
  overview: {}, flow_metrics: {}, coverage: {}, findings: [], progress: {}, progress_by_function: {},
  ...given,
});
