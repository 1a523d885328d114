// Editing a title on its card. What is typed into a step that is there is a draft like any other; a new card lasts
// only while it is typed, and is sent with its first words.
import { makeDraft } from '../live/draft.js';
import { element } from './dom.js';
import { claim, release } from '../parts/editing.js';
import { isLocked, lockOf } from '../parts/rights.js';
import { announce } from '../parts/announce.js';
import { LEFT } from '../parts/record_form.js';

/** Whether everybody is asked to look up: whoever was typing goes on where they were. */
const isFrozen = () => document.documentElement.hasAttribute('data-eyes-up');

export class TitleEditor {
  /**
   * @param {import('./control.js').MapControl} map
   * @param {{id: string, label: string, fresh?: {lane: string, after: string}}} what `fresh` for a card to be added
   */
  constructor(map, { id, label, fresh = null }) {
    Object.assign(this, { map, id, fresh, closed: false });
    this.draft = fresh ? null : makeDraft({ live: map.live, record: id, field: 'name' });
    this.draft?.restore();
    this.input = element('input', {
      class: 'input step-editor', dir: 'auto', autocomplete: 'off', maxlength: map.longestTitle, 'aria-label': label,
      list: fresh ? 'step-verbs' : null,
    });
    this.input.value = this.draft?.value ?? '';
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('input', () => this.typed());
    this.input.addEventListener('paste', (event) => this.paste(event));
    this.input.addEventListener('blur', () => !map.moving && !isFrozen() && this.save());
  }

  /** Whether the step is no longer there. */
  get isOrphan() {
    return !this.fresh && !this.map.live.record(this.id);
  }

  typed() {
    this.draft?.type(this.input.value);
    if (this.draft) claim(this.map.live, this.id);
  }

  /** Opens in the card's cell. */
  open(cell) {
    cell.append(this.input);
    this.input.focus({ preventScroll: true });
    this.input.select();
    for (const one of [cell, this.input]) one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (this.draft) claim(this.map.live, this.id);
  }

  key(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    const acts = {
      Enter: () => this.saveAndGo(() => this.map.focus(this.id)),
      Tab: () => this.leave(event.shiftKey),
      Escape: () => this.cancel(),
    };
    if (!acts[event.key] || (event.key === 'Tab' && !this.input.value.trim())) return;
    event.preventDefault();
    acts[event.key]();
  }

  /** Tab goes on to a new step in the same lane, Shift+Tab back to the step before. */
  leave(backwards) {
    this.saveAndGo(() => (backwards ? this.map.editBefore(this.id) : this.map.addAfter(this.id)));
  }

  saveAndGo(go) {
    this.save();
    go();
  }

  cancel() {
    this.draft?.discard();
    this.close();
    this.map.focus(this.fresh ? this.fresh.after : this.id);
  }

  /** Several lines are several steps. */
  paste(event) {
    const text = event.clipboardData.getData('text');
    if (!/\n\s*\S/.test(text.trim())) return;
    event.preventDefault();
    const { after, lane } = this.fresh ?? { after: this.id, lane: '' };
    if (this.fresh) this.close();
    this.map.paste({ text, after, lane });
  }

  save() {
    const name = this.input.value.trim();
    if (this.closed || (name && this.waits())) return;
    this.close();
    if (this.fresh) this.add(name);
    else this.set(name);
  }

  /** A new step cannot be added while the map is locked: what is typed stays where it is. */
  waits() {
    const { live } = this.map;
    if (!this.fresh || !isLocked(live, 'step')) return false;
    announce(`${lockOf(live).words} Your text is kept.`);
    return true;
  }

  add(name) {
    if (name) this.map.add({ id: this.id, name, ...this.fresh });
  }

  async set(name) {
    if (!name) return this.draft.discard();
    this.draft.type(name);
    await this.draft.save();
    if (this.draft.unsaved) this.handOver();
    return undefined;
  }

  /** Somebody else changed the title meanwhile, or it was refused: the form shows both, and why. */
  handOver() {
    this.draft.release();
    this.map.select(this.id);
    window.dispatchEvent(new CustomEvent(LEFT, { detail: { record: this.id, field: 'name' } }));
  }

  /** Somebody removed the step: the panel keeps what was typed, and brings the step back. */
  orphan() {
    this.close();
    if (!this.draft.unsaved) return;
    this.handOver();
    announce('Somebody removed this step. Your text is safe.', { urgent: true });
  }

  close() {
    this.closed = true;
    if (this.draft) release(this.map.live, this.id);
    this.input.remove();
    this.map.editorClosed(this);
  }
}
