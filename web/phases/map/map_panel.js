// The panel beside the map while the flow is checked: the selected step, or which of one's own steps are still to do.
import { openLanes, stepsMayBeAdded } from '../../map/acts.js';
import { afterPaint, atRest } from '../../parts/at_rest.js';
import { belonging, promptsOn } from '../../parts/step_words.js';

/** For who has no lane of their own: what to say and do, or what they see. */
const FACILITATING = {
  title: 'What you can do',
  help: 'Say: “Check your lane. How is each step done today?” You can change any step: pick one.',
};
const WATCHING = {
  title: 'What you see',
  help: 'The flow as it grows. Pick a step to read how it is done today and what is pinned on it.',
};

/** Parts in which what stands below the form comes. */
const WHOLE = 2;

const NO_STEP = { id: '', values: {} };

export function mapPanel() {
  return {
    /** The step that was selected when this person last rested. */
    selected: '',
    /** How much of that step is there: its form at once, what stands below it in two parts, so that no key waits long. */
    part: WHOLE,

    init() {
      this.selected = this.$store.ui.step;
      this.$watch('$store.ui.step', atRest((step) => {
        Object.assign(this, { selected: step, part: 0 });
        afterPaint(() => this.goOn(step));
      }));
    },

    goOn(step) {
      if (this.selected !== step || this.part === WHOLE) return;
      this.part += 1;
      afterPaint(() => this.goOn(step));
    },

    get isOpen() {
      return this.$store.ui.panelOpen;
    },

    /** The selected step, also when it was removed; an empty record without one. */
    get step() {
      const found = this.$store.live.parts.everyone.records[this.selected];
      return found?.kind === 'step' ? found : NO_STEP;
    },

    get isChosen() {
      return Boolean(this.step.id);
    },

    get isNothing() {
      return !this.isChosen;
    },

    /** Its id alone, as a list, while it is there: what belongs to one step must not stay for the next. */
    get there() {
      return this.$store.live.record(this.step.id) ? [this.selected] : [];
    },

    /** The same once the first part below the form may come, and the second. */
    get begun() {
      return this.part > 0 ? this.there : [];
    },

    get finished() {
      return this.part === WHOLE ? this.there : [];
    },

    get place() {
      const { live } = this.$store;
      const { id, values } = this.step;
      const number = live.stepNumber(id);
      const whole = live.parts.everyone.records[values.divided_from];
      const about = [number ? `Step ${number}` : 'Removed step', number && belonging(live, id), whole && `divided from “${whole.values.name}”`];
      return about.filter(Boolean).join(' · ');
    },

    get own() {
      const { live } = this.$store;
      const mine = ({ values }) => Boolean(values.owner) && values.owner === live.myFunction;
      return live.steps.filter(mine).map(({ id, values }) => {
        const { name, today } = values;
        const word = today ? live.labelOf(today) : 'Not said yet';
        return { id, number: live.stepNumber(id), name, mode: today || 'unmarked', word };
      });
    },

    /** What to read without a function; null with one. */
    get without() {
      const { live } = this.$store;
      if (live.myFunction) return null;
      return live.isFacilitator ? FACILITATING : WATCHING;
    },

    get ownTitle() {
      if (this.without) return this.without.title;
      const left = this.own.filter(({ mode }) => mode === 'unmarked').length;
      if (!this.own.length) return 'Your function has no steps here yet';
      return left ? `${left} of your ${this.own.length} steps to check` : 'All your steps are checked';
    },

    get ownHelp() {
      if (this.without) return this.without.help;
      if (!this.own.length) return 'Add what your function does, or pin a question on any step.';
      return 'Pick a step: say how it is done today, and pin what breaks.';
    },

    get mayAdd() {
      return openLanes(this.$store.live).length > 0;
    },

    select(id) {
      this.$dispatch('show-step', id);
    },

    close() {
      this.$store.ui.panelOpen = false;
    },
  };
}

/** What stands below the form of one step. */
export function mapStep(id) {
  return {
    id,

    get prompts() {
      return promptsOn(this.$store.live, id, 'map');
    },

    get mayAddNext() {
      const { owner } = this.$store.live.record(id)?.values ?? {};
      return stepsMayBeAdded(this.$store.live, owner) || openLanes(this.$store.live).length > 0;
    },

    addNext() {
      this.$dispatch('add-step-after', id);
    },
  };
}
