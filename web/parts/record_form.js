// The one form for every kind of record. What it asks, how, and who may answer comes from the catalogue; each field
// saves by itself, keeps what is typed until the server has it, and offers both texts when two people changed it.
//
// To use it in a template:
//
//   {% from 'parts/record_form.html' import record_form with context %}
//   <template x-for="id in chosen" :key="id"><section x-data="recordForm(id, 'room')">
//     {{ record_form(remove='Remove this step') }}
//   </section></template>
//
// - `recordForm(id, asked)`: `asked` is 'room', 'before', 'after', 'all', or field names in the order wanted, such as
//   'why unless control'. The form stays with its record: where the record changes, put it into an x-for keyed by the
//   id (`chosen` is then a getter that gives a list of one id, or none). A removed record may stay chosen: the form
//   then offers to restore it. Where one record follows the other quickly, `x-effect="turnTo(id)"` beside the x-data
//   fills the form that is there.
// - A field that one may not set now is shown as text. `remove=''` (the default) shows no remove button.
// - Besides `fields` a page may read `isSaved`, `mayRemove`, `record`, and call `remove()` and `restore()`.
// - A page with forms says once `{{ form_parts() }}`: what every form is made of, put into each by `x-part`.
// - To put one field into other markup use `recordForm(id, 'usable')` and the macro all the same; CSS does the rest.
// To add a record see add_record.js; for the list of what was removed lately see ghosts.js.
import { makeDraft } from '../live/draft.js';
import { claim, editingWords, release } from './editing.js';
import { FieldView, askedFields } from './field_view.js';
import { titleOf } from '../live/lookups.js';
import { isLocked, may } from './rights.js';

/** Milliseconds after the last key at which typing is saved. */
const PAUSE = 600;

/** A draft that another widget left behind: {record, field}. */
export const LEFT = 'draft-left';

let forms = 0;

/** Record → the form that says who edits it, where a page has several forms of one record. */
const saying = new Map();

/** A field of a record that is there: its draft, and whether one may change it. */
class RecordCell {
  constructor(live, id, name, address) {
    Object.assign(this, { live, id, name, address, timer: 0, held: false });
    this.draft = makeDraft({ live, record: id, field: name });
  }

  /** Brings back what was typed before a reload, and goes on saving it. */
  async open() {
    await this.draft.restore();
    this.save();
  }

  get value() {
    return this.draft.value;
  }

  /** A field in use stays one, whatever becomes of the right to set it: nobody's fingers are left without it. */
  get may() {
    const record = this.live.record(this.id);
    return Boolean(record) && (this.draft.unsaved || this.held || may(this.live, 'set', record, [this.name]));
  }

  get error() {
    const { state, message, code } = this.draft;
    if (state !== 'refused') return '';
    return code === 'locked' ? `${message} Your text is kept, and sent when it opens.` : message;
  }

  get conflict() {
    const { state, typed, theirs, by, canKeepBoth } = this.draft;
    return state === 'conflict' ? { yours: typed, theirs, by, both: canKeepBoth } : null;
  }

  enter() {
    this.held = true;
    claim(this.live, this.id);
  }

