// How an owner answers for a line: I take it, or I can't. Methods of the line's component.
import { daysFromNow } from '../../parts/plan_line.js';

export const answering = (lineId) => ({
  refusal: '',

  async take() {
    if (await this.tell({ do: 'take_line', change: lineId })) this.writing = !this.said;
  },

  decline() {
    this.tell({ do: 'decline_line', change: lineId });
  },

  rewrite() {
    this.writing = true;
  },

  finish() {
    this.writing = false;
  },

  setDay(days) {
    this.set({ first_step_by: daysFromNow(this.live, days) });
  },

  propose(person) {
    this.set({ co_owner: person });
  },

  /** Takes the line out of the plan; undo brings it back. */
  removeLine() {
    this.follow(this.live.edit([{ act: 'remove', id: lineId }]));
  },

  /** Sets fields, based on what is there now. */
  set(values) {
    const was = Object.fromEntries(Object.keys(values).map((name) => [name, this.values[name] ?? null]));
    return this.follow(this.live.edit([{ act: 'set', id: lineId, values, was }]));
  },

  tell(command) {
    return this.follow(this.live.send(command));
  },

  async follow(answer) {
    this.refusal = '';
    try {
      await answer;
      return true;
    } catch ({ text }) {
      this.refusal = text;
      return false;
    }
  },
});
