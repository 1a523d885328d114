// Draws the scene into an element, and afterwards only what has changed: nothing is rebuilt, so focus, scroll and an
// open editor stay as they are whatever others do.
import { CardView } from './card.js';
import { StubView } from './stub.js';
import { arrange, element, order, place, say, set, svg, sweep, symbol } from './dom.js';
import { Geometry, OUTSIDE_TRACK, lengthsOf } from './geometry.js';
import { pathsOf, tracksOutside } from './links.js';

/** Where everything stands, to be compared with how it stood. */
const shapeOf = ({ columns, narrow, parts, lanes, adds, cards }, level) => JSON.stringify([
  level, columns, narrow, parts, lanes, adds, [...cards.values()].map(({ id, lane, column, row }) => [id, lane, column, row]),
]);

/** The widths of the columns: those of collapsed parts are narrow. */
const tracksOf = ({ columns, narrow }) =>
  Array.from({ length: columns }, (_, at) => `var(--${narrow.includes(at + 1) ? 'stub' : 'card'}-w)`).join(' ');

export class MapDrawing {
  /**
   * @param {HTMLElement} root the element with the class `map`
   * @param {(name: string) => string} address of an icon or glyph
   */
  constructor(root, address) {
    Object.assign(this, { root, address, scene: null, shape: '', links: '', lengths: null });
    this.cards = new Map();
    this.lanes = new Map();
    this.paths = new Map();
    this.heads = new Map();
    this.track = element('div', { class: 'part-track', role: 'presentation' });
    const corner = element('span', { role: 'presentation' });
    this.parts = element('div', { class: 'map-parts', role: 'row' }, corner, this.track);
    this.svg = svg('svg', { class: 'map-links', 'aria-hidden': 'true' });
    root.replaceChildren(this.parts, this.svg);
  }

  /**
   * @param {import('./scene.js').Scene} scene
   * @param {{selected: string, level: string, mayEdit: (id: string) => boolean}} shown
   */
  update(scene, shown) {
    const shape = shapeOf(scene, shown.level);
    const links = JSON.stringify([shape, scene.routes, scene.ends]);
    const [moves, relinks] = [shape !== this.shape, links !== this.links];
    Object.assign(this, { scene, shown, shape, links });
    const held = moves ? this.held() : null;
    if (moves) this.drawShape(scene, shown);
    for (const card of scene.cards.values()) this.cardView(card.id).update(card, this.about(card, shown));
    if (relinks) this.drawLinks(scene, shown.level);
    this.giveTabStop(shown.selected);
    this.hold(held);
  }

  drawShape(scene, { level }) {
    set(this.root, { 'data-level': level, 'data-columns': scene.columns });
    place(this.root, { '--columns': scene.columns, '--tracks': tracksOf(scene) });
    this.drawParts(scene.parts);
    this.drawLanes(scene);
  }

  /** Another card is the selected one; all else is as it was drawn last. */
  select(id) {
    const changed = [this.shown.selected, id].map((one) => this.scene.cards.get(one)).filter(Boolean);
    this.shown = { ...this.shown, selected: id };
    for (const card of changed) this.cardView(card.id).update(card, this.about(card, this.shown));
    this.giveTabStop(id);
  }

  about({ id }, { selected, mayEdit }) {
    return { selected: id === selected, editable: mayEdit(id) };
  }

  /** Where the card with focus, or in it, stands in the window: it must stand there afterwards. */
  held() {
    const card = document.activeElement?.closest?.('[data-cell]');
    return card && this.root.contains(card) ? { card, at: card.getBoundingClientRect() } : null;
  }

  hold(held) {
    if (!held?.card.isConnected) return;
    const now = held.card.getBoundingClientRect();
    this.root.parentElement.scrollBy(now.left - held.at.left, now.top - held.at.top);
  }

  drawParts(parts) {
    const drawn = parts.map(({ part, start, end, collapsed = false }) => {
      const about = { class: 'part-head', role: 'columnheader', dir: 'auto' };
      const head = this.kept(this.heads, part, () => element('span', about, this.partName(part)));
      place(head, { '--col': start, '--span': end - start + 1 });
      if (this.shown.collapses) set(head.firstChild, { 'aria-expanded': String(!collapsed), title: `${collapsed ? 'Open' : 'Collapse'} ${part}` });
      return head;
    });
    order(this.track, drawn);
    set(this.parts, { hidden: !parts.length });
  }

  /** Where parts can be collapsed, their names do it; by key the cards do. */
  partName(part) {
    if (!this.shown.collapses) return element('span', {}, part);
    const about = { class: 'part-toggle', type: 'button', tabindex: -1, 'data-part': part };
    return element('button', about, symbol('icon', 'chevron-down', this.address), element('span', {}, part));
  }

  drawLanes(scene) {
    const views = scene.lanes.map((lane) => this.kept(this.lanes, lane.id, () => this.makeLane()));
    order(this.root, [this.parts, ...views.map(({ row }) => row), this.svg]);
    const cells = scene.lanes.map((lane, at) => this.drawLane(views[at], lane, scene));
    // A card that changes its lane is moved before anything is removed, or it would lose its focus.
    views.forEach(({ track }, at) => sweep(track, cells[at]));
    this.forget(this.lanes, new Set(scene.lanes.map(({ id }) => id)));
    this.forget(this.cards, scene.cards);
  }