  type(value) {
    this.draft.type(value);
    claim(this.live, this.id);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  pick(value) {
    this.draft.type(value);
    this.save();
  }

  leave() {
    this.held = false;
    release(this.live, this.id);
    this.save();
  }

  save() {
    clearTimeout(this.timer);
    if (this.draft.state === 'typed') this.draft.save();
  }

  /** What a lock kept back goes out when it opens. */
  unlocked() {
    const { state, code } = this.draft;
    if (state !== 'refused' || code !== 'locked' || isLocked(this.live, this.live.record(this.id)?.kind)) return;
    this.draft.retry();
  }

  keepMine() {
    this.draft.keepMine();
  }

  useTheirs() {
    this.draft.useTheirs();
  }

  keepBoth() {
    this.draft.keepBoth();
  }
}

export function recordForm(id, asked = 'room') {
  const self = {};
  return {
    id,
    /** What the ids of its inputs begin with. */
    address: '',
    fields: [],
    /** What it listens with. Named here, as what is not would be kept by the component around it. */
    heir: null,
    leave: null,

    init() {
      if (!saying.has(id)) saying.set(id, self);
      this.open();
      // A form may be there before what it edits: a record just added, a page still connecting.
      if (!this.fields.length) this.$watch('kind', () => this.open());
      this.heir = ({ detail }) => this.inherit(detail);
      this.leave = () => this.fields.forEach(({ cell }) => cell.leave());
      this.end = this.$store.live.subscribe(() => this.fields.forEach(({ cell }) => cell.unlocked()), ['locked']);
      window.addEventListener(LEFT, this.heir);
      // What is in the queue survives the page; what is only typed waits for its form to be opened again.
      window.addEventListener('pagehide', this.leave);
    },

    /** Goes on with what was typed elsewhere and could not be saved there. */
    inherit({ record, field }) {
      if (record === this.id) this.fields.find(({ name }) => name === field)?.cell.open();
    },

    open() {
      if (this.kind && !this.fields.length) this.take(this.fieldsOf(this.id));
    },

    take(fields) {
      this.fields = fields;
      for (const field of this.fields) field.cell.open();
    },

    fieldsOf(record) {
      const { live } = this.$store;
      const kind = live.catalog.kinds[this.kind];
      this.address ||= `form${forms += 1}`;
      return askedFields(kind, asked)
        .map((name) => new FieldView(live, new RecordCell(live, record, name, this.address), name, kind.fields[name]));
    },

    /** From now on it is the form of another record of the same kind: the same inputs, filled with what that one says. */
    turnTo(next) {
      if (next === this.id) return;
      // Whoever is in it leaves it first, as if it were gone: what is typed belongs to the record before.
      if (this.$root.contains(document.activeElement)) document.activeElement.blur();
      this.letGo();
      this.id = next;
      if (!saying.has(next)) saying.set(next, self);
      this.take(this.kind ? this.fieldsOf(next) : []);
    },

    /** Saves what can be saved, and leaves the rest to whoever opens a form of this record next. */
    letGo() {
      if (saying.get(this.id) === self) saying.delete(this.id);
      this.leave();
      for (const { cell } of this.fields) cell.draft.release();
    },

    destroy() {
      this.end();
      window.removeEventListener(LEFT, this.heir);
      window.removeEventListener('pagehide', this.leave);
      this.letGo();
    },

    get record() {
      const { live } = this.$store;
      const { id } = this;
      const none = { id, kind: '', values: {}, by: '', removed_at: 0, removed_by: '' };
      return live.parts.everyone.records[id] ?? live.parts.facilitators.records[id] ?? none;
    },

    get kind() {
      return this.record.kind;
    },

    get isGone() {
      return Boolean(this.record.removed_at);
    },

    get goneTitle() {
      const { live } = this.$store;
      const by = live.parts.everyone.people[this.record.removed_by]?.name ?? 'Somebody';
      return `${by} removed “${titleOf(live, this.record)}”.`;
    },

    /** "Maria is editing"; one may type all the same. */
    get claimed() {
      return saying.get(this.id) === self ? editingWords(this.$store.live, this.id) : '';
    },

    /** What was typed and never saved. */
    get kept() {
      return this.fields.filter(({ cell }) => cell.draft.unsaved);
    },

    get isSaved() {
      return !this.kept.length && this.fields.some(({ cell }) => cell.draft.state === 'saved');
    },

    get isWaiting() {
      return this.$store.live.status === 'offline' && this.fields.some(({ cell }) => cell.draft.state === 'sending');
    },

    get hasFoot() {
      return !this.isGone && (this.isSaved || this.isWaiting);
    },

    get hasFootOrRemove() {
      return !this.isGone && (this.hasFoot || this.mayRemove);
    },

    get mayRemove() {
      return Boolean(this.kind) && may(this.$store.live, 'remove', this.record);
    },

    remove() {
      this.$store.live.edit([{ act: 'remove', id: this.id }]).catch(() => {});
    },

    restore() {
      this.$store.live.edit([{ act: 'restore', id: this.id }]).catch(() => {});
    },
  };
}
