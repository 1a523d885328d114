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
  template: '', agenda: '', levels: 3, named: false, made_at: 0, keep_days: 0, rehearsal: false,
  pool_under: 0, reasons: false, could_should: false, grade_lines: false, pulses: false, follows: '', ...given,
});

export const person = (given) => ({
  function: '', role: 'participant', removed: false, entered_by: '', work: '', speaks_for: '', ...given,
});

export const agenda = (given = {}) => ({
  status: 'draft', block: '', step: '', entered_at: 0, ends_at: 0, paused_with: 0, closed_at: 0, despite: '', shift: 0,
  ...given, spent: dict(given.spent), ready: dict(given.ready),
});

export const message = (given) => ({ wall: false, ...given });

export const attention = (given = {}) => ({
  leader: '', step: '', lock: '', locked_by: '', eyes_up: '', eyes_up_by: '', eyes_up_in: '',
  ...given, messages: each(given.messages, message),
});

export const privateLink = (given) => ({ person: '', yes_from: '', by: '', at: 0, ...given });

export const record = (given) => ({
  by: '', at: 0, changed_by: '', removed_at: 0, removed_by: '', removed_with: '', function: '', ...given, values: dict(given.values),
});

export const mark = (given) => ({
  function: '', sure: 0, why: '', read_aloud: false, could: 0, should: 0, ...given, reasons: [...given.reasons ?? []],
});

export const voice = (given) => ({ sure: 0, read_aloud: false, person: '', ...given });

export const round = (given) => ({
  too_few: false,
  stood: 0,
  ...given,
  counts: each(given.counts, dict),
  sure: each(given.sure, dict),
  voices: (given.voices ?? []).map(voice),
  reasons: each(given.reasons, dict),
  could: dict(given.could),
  should: dict(given.should),
  pooled: [...given.pooled ?? []],
});

export const grade = (given) => ({
  would_move: '', ...given, exceptions: [...given.exceptions ?? []], lines: dict(given.lines),
});

export const grades = (given) => ({
  ...given,
  counts: each(given.counts, dict),
  exceptions: each(given.exceptions, dict),
  would_move: (given.would_move ?? []).map(voice),
  pooled: [...given.pooled ?? []],
  lines: each(given.lines, (one) => each(one, dict)),
});

export const pulse = (given) => ({
  closed_at: 0, ...given, questions: [...given.questions], asked: [...given.asked], counts: each(given.counts, dict),
});

export const remark = (given = {}) => ({ text: '', at: 0, ...given });

export const consent = ({ step = '', at = 0, said, functions = [], answers } = {}) => ({
  step, at, said: dict(said), functions: [...functions], answers: dict(answers),
});

export const rotation = (given = {}) => ({ turn: 0, at: 0, ...given, reads: dict(given.reads) });

export const deviceRequest = (given) => ({ answer: '', ...given });

export const doors = (given = {}) => ({
  approval: false, locked: false, cap: 0, passcode: false, ...given,
});

export const wallFace = (given = {}) => ({ face: '', step: '', part: '', block: '', ...given });

export const knock = (given) => ({ answer: '', ...given, person: person(given.person) });

/**
 * A compartment with everything in it, out of a snapshot.
 * @param {object} [part]
 */
export const whole = (part = {}) => ({
  number: part.number ?? 0,
  about: about(part.about),
  people: each(part.people, person),
  lead: part.lead ?? '',
  agenda: agenda(part.agenda),
  records: each(part.records, record),
  marks: each(part.marks, (rounds) => each(rounds, mark)),
  open_steps: [...part.open_steps ?? []],
  rounds: each(part.rounds, (rounds) => rounds.map(round)),
  hands: (part.hands ?? []).map((one) => ({ ...one })),
  spoken: dict(part.spoken),
  attention: attention(part.attention),
  wall: wallFace(part.wall),
  calls: each(part.calls, (one) => ({ ...one })),
  consent: consent(part.consent),
  rotation: rotation(part.rotation),
  remark: remark(part.remark),
  understood: each(part.understood, (functions) => [...functions]),
  view_changed: [...part.view_changed ?? []],
  grade: part.grade ? grade(part.grade) : null,
  grades: part.grades ? grades(part.grades) : null,
  causes: [...part.causes ?? []],
  pulses: each(part.pulses, pulse),
  pulses_answered: each(part.pulses_answered, (questions) => [...questions]),
  practice: part.practice ?? '',
  devices: each(part.devices, deviceRequest),
  doors: doors(part.doors),
  passcode: part.passcode ?? '',
  knocks: each(part.knocks, knock),
  before: dict(part.before),
  links: each(part.links, privateLink),
});

/** All derived values; those that were not sent are there too, empty, so that views can look into them. */
export const derivedValues = (given = {}) => ({
  layout: { columns: 0, lanes: [], parts: [], places: [], routes: [] },
  overview: {}, heat_map: { functions: [], rows: {} }, flow_metrics: {}, taint: {}, coverage: {}, findings: [], agenda_advice: [], pace: {}, pulse: {}, progress: {}, progress_by_function: {}, prework: {}, next_questions: {}, alike: [], titles: {}, hours: { headline: '', notes: [], steps: [] },
  ...given,
});
