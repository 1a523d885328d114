// The bottom bar: back, how many are done, and the one big Next.
import { announce } from '../parts/announce.js';
import { leads } from './leading.js';
import { ASKING, followingStep, nextMove } from './moves.js';
import { makeRevealing } from './revealing.js';
import { makeSecondClick } from './second_click.js';

/** Kind of move → what a second click does, where the first one was held. */
const AGAIN = { go: 'go on', step: 'go on', reveal: 'reveal', grades: 'reveal the grades' };

export function consoleNext() {
  return {
    second: makeSecondClick(),
    revealing: makeRevealing(),

    get move() {
      return nextMove(this.$store.live, this.$store.ui.catalog.phases);
    },

    get label() {
      if (!this.isOnline) return 'Offline. Wait for the line';
      if (this.revealing.seconds) return `Revealing in ${this.revealing.seconds} s`;
      const { kind, hold, label } = this.move;
      return this.second.armed === kind ? `${hold}. Click again to ${AGAIN[kind]}.` : label;
    },

    get isLocked() {
      return !this.isOnline || this.revealing.seconds > 0;
    },

    get showsPlan() {
      return this.move.kind === 'plan';
    },

    /** Whether somebody else leads, and this facilitator helps. */
    get helps() {
      return !this.showsPlan && !leads(this.$store.live);
    },

    get showsNext() {
      return !this.showsPlan && !this.helps;
    },

    next() {
      const { move } = this;
      if (this.isLocked || !this.showsNext || document.querySelector('dialog[open]')) return undefined;
      saveTyped();
      if (move.hold && !this.second.confirms(move.kind)) return announce(this.label);
      this.second.forget();
      return this[`do_${move.kind}`](move);
    },

    /** R, while the focus is in the bar: reveals, where that is what comes next. */
    revealByKey(event) {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.matches('input, textarea, select');
      if (!plain || !['reveal', 'grades'].includes(this.move.kind)) return;
      event.preventDefault();
      this.next();
    },

    do_lobby() {
      this.$store.live.ask({ do: 'open_lobby' });
    },

    do_go({ block }) {
      const { live } = this.$store;
      if (live.phase === 'lobby') return this.start(block);
      if (live.agenda.step) live.ask({ do: 'look_at', step: '' });
      return live.ask({ do: 'go', block }).then(() => this.lookAtFirst(block));
    },

    /** What is still missing for the start is typed where it is listed. */
    async start(block) {
      try {
        await this.$store.live.send({ do: 'go', block });
      } catch ({ text }) {
        announce(text);
        this.$dispatch('fill-in');
      }
    },

    /** The room enters the talk with its first step in front of it. */
    lookAtFirst(block) {
      const { live } = this.$store;
      const step = live.agenda.block === block && live.phase === 'talk' && followingStep(live);
      if (step) live.ask({ do: 'look_at', step });
    },

    do_step({ step }) {
      this.$store.live.ask({ do: 'look_at', step });
    },

    /** To everyone, and on to the next block. */
    do_reveal({ block }) {
      this.revealing.start(() => this.reveal(block));
    },

    /** Asked for where a step was marked again. */
    revealAgain() {
      this.revealing.start(() => this.reveal(''));
    },

    async reveal(block) {
      const { live } = this.$store;
      if (!this.isOnline) return;
      try {
        await live.send({ do: 'reveal' });
        if (block) live.ask({ do: 'go', block });
      } catch ({ ref, text }) {
        live.notices.push({ ref, text });
      }
    },

    undo() {
      this.revealing.undo();
    },

    do_grades() {
      this.$store.live.ask({ do: 'reveal_grades' });
    },

    do_close() {
      this.$dispatch('close-workshop');
    },

    get before() {
      const { live } = this.$store;
      const at = live.blocks.findIndex((one) => one.id === live.agenda.block);
      return live.blocks.slice(0, at).findLast((one) => !one.values.skipped)?.id ?? '';
    },

    get canGoBack() {
      return this.isRunning && this.isOnline && Boolean(this.before) && !this.helps;
    },

    get backLabel() {
      return this.second.armed === 'back' ? 'Click again to go back' : 'Back';
    },

    back() {
      if (this.canGoBack && this.second.confirms('back')) this.$store.live.ask({ do: 'go', block: this.before });
    },

    get progress() {
      const { derived, phase, progress: { done, of } } = this.$store.live;
      const changed = derived.progress_by_function?.views_changed ?? 0;
      if (phase === 'talk') return changed === 1 ? '1 view changed' : `${changed} views changed`;
      return ASKING.includes(phase) ? `${done} of ${of} done` : '';
    },
  };
}

/** Whatever is being typed goes out first, as if focus left it; the focus stays. */
function saveTyped() {
  const field = document.activeElement;
  if (field?.matches('.input')) field.dispatchEvent(new Event('blur'));
}
