// The pad beside a card: what can be done with it, for pointer and keyboard alike. Its pages: the buttons, the lanes to
// add or move to, and the steps to link or follow.
import { mayLink, openLanes, stepsMayBeAdded } from './acts.js';
import { element, symbol } from './dom.js';
import { linked } from './walk.js';
import { may } from '../parts/rights.js';

/** How many steps are offered while somebody types a number or a name. */
const MOST_OFFERED = 6;
const NOTHING_FITS = 'No step fits. Those linked already are not listed.';

export class Pad {
  /** @param {import('./control.js').MapControl} map */
  constructor(map) {
    Object.assign(this, { map, card: '', page: '' });
    this.root = element('div', { class: 'context-pad', role: 'toolbar' });
    this.root.addEventListener('keydown', (event) => this.key(event));
    this.root.addEventListener('focusout', ({ relatedTarget: to }) => to && !this.root.contains(to) && this.close());
  }

  /** Opens a page of the pad at a card, with focus on its first button. */
  open(card, page = 'buttons') {
    Object.assign(this, { card, page });
    const { number = '' } = this.map.drawing.scene.cards.get(card);
    this.root.setAttribute('aria-label', `Step ${number}`);
    this.root.replaceChildren(...PAGES[page](this));
    const { cell } = this.map.drawing.cards.get(card);
    cell.append(this.root);
    this.map.root.toggleAttribute('data-linking', page === 'links');
    this.root.querySelector('button, input')?.focus({ preventScroll: true });
    this.root.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  close() {
    if (!this.root.isConnected) return;
    this.map.root.removeAttribute('data-linking');
    this.root.remove();
    Object.assign(this, { card: '', page: '' });
  }

  /** Goes back to the card. */
  leave() {
    const { card } = this;
    this.close();
    this.map.focus(card);
  }

  /** In link mode a click on another card is the pick. */
  picks(step) {
    if (this.page !== 'links' || !step || step === this.card) return false;
    this.finish(() => this.map.link(this.card, step));
    return true;
  }

  finish(act) {
    act();
    this.leave();
  }

  key(event) {
    event.stopPropagation();
    const buttons = [...this.root.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement);
    const typing = event.target.matches('input');
    const acts = {
      Escape: () => this.leave(),
      ArrowRight: () => !typing && buttons[(at + 1) % buttons.length]?.focus(),
      ArrowLeft: () => !typing && buttons.at(at - 1)?.focus(),
      ArrowDown: () => buttons[(at + 1) % buttons.length]?.focus(),
      ArrowUp: () => buttons.at(at - 1)?.focus(),
      Enter: () => typing && buttons[0]?.click(),
    };
    const numbered = !typing && buttons.find((one) => one.dataset.key && one.dataset.key === event.key.toUpperCase());
    if (numbered) acts[event.key] = () => numbered.click();
    const native = typing ? /^Arrow(Left|Right)$/.test(event.key) : event.key === 'Enter';
    if (!acts[event.key] || native) return;
    event.preventDefault();
    acts[event.key]();
  }

  button(text, act, { icon = '', key = '', code = null } = {}) {
    const looks = { class: 'button', type: 'button', 'data-size': 's', 'data-look': 'quiet' };
    const made = element('button', { ...looks, 'data-key': key || null });
    if (icon) made.append(symbol('icon', icon, this.map.drawing.address));
    if (code) made.append(element('span', { class: 'code', 'data-slot': code.slot }, code.text));
    made.append(text);
    if (key) made.append(element('kbd', {}, key));
    made.addEventListener('click', act);
    return made;
  }
}

const PAGES = {
  buttons: (pad) => {
    const { map, card } = pad;
    const { live } = map;
    const step = live.record(card);
    const { lane } = map.drawing.scene.cards.get(card);
    const shown = [
      [stepsMayBeAdded(live, lane), 'Next', () => map.addAfter(card), 'plus', 'A'],
      [openLanes(live).length > 0, 'Next in …', () => pad.open(card, 'lanes to add'), 'plus', ''],
      [true, 'Link to …', () => pad.open(card, 'links'), 'arrow', 'L'],
      [step && may(live, 'set', step, ['owner']), 'Move to …', () => pad.open(card, 'lanes to move'), 'swap', 'M'],
      [map.partOf(map.drawing.scene.cards.get(card)), 'Collapse part', () => map.turnPart(map.partOf(map.drawing.scene.cards.get(card)), card), 'chevron-down', 'C'],
      [step && may(live, 'remove', step), 'Remove', () => { pad.close(); map.remove(card); }, 'trash', ''],
    ];
    return shown.filter(([may]) => may).map(([, text, act, icon, key]) => pad.button(text, act, { icon, key }));
  },

  'lanes to add': (pad) => lanes(pad, openLanes(pad.map.live), (lane) => {
    const { card } = pad;
    pad.close();
    pad.map.startStep({ lane, after: card });
  }),

  'lanes to move': (pad) => {
    const { live, drawing } = pad.map;
    const other = live.functions.filter(({ id }) => id !== drawing.scene.cards.get(pad.card).lane);
    return lanes(pad, other, (lane) => pad.finish(() => pad.map.moveTo(pad.card, lane)));
  },

  'links out': (pad) => steps(pad, linked(pad.map.drawing.scene, pad.card, false)),

  'links in': (pad) => steps(pad, linked(pad.map.drawing.scene, pad.card, true)),

  links: (pad) => {
    const asks = { 'aria-label': 'Link to: number or name of a step', placeholder: 'Number or name' };
    const input = element('input', { class: 'input', autocomplete: 'off', ...asks });
    const found = element('div', { class: 'stack', 'data-gap': '1' });
    const offer = () => found.replaceChildren(...offered(pad, input.value));
    input.addEventListener('input', offer);
    offer();
    return [element('div', { class: 'stack', 'data-gap': '1' }, input, found)];
  },
};

/** A function is picked by its number or the first letter of its code. */
const lanes = (pad, functions, pick) => functions.map(({ id, values }, at) => pad.button(values.name, () => pick(id), {
  key: String(at + 1), code: { text: values.code ?? '', slot: values.colour ?? 8 },
}));

/** Several ends of links: a short numbered list. */
const steps = (pad, cards) => cards.map((card, at) => pad.button(`${card.number} ${card.title}`, () => {
  pad.close();
  pad.map.focus(card.id);
}, { key: String(at + 1) }));

function offered(pad, typed) {
  const { live } = pad.map;
  const wanted = typed.trim().toLowerCase();
  const fits = ({ number, title }) => !wanted || String(number) === wanted || title.toLowerCase().includes(wanted);
  const all = live.steps.map(({ id, values }) => ({ id, number: live.stepNumber(id), title: values.name }));
  const cards = all.filter((card) => mayLink(live, pad.card, card.id) && fits(card));
  const exact = ({ number }) => (String(number) === wanted ? 0 : 1);
  if (!cards.length) return [element('p', { class: 'fine', role: 'status' }, NOTHING_FITS)];
  return cards.sort((one, two) => exact(one) - exact(two) || one.number - two.number).slice(0, MOST_OFFERED)
    .map((card) => pad.button(`${card.number} ${card.title}`, () => pad.finish(() => pad.map.link(pad.card, card.id))));
}
