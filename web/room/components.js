// What the room page is made of from its first moment; what a phase adds is in phases/index.js.
import { appBar } from '../parts/app_bar.js';
import { bottomBar } from '../parts/bottom_bar.js';
import { keysHelp } from '../parts/keys.js';
import { notices } from '../parts/notices.js';
import { task } from '../parts/task.js';
import { timer, timerSound } from '../parts/timer.js';
import { room } from './room.js';

export const components = { appBar, bottomBar, keysHelp, notices, room, task, timer, timerSound };
export { followPhases } from './room.js';