  makeLane() {
    const code = element('span', { class: 'code' });
    const [name, note] = [element('span', { dir: 'auto' }), element('small')];
    const track = element('div', { class: 'lane-track', role: 'presentation' });
    const head = element('div', { class: 'lane-head', role: 'rowheader' }, code, element('span', {}, name, note));
    return { row: element('div', { class: 'lane', role: 'row' }, head, track), code, name, note, track, add: null };
  }

  drawLane(view, lane, { cards, adds }) {
    set(view.row, { 'data-slot': lane.slot, 'data-empty': !lane.rows, 'data-lane': lane.id });
    place(view.row, { '--rows': Math.max(1, lane.rows) });
    set(view.code, { 'data-slot': lane.slot });
    say(view.code, lane.code);
    say(view.name, lane.name);
    say(view.note, lane.mine ? 'your lane' : lane.empty ? 'no steps' : '');
    const own = [...cards.values()].filter((card) => card.lane === lane.id)
      .sort((one, two) => one.column - two.column || one.row - two.row);
    const add = adds.find((one) => one.lane === lane.id);
    const cells = [...own.map(({ id }) => this.cardView(id).cell), ...(add ? [this.addCell(view, add)] : [])];
    arrange(view.track, cells);
    return cells;
  }

  addCell(view, { lane, column }) {
    const about = { class: 'add-step', type: 'button', 'data-add': lane, tabindex: -1 };
    view.add ??= element('div', { class: 'cell', role: 'gridcell' }, element('button', about, '+ Step'));
    place(view.add, { '--col': column, '--row': 1 });
    return view.add;
  }

  cardView(id) {
    return this.kept(this.cards, id, () => (this.scene.cards.get(id).many ? new StubView() : new CardView(id, this.address)));
  }

  drawLinks(scene, level) {
    if (this.level !== level) Object.assign(this, { level, lengths: lengthsOf(this.root) });
    const geometry = new Geometry(this.lengths, scene);
    const [above, below] = ['above', 'below'].map((where) => tracksOutside(scene.routes, where) * OUTSIDE_TRACK);
    place(this.root, { '--above': `${above}em`, '--below': `${below}em` });
    const { width, height } = geometry;
    set(this.svg, { width: `${width}em`, height: `${height}em`, viewBox: `0 0 ${width} ${height}` });
    const paths = pathsOf(scene.routes, geometry, scene.ends);
    const strips = geometry.strips.map(([start, end]) => svg('rect', { class: 'part-shut', x: start, y: 0, width: end - start, height, rx: 0.5 }));
    order(this.svg, [...strips, ...paths.flatMap((path) => this.drawPath(path, scene.ends[path.id]))]);
    this.forget(this.paths, new Map(paths.map((path) => [path.id, path])));
  }

  drawPath({ id, kind, d, head, at }, { pinned }) {
    const view = this.kept(this.paths, id, () => ({
      line: svg('path', { 'data-link': id }),
      head: svg('path', { 'data-kind': 'head' }),
      pin: svg('circle', { class: 'link-pin', r: 0.5 }),
      mark: svg('circle', { class: 'link-pin-mark', r: 0.22 }),
    }));
    set(view.line, { 'data-kind': kind, d });
    set(view.head, { d: head });
    for (const circle of [view.pin, view.mark]) set(circle, { cx: at[0], cy: at[1] });
    return [view.line, ...(head ? [view.head] : []), ...(pinned ? [view.pin, view.mark] : [])];
  }

  /** One card is in the tab order: the one with focus, else the selected one, else the first. */
  giveTabStop(selected) {
    const inside = this.root.contains(document.activeElement) ? document.activeElement.dataset.step : '';
    const first = this.scene.cards.keys().next().value;
    const stop = [inside, selected, this.stop, first].find((id) => this.scene.cards.has(id)) ?? '';
    this.stop = stop;
    for (const [id, { button }] of this.cards) set(button, { tabindex: id === stop ? 0 : -1 });
    const alone = this.scene.cards.size === 0;
    for (const { add } of this.lanes.values()) if (add) set(add.firstChild, { tabindex: alone ? 0 : -1 });
  }

  /** Focuses a card so that all of it shows beside the sticky heads. */
  focus(id) {
    const view = this.cards.get(id);
    if (!view?.button.isConnected) return false;
    view.button.focus({ preventScroll: true });
    this.show(id);
    this.giveTabStop(id);
    return true;
  }

  /** Brings a card into view. Where the page itself scrolls, whoever works elsewhere on it stays where they are. */
  show(id) {
    const { scrollX, scrollY } = window;
    this.cards.get(id)?.button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const { activeElement: focused, body } = document;
    if (focused && focused !== body && !this.root.contains(focused)) window.scrollTo(scrollX, scrollY);
  }

  /** Whether so many columns would show beside each other at a zoom level. */
  roomFor(columns, level) {
    const now = this.root.dataset.level;
    this.root.dataset.level = level;
    const { cardW, gapX, padX } = lengthsOf(this.root);
    const em = parseFloat(getComputedStyle(this.root).fontSize);
    const { width } = this.parts.firstChild.getBoundingClientRect();
    this.root.dataset.level = now;
    return em * (columns * (cardW + gapX) - gapX + 2 * padX) <= this.root.parentElement.clientWidth - width;
  }

  kept(views, key, make) {
    if (!views.has(key)) views.set(key, make());
    return views.get(key);
  }

  forget(views, still) {
    for (const key of views.keys()) if (!still.has(key)) views.delete(key);
  }
}
