// One card of the map: its elements are made once and changed in place.
import { element, place, say, set, svg, symbol } from './dom.js';

const UNSENT = [{ icon: 'offline', text: 'Not sent yet' }];

/** Shares from Person down → where each colour of the bar ends, in per cent: five levels, or three of them. */
export function spreadStops(shares) {
  const full = shares.length === 3 ? [shares[0], 0, shares[1], 0] : shares.slice(0, 4);
  let sum = 0;
  const ends = full.map((share) => `${Math.round((sum += share) * 100)}%`);
  return Object.fromEntries(ends.map((end, at) => [`--p${5 - at}`, end]));
}

export class CardView {
  /**
   * @param {string} id
   * @param {(name: string) => string} address of an icon or glyph
   */
  constructor(id, address) {
    this.address = address;
    this.stands = '';
    this.drawn = '';
    this.use = svg('use');
    this.glyph = svg('svg', { class: 'glyph', 'aria-hidden': 'true' }, this.use);
    this.word = element('span');
    this.number = element('span', { class: 'step-number' });
    this.title = element('span', { class: 'step-title', dir: 'auto' });
    this.foot = element('span', { class: 'step-foot' });
    this.spread = element('span', { class: 'spread', hidden: true });
    const about = { class: 'step-card', type: 'button', id: `step-${id}`, 'data-step': id, tabindex: -1 };
    const mode = element('span', { class: 'step-mode' }, this.glyph, this.word);
    this.button = element('button', about, mode, this.number, this.title, this.foot, this.spread);
    this.more = element('button', {
      class: 'card-more', type: 'button', 'data-more': id, tabindex: -1, 'aria-label': 'More', title: 'Shift+F10',
    }, symbol('icon', 'more', address));
    this.claim = element('span', { class: 'card-claim', dir: 'auto', hidden: true });
    this.cell = element('div', { class: 'cell', role: 'gridcell', 'data-cell': id }, this.button, this.more, this.claim);
  }

  /** @param {import('./scene.js').Card} card */
  update(card, { selected, editable }) {
    const stands = JSON.stringify([card.column, card.row, card.current, card.draft, card.editing, selected, editable]);
    if (stands !== this.stands) this.showState(card, { selected, editable });
    this.stands = stands;
    const drawn = JSON.stringify([card.number, card.title, card.name, card.face, card.unsent]);
    if (drawn !== this.drawn) this.draw(card);
    this.drawn = drawn;
  }

  showState(card, { selected, editable }) {
    place(this.cell, { '--col': card.column, '--row': card.row });
    set(this.cell, { 'aria-selected': String(selected) });
    set(this.button, { 'aria-current': card.current ? 'step' : null });
    set(this.more, { hidden: !editable || card.draft });
    set(this.claim, { hidden: !card.editing });
    say(this.claim, card.editing);
  }

  draw({ number, title, name, face, unsent }) {
    set(this.button, {
      'aria-label': name,
      title,
      'data-mode': face.edge ? face.mode : null,
      'data-decided': face.decided,
      'data-far': face.far,
      'data-unsent': unsent,
    });
    set(this.glyph, { 'data-mode': face.mode, hidden: !face.mode });
    if (face.mode) set(this.use, { href: this.address(face.mode) });
    say(this.word, face.word);
    say(this.number, number ? String(number) : '');
    say(this.title, title);
    this.foot.replaceChildren(...(unsent ? UNSENT : face.foot).map((one) => this.chip(one)));
    set(this.spread, { hidden: !face.spread.length });
    place(this.spread, spreadStops(face.spread));
  }

  chip({ icon, text, strong = false, tag = false, weak = false }) {
    const chip = element('span', { 'data-break': strong, 'data-weak': weak, class: tag ? 'tag' : null, 'data-tone': tag ? 'line' : null });
    if (icon) chip.append(symbol('icon', icon, this.address));
    chip.append(element('span', {}, text));
    return chip;
  }
}
