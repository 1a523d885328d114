// Every Alpine component by the name that markup uses. A new phase adds its line here.
import { addRecord } from '../parts/add_record.js';
import { ghosts } from '../parts/ghosts.js';
import { recordForm } from '../parts/record_form.js';
import { room } from '../room/room.js';
import { mapStage } from '../map/map.js';
import { outline } from '../map/outline.js';
import { pasteSteps } from '../map/paste.js';
import { pins } from '../parts/pins.js';
import { stepLinks } from '../parts/step_links.js';
import { mapPanel, mapStep } from './map/map_panel.js';
import { sourcesPanel, sourcesStep } from './sources/sources_panel.js';
import { decision } from './talk/decision.js';
import { dissent } from './talk/dissent.js';
import { markForm } from './mark/mark_form.js';
import { markPanel } from './mark/mark_panel.js';
import { overview } from './overview/overview.js';
import { sayingSo } from './talk/say_so.js';
import { talk } from './talk/talk.js';
import { agreeStage } from './agree/agree_stage.js';
import { openPoints } from './agree/open_points.js';
import { packageGrade } from './agree/package_grade.js';
import { absentPerson } from './commit/absent_person.js';
import { asks } from './commit/asks.js';
import { commitLine } from './commit/commit_line.js';
import { commitStage } from './commit/commit_stage.js';
import { handOver } from './commit/hand_over.js';
import { jointMetric } from './commit/joint_metric.js';
import { redesignAnswers } from './redesign/answers.js';
import { noChange } from './redesign/no_change.js';
import { redesignStage, redesignStep } from './redesign/step_page.js';
import { redesignSteps } from './redesign/steps_list.js';
import { appBar } from '../parts/app_bar.js';
import { bottomBar } from '../parts/bottom_bar.js';
import { keysHelp } from '../parts/keys.js';
import { notices } from '../parts/notices.js';
import { task } from '../parts/task.js';
import { timer } from '../parts/timer.js';
import { pause } from './break/pause.js';
import { closed } from './closed/closed.js';
import { frame } from './frame/frame.js';
import { lobby } from './lobby/lobby.js';

export const components = {
  appBar,
  bottomBar,
  closed,
  frame,
  keysHelp,
  lobby,
  notices,
  pause,
  task,
  timer,
  addRecord,
  ghosts,
  recordForm,
  mapPanel,
  mapStage,
  mapStep,
  outline,
  pasteSteps,
  pins,
  sourcesPanel,
  sourcesStep,
  stepLinks,
  room,
  decision,
  dissent,
  markForm,
  markPanel,
  overview,
  sayingSo,
  talk,
  absentPerson,
  agreeStage,
  asks,
  commitLine,
  commitStage,
  handOver,
  jointMetric,
  noChange,
  openPoints,
  packageGrade,
  redesignAnswers,
  redesignStage,
  redesignStep,
  redesignSteps,
};
