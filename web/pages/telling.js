// Telling owners: a tap copies a message, and a letter is sent while the page stays.

import { copyText } from '../parts/copy.js';

const UNREACHED = 'The server cannot be reached. Nothing was sent. Try again when you are back.';

/** Copies the message that a button is for; the button says so. */
export async function copy(button) {
  const said = button.querySelector('[aria-live]');
  const copied = await copyText(document.getElementById(button.dataset.copy).textContent);
  said.textContent = copied ? 'Copied' : 'Not copied. Open it below';
}

/** Sends the letter of a form, once at a time; what came of it stands beside it. */
export async function send(form) {
  const button = form.querySelector('button');
  const told = form.querySelector('[role="status"]');
  if (button.disabled) return;
  button.disabled = true;
  said(told, 'Sending …', true);
  const { text, sent } = await answerTo(form);
  said(told, text, sent);
  button.disabled = false;
}

function said(told, text, fine) {
  told.textContent = text;
  told.classList.toggle('field-error', !fine);
}

/** What the server says, and whether the letter is on its way. */
async function answerTo(form) {
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
    const { title, text } = await answer.json();
    return { text: `${title}. ${text}`, sent: answer.ok };
  } catch {
    return { text: UNREACHED, sent: false };
  }
}
