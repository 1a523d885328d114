// The strip above the map: the whole flow in one line, a tick for each step, grouped by part. Like the map it is made
// once and changed in place; made by the page, its sixty ticks would hold up whoever comes into the room.
import { element, order, say, set, symbol } from './dom.js';
import { faceOf } from './faces.js';
import { factsOf } from './facts.js';

/** The parts of a flow, each with the ticks of its steps. */
function partsOf(live) {
  const facts = factsOf(live);
  const parts = [];
  for (const step of live.steps) {
    const name = step.values.part ?? '';
    if (parts.at(-1)?.name !== name) parts.push({ name, ticks: [] });
    const { mode, says } = faceOf(live, step, facts);
    const label = `${facts.numbers.get(step.id)} ${step.values.name}. ${says}`;
    parts.at(-1).ticks.push({ id: step.id, mode: mode || 'unmarked', label });
  }
  return parts;
}

export class Strip {
  /**
   * @param {HTMLElement} root the element with the class `part-strip`
   * @param {{address: (name: string) => string, show: (step: string) => void}} around the address of a glyph, and what
   *   a tick does
   */
  constructor(root, { address, show }) {
    Object.assign(this, { root, address, show, selected: '' });
    this.parts = [];
    this.ticks = new Map();
  }

  /** @param {object} live the store `live` */
  update(live) {
    const parts = partsOf(live);
    const known = new Set(parts.flatMap(({ ticks }) => ticks.map(({ id }) => id)));
    while (this.parts.length < parts.length) this.parts.push(this.makePart());
    parts.forEach(({ name, ticks }, at) => {
      say(this.parts[at].name, name);
      order(this.parts[at].list, ticks.map((tick) => this.tick(tick)));
    });
    this.parts.length = parts.length;
    order(this.root, this.parts.map(({ item }) => item));
    for (const id of this.ticks.keys()) if (!known.has(id)) this.ticks.delete(id);
  }

  makePart() {
    const [name, list] = [element('span', { dir: 'auto' }), element('ol')];
    return { name, list, item: element('li', {}, name, list) };
  }

  tick({ id, mode, label }) {
    if (!this.ticks.has(id)) this.ticks.set(id, this.makeTick(id));
    const tick = this.ticks.get(id);
    if (tick.mode !== mode) tick.link.replaceChildren(symbol('glyph', mode, this.address));
    if (tick.label !== label) set(tick.link, { 'aria-label': label, title: label });
    Object.assign(tick, { mode, label });
    return tick.item;
  }

  makeTick(id) {
    const current = id === this.selected ? 'step' : null;
    const link = element('a', { href: `#step-${id}`, 'aria-current': current });
    link.addEventListener('click', (event) => {
      event.preventDefault();
      this.show(id);
    });
    return { link, item: element('li', {}, link), mode: '', label: '' };
  }

  /** Marks the tick of the selected step. */
  select(id) {
    const link = (one) => this.ticks.get(one)?.link;
    if (link(this.selected)) set(link(this.selected), { 'aria-current': null });
    if (link(id)) set(link(id), { 'aria-current': 'step' });
    this.selected = id;
  }
}
