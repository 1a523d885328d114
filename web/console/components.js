// The components of the console by the names that its markup uses.
import { addRecord } from '../parts/add_record.js';
import { consoleAgenda } from './agenda.js';
import { consoleChoosing } from './choosing.js';
import { consoleClock } from './clock.js';
import { consoleClosing } from './closing.js';
import { consoleCounts } from './counts.js';
import { consoleDeciding } from './deciding.js';
import { consoleFrame } from './frame.js';
import { consoleGroups } from './groups.js';
import { consoleHands } from './hands.js';
import { consoleHealth } from './health_strip.js';
import { consoleLobby } from './lobby.js';
import { consoleMissing } from './missing.js';
import { consoleNext } from './next.js';
import { consolePeople } from './people.js';
import { consoleTalk } from './talk.js';
import { facilitatorConsole } from './console.js';
import { ghosts } from '../parts/ghosts.js';
import { notices } from '../parts/notices.js';
import { recordForm } from '../parts/record_form.js';
import { timer } from '../parts/timer.js';

export const components = {
  addRecord,
  consoleAgenda,
  consoleChoosing,
  consoleClock,
  consoleClosing,
  consoleCounts,
  consoleDeciding,
  consoleFrame,
  consoleGroups,
  consoleHands,
  consoleHealth,
  consoleLobby,
  consoleMissing,
  consoleNext,
  consolePeople,
  consoleTalk,
  facilitatorConsole,
  ghosts,
  notices,
  recordForm,
  timer,
};
