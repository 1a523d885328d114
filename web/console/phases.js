// What each phase of the console is made of; parts/loading.js loads it when the phase comes.

/** Component, by the name that markup uses → the module that exports it under that name. */
export const modules = {
  consoleAttention: () => import('./attention.js'),
  consoleCalm: () => import('./calm.js'),
  consoleChoosing: () => import('./choosing.js'),
  consoleClock: () => import('./clock.js'),
  consoleClosing: () => import('./closing.js'),
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
  consoleReplan: () => import('./replan.js'),
  consoleResume: () => import('./resume.js'),
  consoleTalk: () => import('./talk.js'),
  enteredFor: () => import('../parts/entered_for.js'),
  parking: () => import('../parts/parking.js'),
  recordForm: () => import('../parts/record_form.js'),
};

/** The markup of every phase after the lobby. */
const NOW = '/console/now';

const END = ['consoleClosing', 'consoleMissing'];

/** Phase → its markup, and the components that it names. A new phase adds its line here. */
export const sets = {
  /** What every phase has once the workshop runs, and the lobby in its first quiet moment. */
  every: [
    ...END, 'consoleAttention', 'consoleCalm', 'consoleClock', 'consoleDoors', 'consoleHands', 'consoleHealth',
    'consoleNobodyFrom', 'consoleNudge', 'consolePeek', 'consoleReplan', 'consoleResume', 'enteredFor', 'parking',
  ],
  draft: [],
  lobby: ['consoleLobby', 'recordForm'],
  frame: [NOW, 'consoleFrame', 'recordForm'],
  map: [NOW, 'consoleCounts'],
  sources: [NOW, 'consoleCounts'],
  mark: [NOW, 'consoleCounts'],
  overview: [NOW, 'consoleChoosing'],
  talk: [NOW, 'consoleTalk', 'consoleDeciding', 'recordForm'],
  redesign: [NOW, 'consoleGroups', 'consoleGroup', 'consoleCounts'],
  commit: [NOW, 'consoleCounts', 'consoleMissing'],
  agree: [NOW, 'consoleCounts', ...END],
  break: [],
  buffer: [],
  closed: [NOW, ...END],
  final: [NOW, ...END],
};
