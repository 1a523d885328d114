// The command list: one line to type in, and below it everything one can go to. Loaded when it is opened first.
import { element, symbol } from '../map/dom.js';
import { destinations } from './go_to_places.js';

const LIST = 'go-to-list';

/** Every word typed stands in it, as a word or the beginning of one; a number is that step's alone. */
function fits({ words, number }, typed) {
  const asked = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (asked.length === 1 && /^\d+$/.test(asked[0])) return String(number ?? '').startsWith(asked[0]);
  const said = words.toLowerCase();
  return asked.every((one) => said.startsWith(one) || said.includes(` ${one}`));
}

class GoTo {
  constructor({ live, ui }) {
    Object.assign(this, { ui, all: destinations(live, ui), found: [], at: 0 });
    const named = { 'aria-label': 'Go to a step, a phase or a person', placeholder: 'Number, name or phase' };
    const combo = { role: 'combobox', 'aria-expanded': 'true', 'aria-controls': LIST, 'aria-autocomplete': 'list' };
    this.input = element('input', { class: 'input', autocomplete: 'off', dir: 'auto', ...named, ...combo });
    this.list = element('ul', { class: 'go-to-list', role: 'listbox', id: LIST, 'aria-label': 'Places' });
    this.none = element('p', { class: 'quiet', role: 'status' });
    this.root = element('dialog', { class: 'dialog go-to', 'aria-label': 'Go to' }, this.input, this.list, this.none);
    this.input.addEventListener('input', () => this.narrow());
    this.root.addEventListener('keydown', (event) => this.key(event));
    this.root.addEventListener('click', ({ target }) => this.click(target));
    this.root.addEventListener('close', () => this.root.remove());
  }

  open() {
    document.body.append(this.root);
    this.narrow();
    this.root.showModal();
    this.input.focus();
  }

  narrow() {
    this.found = this.all.filter((one) => fits(one, this.input.value));
    this.list.replaceChildren(...this.found.map((one, at) => this.row(one, at)));
    this.none.textContent = this.found.length ? '' : 'Nothing is called that.';
    this.pick(0);
  }

  row({ words, kind, icon }, at) {
    const label = element('span', { class: 'grow', dir: 'auto' }, words);
    const shape = symbol('icon', icon, (name) => this.ui.icon(name));
    return element('li', { role: 'option', id: `go-to-${at}`, 'data-at': at }, shape, label, element('span', { class: 'fine' }, kind));
  }

  pick(at) {
    this.at = Math.max(0, Math.min(at, this.found.length - 1));
    [...this.list.children].forEach((row, place) => row.setAttribute('aria-selected', String(place === this.at)));
    const row = this.list.children[this.at];
    row?.scrollIntoView({ block: 'nearest' });
    if (row) this.input.setAttribute('aria-activedescendant', row.id);
    else this.input.removeAttribute('aria-activedescendant');
  }

  key(event) {
    // Closed, it keeps the focus until the page is painted; keys that come meanwhile are not for it.
    if (event.isComposing || !this.root.open) return;
    const acts = {
      ArrowDown: () => this.pick(this.at + 1),
      ArrowUp: () => this.pick(this.at - 1),
      Enter: () => this.go(this.found[this.at]),
    };
    // What is typed here is nobody else's key.
    event.stopPropagation();
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }

  click(target) {
    const { at } = target.closest('[data-at]')?.dataset ?? {};
    if (at) this.go(this.found[at]);
    else if (target === this.root) this.root.close();
  }

  go(place) {
    if (!place) return;
    this.root.close();
    place.go();
  }
}

/** @param {{live: object, ui: object}} stores */
export const openGoTo = (stores) => new GoTo(stores).open();
