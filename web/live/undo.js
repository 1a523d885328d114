// Undo: one's own edits, taken back and done again by ordinary edits. What somebody else has changed meanwhile is not
// overwritten: such an undo is refused, says so, and is dropped.

const MOST = 100;

const OPPOSITE = { add: 'remove', remove: 'restore', restore: 'remove' };

/**
 * The acts that take acts back, the last first.
 * @param {object[]} acts
 * @param {(id: string, name: string, sent: any) => any} kept what a field holds now, given what was sent
 */
export function inverse(acts, kept = (id, name, sent) => sent) {
  return acts.map((act) => opposite(act, kept)).reverse();
}

function opposite({ act, id, values, was }, kept) {
  if (act !== 'set') return { act: OPPOSITE[act], id };
  const names = Object.keys(values);
  const from = (read) => Object.fromEntries(names.map((name) => [name, read(name)]));
  return { act, id, values: from((name) => was[name] ?? null), was: from((name) => kept(id, name, values[name])) };
}

/**
 * @param {{send: (command: object) => Promise<void>, live: () => object}} needs
 */
export function makeUndo({ send, live }) {
  /** The server makes texts clean; what it kept is what an undo is based on, unless somebody else wrote since. */
  const kept = (id, name, sent) => {
    const record = live().record(id);
    return record && record.changed_by === live().me ? record.values[name] ?? null : sent;
  };

  let made = 0;

  return {
    /** Edits that can be taken back, the latest last. */
    done: [],
    /** Edits that can be done again, the latest last. */
    undone: [],
    /** Why the last undo or redo was refused; empty when it was not. */
    refused: '',

    get canUndo() {
      return this.done.length > 0;
    },

    get canRedo() {
      return this.undone.length > 0;
    },

    /** Remembers an edit until it is refused. */
    note(acts, answer) {
      const { key } = this.push('done', acts);
      this.undone = [];
      answer.catch(() => this.drop(key));
    },

    undo() {
      return this.move('done', 'undone');
    },

    redo() {
      return this.move('undone', 'done');
    },

    /** Takes the latest of one list back and puts what would bring it back on the other. */
    async move(from, to) {
      const last = this[from].at(-1);
      if (!last) return;
      this[from] = this[from].slice(0, -1);
      const back = this.push(to, inverse(last.acts, kept));
      this.refused = '';
      try {
        await send({ do: 'edit', acts: back.acts });
      } catch ({ text }) {
        this.drop(back.key);
        this.refused = text;
      }
    },

    push(list, acts) {
      made += 1;
      const one = { key: made, acts, at: live().now() };
      this[list] = [...this[list], one].slice(-MOST);
      return one;
    },

    drop(key) {
      this.done = this.done.filter((one) => one.key !== key);
      this.undone = this.undone.filter((one) => one.key !== key);
    },
  };
}

/** Where these keys belong to the text that is being typed. */
const TYPING = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, [contenteditable]';

const WITH_Z = (event) => (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z';

/** Whether a key press asks for undo: Ctrl+Z, or ⌘Z. */
export const asksUndo = (event) => WITH_Z(event) && !event.shiftKey;

/** Whether a key press asks for redo: Ctrl+Shift+Z, or ⌘⇧Z. */
export const asksRedo = (event) => WITH_Z(event) && event.shiftKey;

/** Listens to the keys of a page; inside a text field they belong to the text. Ends when what it returns is called. */
export function listenForUndo(history, target = document) {
  const listen = (event) => {
    if (event.target.closest?.(TYPING) || (!asksUndo(event) && !asksRedo(event))) return;
    event.preventDefault();
    history()[asksUndo(event) ? 'undo' : 'redo']();
  };
  target.addEventListener('keydown', listen);
  return () => target.removeEventListener('keydown', listen);
}
