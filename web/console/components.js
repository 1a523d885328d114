// What the console is made of from its first moment, by the names that its markup uses; what a phase adds is in phases.js.
import { consoleAgenda } from './agenda.js';
import { consoleLead } from './leading.js';
import { consoleNext } from './next.js';
import { consolePeople } from './people.js';
import { facilitatorConsole } from './console.js';
import { keysHelp } from '../parts/keys.js';
import { notices } from '../parts/notices.js';
import { timer, timerSound } from '../parts/timer.js';

export const components = {
  consoleAgenda,
  consoleLead,
  consoleNext,
  consolePeople,
  facilitatorConsole,
  keysHelp,
  notices,
  timer,
  timerSound,
};
export { followPhases } from './console.js';
