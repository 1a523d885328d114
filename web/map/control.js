// The map's control: what a key, a click or a button of the pad does. It owns the drawing, the open editor and the pad.
import { newId } from '../live/queue.js';
import { collapse } from './collapsed.js';
import { collapsedIn, turnPart } from './collapsing.js';
import { addStep, openLanes, link, mayLink, moveTo, remove, stepsMayBeAdded } from './acts.js';
import { MapDrawing } from './draw.js';
import { TitleEditor } from './editor.js';
import { listenForKeys } from './keys.js';
import { bringPanel } from './narrow.js';
import { paced } from './paced.js';
import { Pad } from './pad.js';
import { sceneOf } from './scene.js';
import { byNumber, neighbour } from './walk.js';
import { announce } from '../parts/announce.js';
import { isLocked, lockOf, may } from '../parts/rights.js';

/** What the map is drawn from; anything else changes nothing on it. */
export const READS = [
  'layout', 'overview', 'taint', 'step', 'handoff', 'function', 'issue', 'source', 'source_use', 'decision', 'person_changed',
  'block_entered', 'step_looked_at', 'locked', 'editing', 'marked', 'unmarked', 'revealed', 'marking_reopened', 'unsent',
];

export class MapControl {
  /**
   * @param {HTMLElement} root the element with the class `map`
   * @param {{live: object, ui: object, level: () => string, zoom: (by: number) => void, fit: () => void,
   *   paste: (what: object) => void}} around
   */
  constructor(root, around) {
    Object.assign(this, { root, ...around, around, editor: null, moving: false, walking: false, walkedTo: '' });
    this.zoom = around.zoom;
    this.fit = around.fit;
    this.paste = around.paste;
    this.drawing = new MapDrawing(root, (name) => this.ui.icon(name));
    this.pad = new Pad(this);
    this.soon = paced(() => this.root.isConnected && this.redraw());
    this.redraw();
    listenForKeys(this);
    root.addEventListener('click', (event) => this.click(event));
    root.addEventListener('dblclick', ({ target }) => this.edit(target.closest('[data-step]')?.dataset.step));
    root.addEventListener('focusin', ({ target }) => this.follow(target));
    this.end = this.live.subscribe(() => this.soon(), READS);
    this.hides = ['layout', 'taint'].map((name) => this.live.shows(name));
    // What has focus shows, also after a notice or the panel has taken some of the room.
    this.size = new ResizeObserver(() => this.keepInView());
    this.size.observe(root.parentElement);
  }

  keepInView() {
    const { step } = document.activeElement?.dataset ?? {};
    if (step && this.root.contains(document.activeElement)) this.drawing.show(step);
  }

  redraw() {
    const drafts = this.editor?.fresh ? [{ id: this.editor.id, ...this.editor.fresh }] : [];
    const open = openLanes(this.live).length > 0;
    this.moving = true;
    const shown = { selected: this.ui.step, level: this.around.level(), mayEdit: () => open, collapses: true };
    this.drawing.update(collapse(sceneOf(this.live.unwatched(), drafts), collapsedIn(this.ui)), shown);
    this.moving = false;
    if (this.editor?.isOrphan) this.editor.orphan();
  }

  get marking() {
    return this.live.phase === 'mark';
  }

  get fromRight() {
    return getComputedStyle(this.root).direction === 'rtl';
  }

  get longestTitle() {
    return this.live.catalog.kinds.step.fields.name.longest;
  }

  click({ target }) {
    const { step } = target.closest('[data-step]')?.dataset ?? {};
    const { more } = target.closest('[data-more]')?.dataset ?? {};
    const { add } = target.closest('[data-add]')?.dataset ?? {};
    const { part } = target.closest('[data-part]')?.dataset ?? {};
    if (part) return this.turnPart(part, step);
    if (this.pad.picks(step)) return;
    if (step) this.select(step);
    if (more) this.pad.open(more);
    if (add) this.startStep({ lane: add, after: this.lastIn(add) });
  }

  /** The step with focus is the selected one. */
  follow({ dataset }) {
    if (!dataset.step || dataset.part || dataset.step === this.ui.step) return;
    this.ui.step = dataset.step;
    this.walkedTo = this.walking ? dataset.step : '';
  }

  select(id) {
    this.ui.select(id);
    bringPanel();
  }

  /** Another step was selected, here or elsewhere: it shows, and takes the focus if the map has it. */
  selected(id) {
    this.drawing.select(id);
    const isThere = this.walkedTo === id && document.activeElement.dataset.step === id;
    this.walkedTo = '';
    // Who walked there has been shown it: looking again would lay out the whole page once more for each key.
    if (isThere) return;
    const focused = document.activeElement;
    if (this.root.contains(focused) && focused.dataset.step) this.drawing.focus(id);
    else this.drawing.show(id);
  }

