// The task banner: the one thing asked now, in the words of the phase; in words of their own for whom those do not fit.
// Whoever listens to the page hears of a new one.
import { announce } from './announce.js';
import { may } from './rights.js';
import { decisionOf } from './step_words.js';
import { hour } from './timer.js';

const WATCHING = 'You are watching. Nothing to fill in.';

/** Phase → the words of the task banner that differ from the phase's own; nothing where none do. */
const TASKS = {
  lobby: ({ person }) => person.name && { title: `Welcome, ${person.name}. We start soon.` },
  break: ({ agenda }) => agenda.ends_at > 0 && { title: `Break. Back at ${hour(agenda.ends_at)}.` },
  map: ({ me, myFunction, isFacilitator }) => me && !myFunction && (isFacilitator ? LEAD_MAP : WATCH_MAP),
  mark: (live) => isRevealed(live) && REVEALED,
  redesign: ({ parts }) => parts.everyone.rotation.turn > 0 && READ,
  talk: (live) => (marks(live) ? { ...MARK, ...(marksAgain(live) && AGAIN) } : typesNow(live) && TYPE_NOW),
};

/** In the cross round every group reads what another one wrote. */
const READ = { title: 'Read a neighbour’s step.', help: 'What would not work? One objection, one sentence.' };
const REVEALED = { title: 'The marks are revealed.', help: 'See where the functions are far apart.' };
const WATCH_MAP = { title: 'Each function checks its own lane.' };
const LEAD_MAP = { ...WATCH_MAP, help: 'How is each step done today? What is missing? What breaks?' };
const MARK = { title: 'Mark this step. Work alone.', help: 'Nobody else sees it until the reveal.' };
const AGAIN = { help: 'Has your view changed? Pick another answer. A mark of before stands until you do.' };
const TYPE_NOW = { title: 'You type the decision now.', help: 'One sentence: why? Everybody sees it grow.' };

/** The words of the task banner: {title, help}. */
export function taskOf(live) {
  const { task, help, talking } = live.catalog.phases[live.phase];
  const watches = live.person.role === 'watcher' && live.agenda.status === 'running';
  return { title: task, help: watches && !talking ? WATCHING : help, ...TASKS[live.phase]?.(live) };
}

/** Whether every step is revealed, so that nothing is left to mark: the room is back where it marked. */
const isRevealed = ({ parts, steps }) =>
  steps.length > 0 && !parts.everyone.open_steps.length && steps.every(({ id }) => parts.everyone.rounds[id]);

/** Whether the step before the room is open to be marked, and this person takes part. */
const marks = ({ parts, person }) =>
  parts.everyone.open_steps.length > 0 && Boolean(person.function) && ['participant', 'facilitator'].includes(person.role);

const marksAgain = ({ parts: { everyone } }) => everyone.open_steps.some((id) => everyone.rounds[id]);

const typesNow = (live) => Boolean(live.me) && writerOf(live).accountable === live.me;

/** The decision that somebody types now; without one its texts are empty. */
function writerOf(live) {
  const found = decisionOf(live, live.agenda.step);
  return found.open ? found : decisionOf(live, '');
}

/** Who types the decision, for everybody in the room; empty when nobody does. */
export function typingNow(live) {
  const { accountableName: name } = writerOf(live);
  if (live.phase !== 'talk' || !name) return '';
  return typesNow(live) ? 'You type the decision' : `${name} types the decision`;
}

/** What this person can still do after the workshop. */
export function leftToDo(live) {
  if (may(live, 'set', { kind: 'purpose', values: {} }, ['tell_message'])) return 'You can complete the plan until it is final';
  const lines = Object.values(live.catalog.changes).flatMap(({ kind }) => live.all(kind));
  const [owns, knows] = [lines, live.steps].map((list) => list.some((one) => may(live, 'set', one)));
  if (!owns && !knows) return 'Read only';
  if (live.phase === 'final') return 'Only what a pilot needs can still be added';
  return owns ? 'You can complete your lines until the plan is final' : 'You can add what you know until the plan is final';
}

export function task() {
  return {
    init() {
      this.$watch('title', (title) => this.tell(title));
    },

    get live() {
      return this.$store.live;
    },

    /** Whether anything is known of the workshop yet. */
    get loaded() {
      return Boolean(this.live.epoch);
    },

    get phase() {
      return this.$store.ui.catalog.phases[this.live.phase];
    },

    get title() {
      return this.loaded ? taskOf(this.live).title : 'One moment';
    },

    get help() {
      return this.loaded ? taskOf(this.live).help : 'The workshop is on its way.';
    },

    tell(title) {
      announce(`${title} ${this.help}`);
      document.title = `${this.phase.label} · ${this.$store.ui.page.title}`;
    },
  };
}
