// Drafts: what somebody types into one field, kept until the server has accepted it. A draft knows the value that the
// typing was based on, survives reload and crash, and when somebody else changed the field meanwhile it offers both.
import { keeping as browserKeeping } from './keeping.js';
import { newRef } from './queue.js';

/** Whether two values of a field are the same; an empty field is the same however it is said. */
export const same = (one, two) => JSON.stringify(plain(one)) === JSON.stringify(plain(two));

const plain = (value) => (value === '' || value === undefined || value?.length === 0 ? null : value);

/** Both values in one: texts one below the other, lists as a union. */
export const joined = (theirs, mine) =>
  (Array.isArray(mine) ? [...new Set([...theirs ?? [], ...mine])] : `${theirs}\n${mine}`);

/** Where something is kept → the draft on this page into which it is being typed. */
const typedInto = new Map();

/**
 * The draft of one field. What it does later it does through `this`, so call it on the proxy where there is one.
 * @param {{
 *   live: object, record: string, field: string, current?: () => any, type?: string,
 *   command?: (value: any, was: any) => {do: string}, keeping?: object,
 * }} needs without `command` and `current` it is a field of a record, changed by an edit
 */
export function makeDraft(needs) {
  const { live, record, field, keeping = browserKeeping } = needs;
  const self = {};
  const address = () => `crossflow.draft/${live.workshop}/${live.me}/${record}/${field}`;
  const current = needs.current ?? (() => live.record(record)?.values[field] ?? null);
  const set = (value, was) => (
    { do: 'edit', acts: [{ act: 'set', id: record, values: { [field]: value }, was: { [field]: was } }] }
  );
  const command = needs.command ?? set;
  const typeOf = () => needs.type ?? live.catalog.kinds?.[live.record(record)?.kind]?.fields[field]?.type;

  return {
    /** same: as the server has it; typed; sending; saved: accepted just now; conflict; refused. */
    state: 'same',
    typed: null,
    was: null,
    /** What a refusal says, and its code. */
    message: '',
    code: '',
    /** In a conflict: what the other person wrote, and their name. */
    theirs: null,
    by: '',
    ref: '',

    /** Whether there is something that the server has not accepted. */
    get unsaved() {
      return !['same', 'saved'].includes(this.state);
    },

    /** What the field shows. */
    get value() {
      return this.unsaved ? this.typed : current();
    },

    set value(typed) {
      this.type(typed);
    },

    /** Both can be kept of texts and lists; of anything else one has to be chosen. */
    get canKeepBoth() {
      return Array.isArray(this.typed) || typeOf() === 'text';
    },

    /** Brings back what was typed before a reload, or was left behind here; not what is being typed elsewhere. */
    async restore() {
      const kept = keeping.read(address());
      if (!kept || (typedInto.get(address()) ?? self) !== self) return;
      Object.assign(this, { typed: kept.value, was: kept.was, ref: kept.ref, state: 'typed' });
      await live.ready();
      if (this.ref !== kept.ref || this.state !== 'typed') return;
      const answer = kept.ref && live.answerTo(kept.ref);
      if (answer) await this.follow(answer, kept.ref);
      else if (same(this.typed, current())) this.clear('same');
    },

    /** Takes what is typed. What it is based on is what was there when the typing began. */
    type(value) {
      if (!this.unsaved) this.was = current();
      typedInto.set(address(), self);
      this.typed = value;
      if (!['sending', 'conflict'].includes(this.state)) Object.assign(this, { state: 'typed', message: '' });
      this.keep();
    },

    /** Sends what is typed, unless it is what is there. */
    async save() {
      if (this.state === 'sending' || !this.unsaved) return;
      if (same(this.typed, this.was) && same(this.typed, current())) return this.clear('same');
      this.ref = newRef();
      this.keep();
      const asked = command(this.typed, this.was);
      const answer = asked.do === 'edit' ? live.edit(asked.acts, this.ref) : live.send(asked, this.ref);
      await this.follow(answer, this.ref);
    },

    keepMine() {
      this.was = this.theirs;
      return this.retry();
    },

    useTheirs() {
      this.clear('same');
    },

    keepBoth() {
      this.typed = joined(this.theirs, this.typed);
      return this.keepMine();
    },

    /** Leaves what was typed to whoever restores it next. */
    release() {
      if (typedInto.get(address()) === self) typedInto.delete(address());
    },

    /** Gives up what was typed. */
    discard() {
      this.clear('same');
    },

    // What follows serves the above.

    retry() {
      this.state = 'typed';
      return this.save();
    },

    async follow(answer, ref) {
      const sent = this.typed;
      this.state = 'sending';
      this.message = '';
      try {
        await answer;
      } catch (refusal) {
        return this.refuse(ref, refusal);
      }
      if (this.ref !== ref) return undefined;
      return same(this.typed, sent) ? this.clear('saved') : this.goOn();
    },

    /** More was typed while the first part was under way. */
    goOn() {
      this.was = current();
      return this.retry();
    },

    refuse(ref, { code, text, details }) {
      if (this.ref !== ref) return;
      const both = code === 'conflict' ? details.fields?.[field] : null;
      Object.assign(this, { message: text, code });
      this.state = both ? 'conflict' : 'refused';
      if (both) Object.assign(this, { theirs: both.theirs, by: details.by });
    },

    keep() {
      keeping.write(address(), { value: this.typed, was: this.was, ref: this.ref, at: Date.now() });
    },

    clear(state) {
      keeping.drop(address());
      this.release();
      Object.assign(this, { state, typed: null, was: null, theirs: null, by: '', message: '', code: '', ref: '' });
    },
  };
}
