// The steps of the flow at the set-up: their order, their lane and their part.
import { rowsOf, orderBehind } from './rows.js';

export function setUpSteps() {
  return {
    opened: '',

    get live() {
      return this.$store.live;
    },

    get rows() {
      return rowsOf(this.live.steps, this.opened, ({ values }, at) => {
        const { code = '', colour = 8, name: lane = 'Not assigned' } = this.live.record(values.owner)?.values ?? {};
        return { name: values.name, number: at + 1, code, slot: colour, lane, isLost: !code, part: values.part ?? '' };
      });
    },

    get count() {
      return this.live.steps.length === 1 ? '1 step' : `${this.live.steps.length} steps`;
    },

    get isEmpty() {
      return !this.live.steps.length;
    },

    get places() {
      return [orderBehind(this.live.steps)];
    },

    toggle(id) {
      this.opened = this.opened === id ? '' : id;
    },

    remove(id) {
      this.opened = '';
      this.live.edit([{ act: 'remove', id }]).catch((refusal) => this.live.notices.push(refusal));
    },

    paste() {
      this.$dispatch('paste-steps', {});
    },
  };
}