  focus(id) {
    this.walking = true;
    if (id) this.drawing.focus(id);
    this.walking = false;
  }

  /** Collapses a part, or opens it; focus goes on from the card of the same lane. */
  turnPart(part, from = '') {
    const { lane } = this.drawing.scene.cards.get(from) ?? {};
    turnPart(this.live, this.ui, part);
    this.pad.close();
    this.redraw();
    if (from) this.focus(this.firstIn(part, lane));
  }

  /** The card with which a part begins in a lane, be it open or collapsed. */
  firstIn(part, lane) {
    const { parts, cards } = this.drawing.scene;
    const { start, end } = parts.find((one) => one.part === part) ?? {};
    return byNumber({ cards }).find((card) => card.lane === lane && start <= card.column && card.column <= end)?.id;
  }

  /** The part under which a card stands; nothing where the flow has none. */
  partOf({ column }) {
    return this.drawing.scene.parts.find(({ start, end }) => start <= column && column <= end)?.part;
  }

  /** By key, from a card. */
  turnPartOf(card) {
    const part = this.partOf(card);
    if (part) this.turnPart(part, card.id);
    else announce('This flow has no parts to collapse.');
  }

  toggle(id) {
    if (this.ui.panelOpen && this.ui.step === id) this.ui.panelOpen = false;
    else this.select(id);
  }

  /** Opens the title's editor; where one may not change it, the panel. */
  edit(id) {
    const step = this.live.record(id ?? '');
    if (!step) return;
    if (!may(this.live, 'set', step, ['name'])) {
      if (isLocked(this.live, 'step')) this.tell('');
      return this.select(id);
    }
    this.openEditor({ id, label: `Title of step ${this.live.stepNumber(id)}` });
  }

  editBefore(id) {
    const before = neighbour(this.drawing.scene, id, -1);
    if (before && before.id !== id) this.edit(before.id);
  }

  /** A new step after one, in its lane. */
  addAfter(id) {
    const { lane } = this.drawing.scene.cards.get(id) ?? {};
    if (stepsMayBeAdded(this.live, lane)) return this.startStep({ lane, after: id });
    if (openLanes(this.live).length) return this.pad.open(id, 'lanes to add');
    return this.tell('You can add steps while the map is checked.');
  }

  /** Why nothing happens: the lock, while there is one. */
  tell(otherwise) {
    announce(isLocked(this.live, 'step') ? lockOf(this.live).words : otherwise);
  }

  startStep(fresh) {
    this.openEditor({ id: newId(), label: 'Title of the new step. Verb and object.', fresh });
  }

  openEditor(what) {
    this.pad.close();
    this.editor?.save();
    this.editor = new TitleEditor(this, what);
    this.redraw();
    this.editor.open(this.drawing.cards.get(what.id).cell);
  }

  editorClosed(editor) {
    if (this.editor !== editor) return;
    this.editor = null;
    this.redraw();
  }

  add(step) {
    this.live.edit(addStep(this.live, step)).catch((refusal) => {
      this.live.notices.push({ ...refusal, text: `${refusal.text} Not added: “${step.name}”.` });
    });
    this.soon();
    this.ui.step = step.id;
    this.redraw();
  }

  lastIn(lane) {
    const { cards } = this.drawing.scene;
    const own = [...cards.values()].filter((card) => card.lane === lane && card.number && !card.many);
    return own.sort((one, two) => two.column - one.column)[0]?.id ?? '';
  }

  link(from, to) {
    if (mayLink(this.live, from, to)) this.do([link(from, to)]);
    else this.tell('These two steps cannot be linked here: a link needs a step of your own function at one end.');
  }

  moveTo(id, lane) {
    this.do(moveTo(this.live, id, lane));
  }

  remove(id) {
    const step = this.live.record(id);
    if (!step || !may(this.live, 'remove', step)) return this.tell('You can remove steps of your own function.');
    const { id: next } = neighbour(this.drawing.scene, id, 1);
    const before = neighbour(this.drawing.scene, id, -1).id;
    this.do(remove(id));
    this.focus(next === id ? before : next);
  }

  do(acts) {
    this.live.edit(acts).catch((refusal) => this.live.notices.push(refusal));
    this.soon();
  }

  /** Whether the whole part of the selected step could be seen at a zoom level. */
  fits(level) {
    const { parts, cards, columns } = this.drawing.scene;
    const { column = 1 } = cards.get(this.ui.step) ?? {};
    const part = parts.find(({ start, end }) => start <= column && column <= end) ?? { start: 1, end: columns };
    return this.drawing.roomFor(part.end - part.start + 1, level);
  }

  close() {
    this.end();
    for (const hide of this.hides) hide();
    this.size.disconnect();
  }
}
