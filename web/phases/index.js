// What each phase of the room is made of. A phase's parts are loaded when it comes, and the others in quiet moments
// before, so that the first page is light and a lost line does not keep anybody out of the next phase.

/** Component, by the name that markup uses → the module that exports it under that name. */
const MODULES = {
  absentPerson: () => import('./commit/absent_person.js'),
  addRecord: () => import('../parts/add_record.js'),
  agreeStage: () => import('./agree/agree_stage.js'),
  asks: () => import('./commit/asks.js'),
  attention: () => import('../parts/attention.js'),
  catchUp: () => import('../parts/catch_up.js'),
  closed: () => import('./closed/closed.js'),
  commitLine: () => import('./commit/commit_line.js'),
  commitStage: () => import('./commit/commit_stage.js'),
  completing: () => import('./closed/completing.js'),
  decision: () => import('./talk/decision.js'),
  dissent: () => import('./talk/dissent.js'),
  enteredFor: () => import('../parts/entered_for.js'),
  eyesUp: () => import('../parts/freeze.js'),
  follow: () => import('../parts/follow.js'),
  frame: () => import('./frame/frame.js'),
  ghosts: () => import('../parts/ghosts.js'),
  handOver: () => import('./commit/hand_over.js'),
  jointMetric: () => import('./commit/joint_metric.js'),
  lobby: () => import('./lobby/lobby.js'),
  lookAround: () => import('../parts/attention_places.js'),
  mapPanel: () => import('./map/map_panel.js'),
  mapStage: () => import('../map/map.js'),
  mapStep: () => import('./map/map_panel.js'),
  markForm: () => import('./mark/mark_form.js'),
  markPanel: () => import('./mark/mark_panel.js'),
  noChange: () => import('./redesign/no_change.js'),
  openPoints: () => import('./agree/open_points.js'),
  outline: () => import('../map/outline.js'),
  overview: () => import('./overview/overview.js'),
  packageGrade: () => import('./agree/package_grade.js'),
  parking: () => import('../parts/parking.js'),
  pasteSteps: () => import('../map/paste.js'),
  pause: () => import('./break/pause.js'),
  pins: () => import('../parts/pins.js'),
  recordForm: () => import('../parts/record_form.js'),
  redesignAnswers: () => import('./redesign/answers.js'),
  redesignStage: () => import('./redesign/step_page.js'),
  redesignStep: () => import('./redesign/step_page.js'),
  redesignSteps: () => import('./redesign/steps_list.js'),
  sayingSo: () => import('./talk/say_so.js'),
  sourcesPanel: () => import('./sources/sources_panel.js'),
  sourcesStep: () => import('./sources/sources_panel.js'),
  stepLinks: () => import('../parts/step_links.js'),
  talk: () => import('./talk/talk.js'),
  wallButton: () => import('../parts/dock.js'),
  wallDock: () => import('../parts/dock.js'),
};

const FORM = ['recordForm', 'addRecord', 'ghosts'];
const MAP = ['mapStage', 'outline', 'pasteSteps', ...FORM];

/** Phase → the components that its markup names. A new phase adds its line here. */
const PHASES = {
  draft: [],
  lobby: ['lobby'],
  frame: ['frame'],
  map: [...MAP, 'mapPanel', 'mapStep', 'pins', 'stepLinks'],
  sources: [...MAP, 'sourcesPanel', 'sourcesStep', 'pins'],
  mark: [...MAP, 'markPanel', 'markForm'],
  overview: ['overview'],
  talk: [...FORM, 'talk', 'sayingSo', 'markForm', 'decision', 'dissent'],
  redesign: [...FORM, 'redesignStage', 'redesignStep', 'redesignSteps', 'redesignAnswers', 'noChange'],
  commit: [...FORM, 'commitStage', 'commitLine', 'handOver', 'absentPerson', 'asks', 'jointMetric'],
  agree: [...FORM, 'agreeStage', 'packageGrade', 'openPoints'],
  break: ['pause'],
  buffer: ['pause'],
  closed: [...FORM, 'closed', 'completing'],
  final: ['closed'],
  /** What every phase has once the workshop runs. */
  every: ['attention', 'follow', 'eyesUp', 'parking', 'lookAround', 'catchUp', 'enteredFor', 'wallButton', 'wallDock'],
};

export const phaseNames = Object.keys(PHASES);

/** The components of a phase, by name. */
export async function componentsOf(phase) {
  const names = PHASES[phase] ?? [];
  const modules = await Promise.all(names.map((name) => MODULES[name]()));
  return Object.fromEntries(names.map((name, number) => [name, modules[number][name]]));
}
