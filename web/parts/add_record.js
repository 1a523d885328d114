// Adding a record: a button that opens the form of what is still to be added. It is sent whole, under an id made here.
// Without a line it waits in the queue and is shown as "not sent yet"; when a rule says no, the form opens again with
// everything that was typed.
//
// To use it in a template:
//
//   {% from 'parts/record_form.html' import add_record with context %}
//   <div x-data="addRecord('issue', 'text severity kind', 'place', step.id, 'kind', 'problem')">
//     {{ add_record('Pin a question or problem', 'Add pin', 'pin') }}
//   </div>
//
// - `addRecord(kind, asked, name, value, …)`: `asked` as for `recordForm`; then pairs of what is known already, asked
//   or not. What is known stays with the component: where it changes, put the component into an x-for keyed by it.
// - The macro takes the words of the button that opens, those of the button that adds, and an icon.
// - When something was added the event `record-added` with {id, kind} goes up from here.
// - `unsent` lists what was added here and waits; the macro `unsent_rows` shows it.
import { keeping } from '../live/keeping.js';
import { newId } from '../live/queue.js';
import { FieldView, askedFields } from './field_view.js';
import { titleOf } from '../live/lookups.js';
import { announce } from './announce.js';
import { may } from './rights.js';
import { missingFirst, whoseTurn } from './why_not.js';

let forms = 0;

/** A field of something that is still to be added. */
class NewCell {
  conflict = null;

  constructor(form, name, address) {
    Object.assign(this, { form, name, address });
  }

  get value() {
    return this.form.values[this.name] ?? null;
  }

  get may() {
    return true;
  }

  get error() {
    return this.form.errors[this.name] ?? '';
  }

  type(value) {
    this.form.take(this.name, value);
  }

  pick(value) {
    this.form.take(this.name, value);
  }

  enter() {}

  leave() {}
}

const pairs = (list) => Object.fromEntries(list.flatMap((name, at) => (at % 2 ? [] : [[name, list[at + 1]]])));

export function addRecord(kind, asked, ...known) {
  const given = pairs(known);
  return {
    isOpen: false,
    wasTapped: false,
    address: '',
    values: { ...given },
    errors: {},
    problem: '',
    fields: [],

    init() {
      const { live } = this.$store;
      const { fields } = live.catalog.kinds[kind];
      this.address = `new${forms += 1}`;
      this.fields = askedFields({ fields }, asked)
        .map((name) => new FieldView(live, new NewCell(this, name, this.address), name, fields[name]));
      const kept = keeping.read(this.place);
      if (kept) Object.assign(this, { values: kept, isOpen: true });
    },

    /** Where what is typed is kept until it is sent. */
    get place() {
      const { live } = this.$store;
      return `crossflow.new/${live.workshop}/${live.me}/${kind}/${known.join('/')}`;
    },

    get isClosed() {
      return !this.isOpen;
    },

    get about() {
      return { kind, values: this.values, by: this.$store.live.me };
    },

    get mayAdd() {
      return may(this.$store.live, 'add', this.about);
    },

    /** Why nothing can be added here now, and what to do; empty where it can. */
    get whyNot() {
      return whoseTurn(this.$store.live, this.about) || this.lacks;
    },

    /** What somebody can do about it themselves; it stands there before anybody taps. */
    get lacks() {
      return this.mayAdd ? missingFirst(this.$store.live, this.about) : '';
    },

    get isGreyed() {
      return this.whyNot !== '';
    },

    get showsWhy() {
      return this.isGreyed && (this.wasTapped || this.lacks !== '');
    },

    get whyId() {
      return `${this.address}-why`;
    },

    /** What was added here and is not on the server yet. */
    get unsent() {
      const { live } = this.$store;
      const same = (values) => Object.entries(given).every(([name, value]) => values[name] === value);
      return live.pending.filter((one) => one.kind === kind && same(one.values))
        .map(({ id, values }) => ({ id, title: titleOf(live, { id, kind, values }) }));
    },

    /** What is greyed can be tapped all the same: it then says why. */
    open() {
      this.wasTapped = true;
      if (this.whyNot) return announce(this.whyNot);
      this.isOpen = true;
      return this.focusOn('input, textarea, select');
    },

    close() {
      this.isOpen = false;
      this.forget();
      this.focusOn('button');
    },

    take(name, value) {
      this.values[name] = value;
      delete this.errors[name];
      keeping.write(this.place, this.values);
    },

    add() {
      this.errors = this.missing();
      if (Object.keys(this.errors).length) return this.focusOn('[aria-invalid=true]');
      const sent = { ...this.values };
      const id = newId();
      this.$store.live.edit([{ act: 'add', kind, id, values: filled(sent) }])
        .catch((refusal) => this.refused(sent, refusal));
      this.close();
      this.$dispatch('record-added', { id, kind });
      return id;
    },

    missing() {
      const { needs, fields } = this.$store.live.catalog.kinds[kind];
      const empty = needs.filter((name) => !(name in filled(this.values)));
      return Object.fromEntries(empty.map((name) => [name, `${fields[name].label}: please fill this in.`]));
    },

    refused(sent, { text, details = {} }) {
      const named = this.fields.some(({ name }) => name === details.field);
      Object.assign(this, { values: sent, isOpen: true, problem: named ? '' : text });
      if (named) this.errors = { [details.field]: text };
      keeping.write(this.place, sent);
    },

    forget() {
      keeping.drop(this.place);
      Object.assign(this, { values: { ...given }, errors: {}, problem: '' });
    },

    focusOn(selector) {
      // What was pressed may be gone by then, and with it the way from there to the root.
      const root = this.$root;
      const shown = (element) => element.offsetParent !== null;
      this.$nextTick(() => [...root.querySelectorAll(selector)].find(shown)?.focus());
    },
  };
}

const isFilled = (value) => value !== null && value !== undefined && value !== '' && value.length !== 0;

const filled = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => isFilled(value)));
