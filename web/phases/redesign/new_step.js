// A step that comes with the redesign: its name and its lane are enough; it comes after the step the group works on.
import { addStep, openLanes } from '../../map/acts.js';
import { newId } from '../../live/queue.js';

/** @param {string} after the step it follows */
export function newStep(after) {
  return {
    isOpen: false,
    name: '',
    lane: '',
    problem: '',

    get mayAdd() {
      return openLanes(this.$store.live).length > 0;
    },

    get mayOpen() {
      return this.mayAdd && !this.isOpen;
    },

    get lanes() {
      const { live } = this.$store;
      const own = this.lane || (live.record(after)?.values.owner ?? '');
      return openLanes(live).map(({ id, values }) => ({ id, name: values.name, picked: id === own }));
    },

    /** The new steps that follow this one. */
    get added() {
      const { live } = this.$store;
      const follows = new Set(live.all('handoff').filter(({ values }) => values.from_step === after).map(({ values }) => values.to_step));
      return live.steps.filter(({ id, values }) => values.is_new && follows.has(id))
        .map(({ id, values }) => ({ id, title: `${live.stepNumber(id)} · ${values.name}` }));
    },

    open() {
      this.isOpen = true;
      this.$nextTick(() => this.$root.querySelector('input')?.focus());
    },

    close() {
      Object.assign(this, { isOpen: false, problem: '' });
    },

    type(event) {
      this.name = event.target.value;
    },

    pick(event) {
      this.lane = event.target.value;
    },

    async add() {
      const { live } = this.$store;
      const name = this.name.trim();
      if (!name) {
        this.problem = 'Say what is done: verb and object.';
        return;
      }
      const lane = this.lane || (live.record(after)?.values.owner ?? '');
      try {
        const answer = live.edit(addStep(live, { id: newId(), name, lane, after }));
        Object.assign(this, { name: '', isOpen: false, problem: '' });
        await answer;
      } catch ({ text }) {
        Object.assign(this, { name, isOpen: true, problem: text });
      }
    },
  };
}
