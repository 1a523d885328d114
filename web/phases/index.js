// What each phase of the room is made of; parts/loading.js loads it when the phase comes.

/** Component, by the name that markup uses → the module that exports it under that name. */
export const modules = {
  absentPerson: () => import('./commit/absent_person.js'),
  addRecord: () => import('../parts/add_record.js'),
  agreeStage: () => import('./agree/agree_stage.js'),
  alikeLines: () => import('./commit/alike.js'),
  asks: () => import('./commit/asks.js'),
  attention: () => import('../parts/attention.js'),
  besideMarks: () => import('../parts/beside_marks.js'),
  beforePilot: () => import('./closed/before_pilot.js'),
  catchUp: () => import('../parts/catch_up.js'),
  checkLine: () => import('./check/check_line.js'),
  checkStage: () => import('./check/check_stage.js'),
  closed: () => import('./closed/closed.js'),
  commitLine: () => import('./commit/commit_line.js'),
  commitStage: () => import('./commit/commit_stage.js'),
  completing: () => import('./closed/completing.js'),
  consent: () => import('./talk/consent.js'),
  decision: () => import('./talk/decision.js'),
  descriptions: () => import('../parts/descriptions.js'),
  dissent: () => import('./talk/dissent.js'),
  enteredBesides: () => import('./mark/besides.js'),
  enteredFor: () => import('../parts/entered_for.js'),
  expectedMeasure: () => import('./check/expected_measure.js'),
  explainBack: () => import('./talk/explain_back.js'),
  eyesUp: () => import('../parts/freeze.js'),
  follow: () => import('../parts/follow.js'),
  frame: () => import('./frame/frame.js'),
  ghosts: () => import('../parts/ghosts.js'),
  handOver: () => import('./commit/hand_over.js'),
  heatMap: () => import('../parts/heat_map.js'),
  hoursReleased: () => import('./closed/hours.js'),
  inFull: () => import('./closed/in_full.js'),
  jointMetric: () => import('./commit/joint_metric.js'),
  lobby: () => import('./lobby/lobby.js'),
  lookAround: () => import('../parts/attention_places.js'),
  mapPanel: () => import('./map/map_panel.js'),
  mapStage: () => import('../map/map.js'),
  mapStep: () => import('./map/map_panel.js'),
  markBesides: () => import('./mark/besides.js'),
  markForm: () => import('./mark/mark_form.js'),
  markPanel: () => import('./mark/mark_panel.js'),
  newStep: () => import('./redesign/new_step.js'),
  noChange: () => import('./redesign/no_change.js'),
  openPoints: () => import('./agree/open_points.js'),
  outline: () => import('../map/outline.js'),
  overview: () => import('./overview/overview.js'),
  packageGrade: () => import('./agree/package_grade.js'),
  parking: () => import('../parts/parking.js'),
  pasteSteps: () => import('../map/paste.js'),
  pause: () => import('./break/pause.js'),
  pinAnswer: () => import('../parts/pin_answer.js'),
  pins: () => import('../parts/pins.js'),
  premortem: () => import('./commit/premortem.js'),
  pulse: () => import('../parts/pulse.js'),
  quickEntry: () => import('./redesign/quick_entry.js'),
  recordForm: () => import('../parts/record_form.js'),
  redesignAnswers: () => import('./redesign/answers.js'),
  redesignStage: () => import('./redesign/step_page.js'),
  redesignStep: () => import('./redesign/step_page.js'),
  redesignSteps: () => import('./redesign/steps_list.js'),
  sayingSo: () => import('./talk/say_so.js'),
  sourceOrigins: () => import('../parts/source_origins.js'),
  sourcesPanel: () => import('./sources/sources_panel.js'),
  sourcesStep: () => import('./sources/sources_panel.js'),
  speaksFor: () => import('../parts/speaks_for.js'),
  stepLinks: () => import('../parts/step_links.js'),
  stepNumbers: () => import('../parts/step_numbers.js'),
  talk: () => import('./talk/talk.js'),
  titleHint: () => import('../parts/title_hint.js'),
  tried: () => import('./commit/tried.js'),
  wallButton: () => import('../parts/dock.js'),
  wallDock: () => import('../parts/dock.js'),
  weakInputs: () => import('../parts/weak_inputs.js'),
  weakList: () => import('../parts/weak_inputs.js'),
  worry: () => import('../parts/worry.js'),
};

/** What several phases say of the flow: its markup and its style. */
const FLOW = ['/flow', 'flow.css'];

/** The markup of what stands beside marks, and its looks. */
const MARKS = ['/marks', 'beside_marks.css'];

/** The markup of consent, control and hours. */
const CONTROL = '/control';

/** The fields that are asked from the talk on, and the words beside marks. */
const LATER = 'catalog_later.json';

const FORM = ['recordForm', 'addRecord', 'ghosts'];
const MAP = ['map.css', 'parts.css', 'mapStage', 'outline', 'pasteSteps', ...FORM];

/** What asks without a name. */
const CARE = ['/care', 'care.css', 'pulse', 'worry'];

const AFTER = [LATER, ...FORM, CONTROL, ...CARE, 'after.css', 'closed', 'beforePilot', 'hoursReleased', 'inFull', 'tried', 'premortem'];

/** Phase → the components and style sheets of its markup. A new phase adds its line here. */
export const sets = {
  draft: [],
  lobby: ['lobby'],
  frame: ['frame'],
  check: [LATER, ...FORM, 'check.css', 'checkStage', 'checkLine', 'expectedMeasure'],
  map: [...MAP, ...FLOW, 'descriptions', 'mapPanel', 'mapStep', 'pinAnswer', 'pins', 'stepLinks', 'stepNumbers', 'titleHint', 'weakInputs'],
  sources: [...MAP, ...FLOW, 'sourcesPanel', 'sourcesStep', 'sourceOrigins', 'pinAnswer', 'pins', 'weakInputs'],
  mark: [LATER, ...MAP, ...MARKS, 'besideMarks', 'markPanel', 'markForm', 'markBesides'],
  overview: [LATER, 'overview', ...FLOW, ...MARKS, 'heatMap', 'weakList'],
  talk: [LATER, ...FORM, CONTROL, 'after.css', 'talk.css', 'consent', ...MARKS, 'besideMarks', 'explainBack', 'talk', 'sayingSo', 'markForm', 'markBesides', 'decision', 'dissent'],
  redesign: [LATER, ...FORM, ...FLOW, 'newStep', 'stepNumbers', 'redesignStage', 'redesignStep', 'redesignSteps', 'redesignAnswers', 'noChange', 'quickEntry'],
  commit: [LATER, ...FORM, CONTROL, ...CARE, 'commitStage', 'commitLine', 'handOver', 'absentPerson', 'asks', 'jointMetric', 'tried', 'premortem', 'alikeLines'],
  agree: [LATER, ...FORM, ...CARE, 'agreeStage', 'packageGrade', 'openPoints'],
  break: ['pause'],
  buffer: ['pause'],
  closed: [...AFTER, 'completing'],
  final: [...AFTER],
  /** What asks without a name, once a pulse has opened. */
  care: CARE,
  /** What every phase has once the workshop runs. */
  every: [LATER, 'attention', 'follow', 'eyesUp', 'parking', 'lookAround', 'catchUp', ...MARKS, 'enteredBesides', 'enteredFor', 'speaksFor', 'wallButton', 'wallDock'],
};
