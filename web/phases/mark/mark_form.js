// The form in which a person marks one step, in private: what it shows. How it tells the server is in saying.js.
import { askedOf } from './asked.js';
import { keepStep, recallHalves, recallStep, whyAlone } from './half_said.js';
import { keysOfMarking } from './keys.js';
import { markedOf, nextUnmarked, openSteps, ownMark, ownMarks, standingMark } from './own_marks.js';
import { saying } from './saying.js';
import { announce } from '../../parts/announce.js';
import { contributorsOf, scaleOf } from '../../parts/distribution.js';
import { belonging, placeOf, promptsOn } from '../../parts/step_words.js';

const NO_STEP = { id: '', values: {} };
const NO_PROMPT = { id: '', question: '' };

export function markForm() {
  return {
    ...saying,
    /** The step on which somebody who is alone in their function was told so. */
    warnedOn: '',
    /** The step somebody was at before the page was loaded again. */
    before: '',

    init() {
      this.before = recallStep(this.live);
      this.halves = recallHalves(this.live, this.open);
      for (const step of Object.keys(this.halves)) this.pass(step);
      if (!this.marked) this.warnedOn = this.step.id;
      if (this.step.id !== this.$store.ui.step) this.$store.ui.select(this.step.id);
      keepStep(this.live, this.step.id);
      this.keys = keysOfMarking(this);
      document.addEventListener('keydown', this.keys);
      this.$watch('step.id', (step) => this.arrive(step));
    },

    destroy() {
      this.gone = true;
      document.removeEventListener('keydown', this.keys);
      this.pass(this.step.id);
    },

    arrive(step) {
      this.problem = '';
      keepStep(this.live, step);
      this.$root.closest('aside').scrollTo({ top: 0 });
      announce(`${placeOf(this.live, step)}: ${this.step.values.name}`);
    },

    get live() {
      return this.$store.live;
    },

    get open() {
      return openSteps(this.live);
    },

    /**
     * The step to mark: the selected one, else the one the room looks at, else where one was before, else the first
     * without a mark.
     */
    get step() {
      const { live, open } = this;
      const among = (id) => id && open.find((one) => one.id === id);
      const picked = among(this.$store.ui.step) || among(live.agenda.step) || among(this.before);
      return picked || among(nextUnmarked(live, open, '')) || open[0] || NO_STEP;
    },

    get said() {
      return { ...ownMark(this.live, this.step.id), ...this.halves[this.step.id] };
    },

    /** What this person marked before and has not said anew; a list of one or none. */
    get stands() {
      const before = this.said.level ? null : standingMark(this.live, this.step.id);
      return before ? [{ level: before.level, label: this.live.labelOf(before.level) }] : [];
    },

    /** Says the mark of before once more, with its reason. */
    stay() {
      const root = this.$root;
      this.say(this.step.id, { ...standingMark(this.live, this.step.id) });
      // The button goes; who came by key is where the answer is.
      this.$nextTick(() => root.querySelector('[name=mark-level]:checked, [aria-pressed=true]')?.focus({ preventScroll: true }));
    },

    get place() {
      return [placeOf(this.live, this.step.id), belonging(this.live, this.step.id)].filter(Boolean).join(' · ');
    },

    get levels() {
      return scaleOf(this.live).map((one, at) => ({ ...one, key: at + 1 }));
    },

    get outside() {
      const keys = { not_mine: '0', stop: 'X' };
      return this.live.catalog.off_scale.map((one) => ({ ...one, key: keys[one.name] }));
    },

    get sureties() {
      return Object.entries(this.live.catalog.sure).map(([number, label]) => ({ number: Number(number), label }));
    },

    /** Whether anything is asked beside the level. */
    get asksMore() {
      return Object.values(askedOf(this.live, this.step.id, this.live.myFunction)).some(Boolean);
    },

    /** What one's function should ask itself about this very step; it stands beside the question. */
    get promptHere() {
      const here = ({ id }) => this.live.record(id).values.step === this.step.id;
      return promptsOn(this.live, this.step.id, 'mark').find(here) ?? NO_PROMPT;
    },

    get prompts() {
      return promptsOn(this.live, this.step.id, 'mark').filter(({ id }) => id !== this.promptHere.id);
    },

    get marked() {
      return markedOf(this.live, this.open);
    },

    get several() {
      return this.open.length > 1;
    },

    get next() {
      return nextUnmarked(this.live, this.open, this.step.id);
    },

    get hasNext() {
      return Boolean(this.next);
    },

    get alone() {
      const told = this.warnedOn === this.step.id || !this.marked;
      return told && contributorsOf(this.live, this.live.myFunction).length === 1;
    },

    get aloneText() {
      const name = this.live.record(this.live.myFunction)?.values.name ?? '';
      if (this.live.parts.everyone.about.pool_under > 1) return `You are the only person from ${name}, so your answer is counted under Others.`;
      return `You are the only person from ${name}, so ${name}’s answer will be yours.`;
    },

    get isSaved() {
      return this.marked > 0 && !this.sending;
    },

    get sending() {
      return [...ownMarks(this.live, this.open).values()].some(({ unsent }) => unsent);
    },

    get progress() {
      const count = `${this.marked} of ${this.open.length}`;
      if (!this.marked) return `${count} marked`;
      if (!this.sending) return `Saved · ${count}`;
      return `${this.live.status === 'offline' ? 'Not sent yet' : 'Saving'} · ${count}`;
    },

    /** Steps whose Why waits for a level. */
    get unsaid() {
      return whyAlone(this.open, this.halves, (step) => ownMark(this.live, step).level);
    },

    get lacksLevel() {
      return this.unsaid.some(({ id }) => id === this.step.id);
    },

    /** The others of them, for who has gone on: "Steps 3 and 5 have a reason but no answer." */
    get unsaidElsewhere() {
      const numbers = this.unsaid.filter(({ id }) => id !== this.step.id).map(({ id }) => this.live.stepNumber(id));
      if (!numbers.length) return '';
      return `${numbers.length === 1 ? `Step ${numbers[0]} has` : `Steps ${numbers.join(', ')} have`} a reason, but no answer yet.`;
    },

    isLevel(level) {
      return this.said.level === level;
    },

    isSure(number) {
      return this.said.sure === number;
    },

    goNext() {
      if (this.next) this.goTo(this.next);
    },

    goTo(step) {
      this.leaveWhy();
      this.$store.ui.select(step);
    },
  };
}
