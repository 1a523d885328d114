// One field of a form, as markup needs it: which widget, what it shows, what a tap or a key does to it.
// Its value is kept by a `cell`: a draft of a record's field (record_form.js), or what is still to be added
// (add_record.js). The markup is the macro `fields` in record_form.html.
import { optionsOf } from './field_options.js';
import { widgetOf } from './widgets.js';

/** Which widgets stand under one label, and which are a group of taps under a legend. */
const SINGLE = ['line', 'lines', 'number', 'day', 'time', 'select', 'several', 'texts'];
const GROUPED = ['levels', 'tiles', 'segmented', 'scale'];

/**
 * @typedef {{
 *   value: any, may: boolean, error: string, conflict: {yours: any, theirs: any, by: string, both: boolean} | null,
 *   type: (value: any) => void, pick: (value: any) => void, enter: () => void, leave: () => void,
 *   keepMine: () => void, useTheirs: () => void, keepBoth: () => void,
 * }} Cell `type` waits for more, `pick` is final, `leave` means that focus went elsewhere
 */
export class FieldView {
  /**
   * @param {object} live the store `live`
   * @param {Cell} cell
   * @param {string} name
   * @param {object} described the field in the catalogue
   */
  constructor(live, cell, name, described) {
    const widget = widgetOf(described);
    Object.assign(this, { live, cell, name, described });
    Object.assign(this, { label: described.label, help: described.help ?? '', unit: described.unit ?? '' });
    this.longest = described.longest ?? (described.type === 'texts' ? 120 : 280);
    this.is = { [widget]: true };
    this.single = SINGLE.includes(widget);
    this.grouped = GROUPED.includes(widget);
    /** In a table one of several is picked from a list, whatever it is in a form. */
    this.picked = this.grouped || widget === 'select';
  }

  /** The id of its control, different in every form on a page. */
  get id() {
    return `${this.cell.address}-${this.name}`;
  }

  get helpId() {
    return `${this.id}-help`;
  }

  get errorId() {
    return `${this.id}-error`;
  }

  get value() {
    return this.cell.value ?? '';
  }

  get list() {
    return Array.isArray(this.cell.value) ? this.cell.value : [];
  }

  get may() {
    return this.cell.may;
  }

  get error() {
    return this.cell.error;
  }

  get invalid() {
    return this.error ? 'true' : 'false';
  }

  get describedBy() {
    return [this.help && this.helpId, this.error && this.errorId].filter(Boolean).join(' ') || null;
  }

  get hasConflict() {
    return Boolean(this.cell.conflict);
  }

  get conflict() {
    const { yours = '', theirs = '', by = '', both = false } = this.cell.conflict ?? {};
    return {
      // Two titles in one line make no title.
      both: both && !this.is.line,
      title: `${by || 'Somebody'} changed this while you were typing.`,
      yours: this.inWords(yours),
      theirs: this.inWords(theirs) || 'Nothing',
      whose: by ? `${by}’s` : 'Theirs',
      use: by ? `Use ${by}’s` : 'Use theirs',
    };
  }

  /** The value for a reader who may not change it. */
  get says() {
    return this.inWords(this.cell.value) || 'Not said yet';
  }

  get options() {
    return optionsOf(this.live, this.described, this.value);
  }

  /** The options of a select by their group, without those that a list has already. */
  get groups() {
    const groups = new Map();
    for (const one of this.options.filter(({ name }) => !this.list.includes(name))) {
      groups.set(one.group ?? '', [...groups.get(one.group ?? '') ?? [], one]);
    }
    return [...groups].map(([label, options]) => ({ label, options }));
  }

  /** What a list holds. */
  get chips() {
    return this.list.map((name) => this.options.find((one) => one.name === name) ?? { name, label: name });
  }

  /** What a select holds. */
  get chosen() {
    return this.options.find((one) => this.has(one.name)) ?? { code: '', slot: 0, label: '' };
  }

  get chooseWord() {
    return this.is.several ? 'Add …' : 'Not said yet';
  }

  dropWord(label) {
    return `Remove ${label}`;
  }

  inWords(value) {
    const one = (each) => this.options.find(({ name }) => name === String(each))?.label ?? String(each);
    if (value === null || value === undefined || value === '') return '';
    if (this.described.type === 'flag') return value ? 'Yes' : 'No';
    if (Array.isArray(value)) return value.map(one).join(', ');
    return [one(value), this.unit].filter(Boolean).join(' ');
  }

  has(name) {
    return String(this.value) === String(name);
  }

  /** Typing: saved when it stops. */
  type(event) {
    this.cell.type(this.read(event.target));
  }

  enter() {
    this.cell.enter();
  }

  leave() {
    this.cell.leave();
  }

  /** A tap on one of several options. */
  tap(name) {
    this.cell.pick(this.typed(name));
  }

  /** A select, a day or a box has another value. */
  choose(event) {
    this.cell.pick(this.read(event.target));
  }

  /** A key on a group of taps: its number picks, Delete takes the answer back. */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const option = this.options.find(({ key }) => key === event.key);
    if (option) this.tap(option.name);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.cell.pick(null);
    else return;
    event.preventDefault();
  }

  read(input) {
    if (this.described.type === 'flag') return input.checked;
    return input.value.trim() === '' ? null : this.typed(input.value);
  }

  typed(value) {
    if (this.described.type !== 'number') return value;
    const number = Number(String(value).replace(',', '.'));
    return Number.isNaN(number) ? value : number;
  }

  /** Adds what a select or an input holds to a list. */
  addFrom(event) {
    const added = event.target.value.trim();
    event.target.value = '';
    if (added && !this.list.includes(added)) this.cell.pick([...this.list, added]);
  }

  drop(name) {
    this.cell.pick(this.list.filter((one) => one !== name));
  }
}

/**
 * The fields asked for, in the order of the kind: `room`, `before`, `after`, `all`, or in their own order names
 * separated by spaces.
 */
export function askedFields(kind, asked) {
  const names = asked.split(' ').filter((name) => Object.hasOwn(kind.fields, name));
  const inGroup = (name) => asked === 'all' || kind.fields[name].asked === asked;
  const wanted = names.length ? names : Object.keys(kind.fields).filter(inGroup);
  return wanted.filter((name) => !kind.fields[name].by_procedure);
}
