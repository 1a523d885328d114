// The bar below the room: "I'm done", how far one is oneself, how many are done, undo, and whether all is saved.
import { listenForUndo } from '../live/undo.js';
import { markedOf, openSteps } from '../phases/mark/own_marks.js';
import { hereInWords } from './people.js';
import { leftToDo, typingNow } from './task.js';

const rated = ({ values }) => typeof values.usable === 'number';

/** What a person has done of what a phase asks, in words; phases that ask for no number of things are not here. */
const OWN = {
  map: (live) => {
    const steps = live.steps.filter(({ values }) => values.owner === live.myFunction);
    return steps.length && `You checked ${steps.filter(({ values }) => values.today).length} of ${steps.length === 1 ? '1 step' : `${steps.length} steps`}`;
  },
  sources: (live) => {
    const reaching = live.all('handoff').filter(({ values }) => live.record(values.to_step)?.values.owner === live.myFunction);
    return reaching.length && `Your function rated ${reaching.filter(rated).length} of ${reaching.length}`;
  },
  mark: (live) => {
    const steps = openSteps(live);
    return steps.length && `You marked ${markedOf(live, steps)} of ${steps.length}`;
  },
};

const ASKS = ['check', 'map', 'sources', 'mark', 'redesign', 'commit'];

export function bottomBar() {
  return {
    init() {
      this.end = listenForUndo(() => this.live.history);
    },

    destroy() {
      this.end();
    },

    get live() {
      return this.$store.live;
    },

    /** The bar stays with the room, wherever somebody looks. */
    phaseIs(name) {
      return this.live.phase === name && Boolean(this.$store.ui.loaded[name]);
    },

    get takesPart() {
      return Boolean(this.live.myFunction) && ['participant', 'facilitator'].includes(this.live.person.role);
    },

    /** Whether the room asks for something that one can be done with. */
    get asks() {
      return this.takesPart && ASKS.includes(this.live.phase);
    },

    get isDone() {
      const said = this.live.unanswered.findLast(({ command }) => command.do === 'ready')?.command;
      const { ready, block } = this.live.agenda;
      return said ? said.on : Boolean(block) && ready[this.live.me] === block;
    },

    get progress() {
      if (this.hasPlan) return leftToDo(this.live);
      if (!ASKS.includes(this.live.phase)) return [typingNow(this.live), hereInWords(this.live)].filter(Boolean).join(' · ');
      const { done, of } = this.live.progress;
      const own = this.takesPart && OWN[this.live.phase]?.(this.live);
      return [own, of > 0 && `${done} of ${of} people done`].filter(Boolean).join(' · ');
    },

    get hasPlan() {
      return ['closed', 'final'].includes(this.live.agenda.status);
    },

    get saved() {
      const { unsent, status, saved } = this.live;
      if (status === 'ended') return 'Not connected';
      if (unsent && status === 'offline') return `${unsent} not sent yet`;
      if (unsent) return 'Saving';
      return saved && ASKS.includes(this.live.phase) ? 'Saved' : 'Connected';
    },

    get savedIcon() {
      return { offline: 'offline', ended: 'offline' }[this.live.status] ?? 'check';
    },

    sayDone() {
      this.live.ask({ do: 'ready', on: !this.isDone });
    },

    /** Ctrl+Enter, unless a form has used it for itself. */
    sayDoneByKey(event) {
      if (!event.defaultPrevented && this.asks) this.sayDone();
    },
  };
}
