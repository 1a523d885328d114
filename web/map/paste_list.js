// The dialog in which a pasted list is looked at before anything of it is saved: each row with what is wrong with it.
// Steps and people are pasted in the same way; what differs is given here.

/** One object out of several, with their getters. */
export const merged = (...parts) =>
  parts.reduce((all, one) => Object.defineProperties(all, Object.getOwnPropertyDescriptors(one)), {});

/**
 * @typedef {{key: number, name: string, note?: string, code: string, slot: number, called: string, problem: string}} Line
 * @param {{
 *   lines: (self: object) => Line[], add: (self: object, good: Line[]) => Promise<void>, one: string, more: string,
 * }} list what its rows mean, how the good ones are saved, and what one and several of them are called
 */
export function pasteList({ lines, add, one, more }) {
  return {
    text: '',
    problem: '',

    show() {
      this.problem = '';
      this.$refs.dialog.showModal();
    },

    close() {
      this.$refs.dialog.close();
    },

    type(event) {
      this.text = event.target.value;
      this.problem = '';
    },

    /** What the text comes to, row by row, with what cannot be added and why. */
    get lines() {
      return lines(this);
    },

    get good() {
      return this.lines.filter(({ problem }) => !problem);
    },

    get isNothing() {
      return !this.good.length;
    },

    get addWord() {
      return this.good.length === 1 ? `Add 1 ${one}` : `Add ${this.good.length} ${more}`;
    },

    /** How many rows are left out; empty when none is. */
    get leftOut() {
      const many = this.lines.length - this.good.length;
      if (!many) return '';
      return many === 1 ? '1 row is left out. Mend it above to add it too.' : `${many} rows are left out. Mend them above to add them too.`;
    },

    async add() {
      try {
        await add(this, this.good);
        this.text = '';
        this.close();
      } catch ({ text }) {
        this.problem = text;
      }
    },
  };
}
