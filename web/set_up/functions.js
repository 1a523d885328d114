// The functions at the set-up: their order, what they are called, and what happens to the steps and people of one that
// is taken out.
import { rowsOf, orderBehind } from './rows.js';
import { chipOf } from '../parts/distribution.js';

/** From so few to so many functions a room works well; at `MOST` the colours end. */
const FEWEST = 3;
const MOST = 8;

const counted = (many, one, more) => (many === 1 ? `1 ${one}` : many ? `${many} ${more}` : '');

export function setUpFunctions() {
  return {
    opened: '',
    /** The function that is to be taken out, and the one that takes over; empty for nobody. */
    leaving: '',
    heir: '',

    get live() {
      return this.$store.live;
    },

    stepsOf(id) {
      return this.live.steps.filter(({ values }) => values.owner === id);
    },

    peopleOf(id) {
      return Object.values(this.live.parts.everyone.people).filter((one) => !one.removed && one.role !== 'preparer' && one.function === id);
    },

    owns(id) {
      const [steps, people] = [this.stepsOf(id).length, this.peopleOf(id).length];
      return [counted(steps, 'step', 'steps'), counted(people, 'person', 'people')].filter(Boolean);
    },

    get rows() {
      return rowsOf(this.live.functions, this.opened, ({ id, values }) => ({
        ...chipOf(this.live, id),
        id,
        also: values.alias ?? '',
        owns: this.owns(id).join(', ') || 'No steps or people yet',
        leaves: this.leaving === id,
      }));
    },

    toggle(id) {
      this.opened = this.opened === id ? '' : id;
      this.leaving = '';
    },

    /** A new function's order and colour, the first that none has. A list, for a form of its own for each. */
    get places() {
      const { functions } = this.live;
      const taken = functions.map(({ values }) => values.colour);
      const colour = [1, 2, 3, 4, 5, 6, 7, 8].find((slot) => !taken.includes(slot)) ?? MOST;
      const order = orderBehind(functions);
      return functions.length < MOST ? [{ key: `${order} ${colour}`, order, colour }] : [];
    },

    get advice() {
      const { length } = this.live.functions;
      if (length < FEWEST) return 'With fewer than three functions there is little to hear from each other.';
      return length < MOST ? '' : 'Eight functions are the most a map can tell apart.';
    },

    /** Goes at once when nothing hangs on it; else asks what happens to that. */
    leave(id) {
      if (this.owns(id).length) Object.assign(this, { leaving: id, heir: '' });
      else this.edit([{ act: 'remove', id }]);
    },

    stay() {
      this.leaving = '';
    },

    pickHeir(event) {
      this.heir = event.target.value;
    },

    get heirs() {
      return this.live.functions.filter(({ id }) => id !== this.leaving).map(({ id, values }) => ({ id, name: values.name }));
    },

    get question() {
      return `${chipOf(this.live, this.leaving).name} has ${this.owns(this.leaving).join(' and ')}. Who takes over?`;
    },

    get consequence() {
      if (this.heir) return 'Steps and people move there. Marks already made stay where they were made.';
      return 'Steps show as “Not assigned”, people watch. Nothing is lost: restore the function within ten minutes, or give them another one.';
    },

    async takeOut() {
      const [leaving, to] = [this.leaving, this.heir];
      Object.assign(this, { opened: '', leaving: '' });
      await this.live.ask({ do: 'remove_function', function: leaving, to });
    },

    edit(acts) {
      this.opened = '';
      this.live.edit(acts).catch((refusal) => this.live.notices.push(refusal));
    },
  };
}
