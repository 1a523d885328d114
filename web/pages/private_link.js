// A private link that was just made: selected by a click, copied by a button. Without this it can be selected by hand.

import { copyText } from '../parts/copy.js';

const link = document.getElementById('link');
const button = document.getElementById('copy');

link.addEventListener('focus', () => link.select());
button.hidden = false;
button.addEventListener('click', async () => {
  const copied = await copyText(link.value);
  document.getElementById('copied').textContent = copied ? 'Copied' : 'Select it and copy it by hand.';
});
