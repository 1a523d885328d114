// Help and keys: what every key does, whether `?` opens this list, and how much of what others do is read aloud. Loaded
// when it is opened first.
import { element } from '../map/dom.js';
import { keysOf } from './key_table.js';
import { setVoice, voice, VOICES } from './room_news.js';

const SAVES = 'What you write saves by itself. Everybody sees it, except for marks, reasons and grades: those only you can see until the reveal.';
const HEARS = 'Quiet tells nothing of it, Normal sums it up now and then, All every few seconds.';

const line = ({ press, does }) =>
  element('div', { class: 'key-line' }, element('dt', {}, element('kbd', {}, press)), element('dd', {}, does));

const group = ({ place, keys }) => element('section', { class: 'stack wide-only', 'data-gap': '2' },
  element('h3', {}, place), element('dl', { class: 'facts', 'data-lines': true }, ...keys.map(line)));

function questionMark({ single, turn }) {
  const box = element('input', { type: 'checkbox', role: 'switch' });
  box.checked = single;
  box.addEventListener('change', () => turn(box.checked));
  const words = element('span', {}, 'Open this list with ', element('kbd', {}, '?'));
  return element('label', { class: 'switch wide-only' }, box, words);
}

function voices() {
  const options = VOICES.map(({ name, label }) => {
    const radio = element('input', { type: 'radio', name: 'voice' });
    radio.checked = name === voice().name;
    radio.addEventListener('change', () => setVoice(name));
    return element('label', {}, radio, element('span', {}, label));
  });
  return element('fieldset', { class: 'field' },
    element('legend', {}, 'For a screen reader: what others add'),
    element('div', { class: 'segmented', 'data-size': 's' }, ...options),
    element('p', { class: 'field-help' }, HEARS));
}

/** @param {{page: string, single: boolean, turn: (on: boolean) => void}} about `turn` switches the single key on or off */
export function openKeys(about) {
  const title = element('h2', { id: 'keys-title', tabindex: '-1', autofocus: true }, 'Help and keys');
  const done = element('button', { class: 'button', 'data-look': 'primary', type: 'button' }, 'Done');
  const parts = [element('p', { class: 'quiet' }, SAVES), ...keysOf(about.page).map(group), questionMark(about), voices()];
  const root = element('dialog', { class: 'dialog', 'aria-labelledby': 'keys-title' },
    title, element('div', { class: 'stack', 'data-gap': '4' }, ...parts), element('footer', {}, done));
  done.addEventListener('click', () => root.close());
  root.addEventListener('close', () => root.remove());
  document.body.append(root);
  root.showModal();
}
