// The card that stands for the steps of one lane in a collapsed part. It opens the part.
import { element, place, say, set } from './dom.js';

export class StubView {
  constructor() {
    this.many = element('b');
    this.word = element('span');
    this.button = element('button', { class: 'part-stub', type: 'button', tabindex: -1 }, this.many, this.word);
    this.cell = element('div', { class: 'cell', role: 'gridcell' }, this.button);
  }

  /** @param {import('./collapsed.js').Stub} stub */
  update({ id, part, column, row, rows, many, name }) {
    place(this.cell, { '--col': column, '--row': row, '--span-rows': rows });
    set(this.cell, { 'data-cell': id });
    set(this.button, { 'data-step': id, 'data-part': part, 'aria-label': name, title: name });
    say(this.many, String(many));
    say(this.word, many === 1 ? 'step' : 'steps');
  }
}
