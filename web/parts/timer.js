// The timer of a block: how much is left by the server's clock. It never closes anybody's input, and a screen reader
// hears it three times a block, not every second.
import { announce } from './announce.js';

export const MINUTE = 60_000;

/** Over for so long, the room has gone home: the block begins anew when it comes back (pace.py says the same). */
const NIGHT = 360 * MINUTE;

/** What is said when so many milliseconds are left. */
const SAID = [
  [5 * MINUTE, '5 minutes left.'],
  [MINUTE, "1 minute left. Finish the sentence you're in."],
  [0, 'Time is up. You can still finish what you do.'],
];

const two = (number) => String(number).padStart(2, '0');

/** Milliseconds left, of the minutes planned → how the timer looks and what it says: never by colour alone. */
const LEVELS = [
  [() => 0, 'red', 'Time is up'],
  [(planned) => planned * 0.05, 'red', 'Last words'],
  [(planned) => Math.max(planned * 0.2, MINUTE), 'amber', 'Wrap up'],
];

const CALM = [null, false, ''];

/** Where a device keeps whether it makes sounds. It makes none until somebody asks for them. */
const SOUND = 'crossflow.sound';

function soundIsOn() {
  try {
    return localStorage.getItem(SOUND) === 'on';
  } catch {
    return false;
  }
}

/** A soft sound, where this device is to make one. */
const sound = (name) => import('./chime.js').then(({ chime }) => chime(name)).catch(() => {});

/** Minutes and seconds, as a clock that counts down shows them. */
export function countdown(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** The hour and minute of a moment, as people here write it. */
export const hour = (moment) => new Date(moment).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });

/** What to say when the time left goes from `before` to `now`; empty when nothing was passed. */
export const passed = (before, now) => SAID.findLast(([mark]) => before > mark && now <= mark)?.[1] ?? '';

export function timer() {
  return {
    moment: 0,
    /** The block in which `before` was left: another block is another countdown. */
    block: '',
    before: 0,
    beat: 0,

    init() {
      this.tick();
    },

    destroy() {
      clearTimeout(this.beat);
    },

    tick() {
      this.moment = this.$store.live.now();
      this.hear();
      const beyond = this.left % 1000;
      this.beat = setTimeout(() => this.tick(), beyond > 20 ? beyond : 1000 + beyond);
    },

    hear() {
      const { block } = this.$store.live.agenda;
      if (this.shown && !this.paused && block === this.block) this.say(passed(this.before, this.left));
      this.block = block;
      this.before = this.left;
    },

    say(words) {
      if (!words) return;
      announce(words);
      if (soundIsOn() && this.$store.ui.page.kind !== 'wall') sound(words === SAID.at(-1)[1] ? 'end' : 'soon');
    },

    /** The level of the moment: amber in the last fifth, red in the last twentieth and after. */
    get level() {
      const planned = (this.$store.live.currentBlock.values.minutes ?? 5) * MINUTE;
      return this.paused ? CALM : LEVELS.find(([most]) => this.left <= most(planned)) ?? CALM;
    },

    get pace() {
      return this.level[1];
    },

    get word() {
      return this.level[2];
    },

    get shown() {
      const { agenda } = this.$store.live;
      return agenda.status === 'running' && Boolean(agenda.ends_at || agenda.paused_with) && this.left > -NIGHT;
    },

    get paused() {
      return this.$store.live.agenda.paused_with > 0;
    },

    /** Milliseconds; below 0 when the time is over. */
    get left() {
      const { paused_with: kept, ends_at: end } = this.$store.live.agenda;
      return kept || end - this.moment;
    },

    get words() {
      return `${this.paused ? 'Paused ' : ''}${countdown(this.left)}`;
    },

    get icon() {
      return this.paused ? 'pause' : 'timer';
    },

    get over() {
      return this.left <= -MINUTE && ` +${Math.floor(-this.left / MINUTE)} min`;
    },
  };
}

/** The switch for the sounds of the timer, on this device. */
export function timerSound() {
  return {
    on: soundIsOn(),

    get label() {
      return this.on ? 'Turn the timer’s sound off' : 'Turn the timer’s sound on';
    },

    toggle() {
      this.on = !this.on;
      try {
        localStorage.setItem(SOUND, this.on ? 'on' : 'off');
      } catch {
        // Without storage there is no sound to keep on.
      }
      if (this.on) sound('soon');
    },
  };
}
