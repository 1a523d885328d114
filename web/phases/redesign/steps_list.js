// The list beside the redesign: one's group's steps, those of others, and folded what is not for today.
import { answersOn, headline } from '../../parts/coverage.js';
import { personOf } from '../../parts/plan_line.js';
import { decisionOf } from '../../parts/step_words.js';
import { groupOf, isIn, isParked, peopleIn, stepToWorkOn, underRedesign } from './groups.js';

export function redesignSteps() {
  return {
    /** What was selected on the map or in the talk is no choice of a step to redesign. */
    init() {
      this.$store.ui.select('');
    },

    get live() {
      return this.$store.live;
    },

    get current() {
      return stepToWorkOn(this.live, this.$store.ui.step);
    },

    /** The lists, without empty ones: {key, title, steps}. */
    get lists() {
      const steps = underRedesign(this.live);
      const mine = steps.filter(({ id }) => isIn(this.live, groupOf(this.live, id)));
      const others = steps.filter((one) => !mine.includes(one));
      const lists = [
        { key: 'mine', title: 'Your group’s steps', steps: mine.map((one) => this.row(one)) },
        { key: 'others', title: mine.length ? 'Other groups' : 'Steps to redesign', steps: others.map((one) => this.row(one)) },
      ];
      return lists.filter((list) => list.steps.length);
    },

    row({ id, values }) {
      const { mode } = decisionOf(this.live, id);
      return {
        id,
        title: `${this.live.stepNumber(id)} · ${values.name}`,
        mode: mode || 'unmarked',
        current: id === this.current ? 'true' : null,
        answers: answersOn(this.live, id),
      };
    },

    get people() {
      return peopleIn(this.live, groupOf(this.live, this.current)).map((id) => personOf(this.live, id));
    },

    get hasPeople() {
      return this.people.length > 0;
    },

    get headline() {
      return headline(this.live);
    },

    /** The steps that are left for later or stay as they are. */
    get folded() {
      const { options } = this.live.catalog.kinds.step.fields.focus;
      const now = new Set(underRedesign(this.live).map(({ id }) => id));
      return this.live.steps
        .filter(({ id }) => !now.has(id))
        .map(({ id, values }) => ({
          id,
          title: `${this.live.stepNumber(id)} · ${values.name}`,
          focus: isParked(this.live, id) ? 'Parked' : options[values.focus] ?? '',
        }));
    },

    get foldedTitle() {
      return `Not for today: ${this.folded.length === 1 ? '1 step' : `${this.folded.length} steps`}`;
    },

    get hasFolded() {
      return this.folded.length > 0;
    },

    show(id) {
      this.$store.ui.select(id);
      const stage = document.getElementById('stage');
      this.$nextTick(() => { stage.scrollTo({ top: 0 }); stage.scrollIntoView({ block: 'start' }); });
    },
  };
}
