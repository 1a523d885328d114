// Holding the room together: lead everybody to a step, lock what is shared, ask for eyes up, send one line.
import { hour } from '../parts/timer.js';

const TYPED = 'input, textarea, select, [contenteditable]';

const LONGEST = 140;
const LONGEST_EYES_UP = 60;
const EYES_UP = 'Eyes up';

const LOCKS = [
  { what: '', label: 'Open' },
  { what: 'map', label: 'Lock map' },
  { what: 'all', label: 'Lock all' },
];

/** Key in the bar → what it does. */
const KEYS = { f: 'toggleFollow', e: 'toggleEyesUp', l: 'toggleLock' };

export function consoleAttention() {
  return {
    longest: LONGEST,
    text: '',
    group: '',
    wall: false,
    problem: '',

    init() {
      const bar = document.getElementById('bar');
      bar.addEventListener('keydown', (event) => this.key(event));
    },

    get attention() {
      return this.$store.live.parts.everyone.attention;
    },

    key(event) {
      const act = KEYS[event.key.toLowerCase()];
      if (!act || event.ctrlKey || event.metaKey || event.altKey || event.target.closest(TYPED) || !this.isRunning) return;
      event.preventDefault();
      this[act]();
    },

    ask(command) {
      return this.$store.live.ask(command);
    },

    get leads() {
      return this.attention.leader === this.$store.live.me;
    },

    get followLabel() {
      return this.leads ? 'End “Follow me”' : 'Follow me';
    },

    toggleFollow() {
      const { step } = this.$store.live.agenda;
      this.ask(this.leads ? { do: 'follow', on: false } : { do: 'follow', on: true, step });
    },

    get steps() {
      const { live } = this.$store;
      return live.steps.map(({ id, values }) => (
        { id, title: `${live.stepNumber(id)} · ${values.name}`, current: id === this.attention.step }));
    },

    leadTo(event) {
      this.ask({ do: 'follow', on: true, step: event.target.value });
    },

    get locks() {
      return LOCKS.map((one) => ({ ...one, on: this.attention.lock === one.what }));
    },

    lock(what) {
      this.ask({ do: 'lock', what });
    },

    toggleLock() {
      this.lock(this.attention.lock ? '' : 'map');
    },

    get isEyesUp() {
      return Boolean(this.attention.eyes_up) && this.attention.eyes_up_in === this.$store.live.agenda.block;
    },

    get eyesUpLabel() {
      return this.isEyesUp ? `End “${this.attention.eyes_up}”` : EYES_UP;
    },

    toggleEyesUp() {
      this.ask({ do: 'freeze', words: this.isEyesUp ? '' : EYES_UP });
    },

    /** The line that is typed, in large on every page, instead of a message. */
    asEyesUp() {
      const words = this.text.trim();
      if (words.length > LONGEST_EYES_UP) this.problem = `Eyes up takes up to ${LONGEST_EYES_UP} characters.`;
      else this.ask({ do: 'freeze', words }).then(() => { this.text = ''; });
    },

    get messageLabel() {
      return this.group ? 'Message to a group' : 'Message to everybody';
    },

    get groups() {
      const { live } = this.$store;
      if (live.phase !== 'redesign') return [];
      return live.all('group').map(({ id, values }) => (
        { id, title: `Group of step ${live.stepNumber(values.step) || '?'}`, picked: id === this.group }));
    },

    pickGroup(event) {
      this.group = event.target.value;
    },

    get mayShowOnWall() {
      return !this.group;
    },

    tickWall(event) {
      this.wall = event.target.checked;
    },

    type(event) {
      Object.assign(this, { text: event.target.value, problem: '' });
    },

    async send() {
      const { text, group, wall } = this;
      if (!text.trim()) return;
      try {
        await this.$store.live.send({ do: 'send_message', text, group, wall: wall && !group });
        if (this.text === text) Object.assign(this, { text: '', wall: false });
      } catch ({ text: why }) {
        this.problem = why;
      }
    },

    /** What stands on people's pages now. */
    get sent() {
      const { live } = this.$store;
      return Object.entries(this.attention.messages).map(([group, { text, at, wall }]) => {
        const step = live.stepNumber(live.record(group)?.values.step);
        const to = group ? `group of step ${step || '?'}` : wall ? 'everybody and the wall' : 'everybody';
        return { group, text, to: `to ${to}, ${hour(at)}` };
      });
    },

    takeBack(group) {
      this.ask({ do: 'send_message', text: '', group });
    },
  };
}
