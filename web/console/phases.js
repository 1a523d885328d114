// What each phase of the console is made of; parts/loading.js loads it when the phase comes.

/** Component, by the name that markup uses → the module that exports it under that name. */
export const modules = {
  addRecord: () => import('../parts/add_record.js'),
  besideMarks: () => import('../parts/beside_marks.js'),
  consoleAdding: () => import('./person_adding.js'),
  consoleAttention: () => import('./attention.js'),
  consoleCalm: () => import('./calm.js'),
  consoleChoosing: () => import('./choosing.js'),
  consoleClock: () => import('./clock.js'),
  consoleClosing: () => import('./closing.js'),
  consoleConsent: () => import('./consent.js'),
  consoleCounts: () => import('./counts.js'),
  consoleDeciding: () => import('./deciding.js'),
  consoleDoors: () => import('./doors.js'),
  consoleFrame: () => import('./frame.js'),
  consoleGroup: () => import('./groups_change.js'),
  consoleGroups: () => import('./groups.js'),
  consoleHands: () => import('./hands.js'),
  consoleHealth: () => import('./health_strip.js'),
  consoleLobby: () => import('./lobby.js'),
  consoleMissing: () => import('./missing.js'),
  consoleNobodyFrom: () => import('./doors.js'),
  consoleNudge: () => import('./nudge.js'),
  consolePeek: () => import('./attention_peek.js'),
  consolePerson: () => import('./person.js'),
  consolePulse: () => import('./pulse.js'),
  consoleReplan: () => import('./replan.js'),
  consoleResume: () => import('./resume.js'),
  consoleRole: () => import('./leading.js'),
  consoleTalk: () => import('./talk.js'),
  consoleWall: () => import('./wall.js'),
  enteredBesides: () => import('../phases/mark/besides.js'),
  enteredFor: () => import('../parts/entered_for.js'),
  heatMap: () => import('../parts/heat_map.js'),
  parking: () => import('../parts/parking.js'),
  recordForm: () => import('../parts/record_form.js'),
  speaksFor: () => import('../parts/speaks_for.js'),
};

/** The markup of every phase after the lobby, and of what comes with every phase. */
const NOW = '/console/now';

/** The looks of what stands beside marks, and of a reveal. */
const MARKS = 'beside_marks.css';
const REVEAL = 'reveal.css';

/** The fields that are asked from the talk on, and the words beside marks. */
const LATER = 'catalog_later.json';

const END = ['consoleClosing', 'consoleMissing', 'addRecord', 'recordForm'];

/** Phase → its markup, and the components that it names. A new phase adds its line here. */
export const sets = {
  /** What every phase has once the workshop runs, and the lobby in its first quiet moment. */
  every: [
    LATER, NOW, ...END, 'consoleAdding', 'consoleAttention', 'consoleCalm', 'consoleClock', 'consoleDoors', 'consoleHands',
    'consoleHealth', 'consoleNobodyFrom', 'consoleNudge', 'consolePeek', 'consolePerson', 'consolePulse', 'consoleReplan', 'consoleResume',
    'consoleRole', 'consoleWall', MARKS, 'care.css', 'enteredBesides', 'enteredFor', 'parking', 'speaksFor',
  ],
  draft: [],
  lobby: ['consoleLobby', 'recordForm'],
  frame: [NOW, 'consoleFrame', 'recordForm'],
  check: [LATER, NOW, 'consoleCounts'],
  map: [NOW, 'consoleCounts'],
  sources: [NOW, 'consoleCounts'],
  mark: [NOW, 'consoleCounts'],
  overview: [LATER, NOW, REVEAL, MARKS, 'consoleChoosing', 'heatMap'],
  talk: [LATER, NOW, REVEAL, MARKS, 'talk.css', 'besideMarks', 'consoleTalk', 'consoleDeciding', 'consoleConsent', 'recordForm'],
  redesign: [LATER, NOW, REVEAL, 'consoleGroups', 'consoleGroup', 'consoleCounts'],
  commit: [LATER, NOW, 'consoleCounts', ...END],
  agree: [LATER, NOW, REVEAL, 'consoleCounts', ...END],
  break: [],
  buffer: [],
  closed: [LATER, NOW, REVEAL, ...END],
  final: [LATER, NOW, REVEAL, ...END],
};
