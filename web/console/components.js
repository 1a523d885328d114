// The components of the console by the names that its markup uses.
import { addRecord } from '../parts/add_record.js';
import { consoleAttention } from './attention.js';
import { consolePeek } from './attention_peek.js';
import { consoleCalm } from './calm.js';
import { consoleNudge } from './nudge.js';
import { parking } from '../parts/parking.js';
import { consoleAgenda } from './agenda.js';
import { consoleChoosing } from './choosing.js';
import { consoleClock } from './clock.js';
import { consoleClosing } from './closing.js';
import { consoleCounts } from './counts.js';
import { consoleDeciding } from './deciding.js';
import { consoleDoors, consoleNobodyFrom } from './doors.js';
import { consoleFrame } from './frame.js';
import { consoleGroup } from './groups_change.js';
import { consoleGroups } from './groups.js';
import { consoleHands } from './hands.js';
import { consoleHealth } from './health_strip.js';
import { consoleLead, consoleRole } from './leading.js';
import { consoleLobby } from './lobby.js';
import { consoleMissing } from './missing.js';
import { consoleNext } from './next.js';
import { consolePeople } from './people.js';
import { consoleReplan } from './replan.js';
import { consoleTalk } from './talk.js';
import { consoleWall } from './wall.js';
import { facilitatorConsole } from './console.js';
import { ghosts } from '../parts/ghosts.js';
import { keysHelp } from '../parts/keys.js';
import { notices } from '../parts/notices.js';
import { recordForm } from '../parts/record_form.js';
import { timer, timerSound } from '../parts/timer.js';

export const components = {
  addRecord,
  consoleAgenda,
  consoleAttention,
  consoleCalm,
  consoleChoosing,
  consoleClock,
  consoleClosing,
  consoleCounts,
  consoleDeciding,
  consoleDoors,
  consoleFrame,
  consoleGroup,
  consoleGroups,
  consoleHands,
  consoleHealth,
  consoleLead,
  consoleLobby,
  consoleMissing,
  consoleNext,
  consoleNobodyFrom,
  consoleNudge,
  consolePeek,
  consolePeople,
  consoleReplan,
  consoleRole,
  consoleTalk,
  consoleWall,
  facilitatorConsole,
  ghosts,
  keysHelp,
  notices,
  parking,
  recordForm,
  timer,
  timerSound,
};
