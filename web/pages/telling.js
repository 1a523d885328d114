// Telling owners: a tap copies a message, and a letter is sent while the page stays.

import { copyText } from '../parts/copy.js';

const UNREACHED = 'The server cannot be reached. Nothing was sent. Try again when you are back.';

const NO_MESSAGE = 'Not copied. Try again';

/** The messages that hold a private link by now: taken twice, a message holds the same one. */
const linked = new Set();

/** Copies the message that a button is for; the button says so. */
export async function copy(button) {
  await copyFrom(document.getElementById(button.dataset.copy), button);
}

/** Copies a message that holds a private link, which is made for it the first time. */
export async function take(form) {
  const button = form.querySelector('button');
  const message = document.getElementById(form.dataset.take);
  if (button.disabled) return;
  button.disabled = true;
  const { ok, text } = linked.has(message) ? { ok: true, text: message.textContent } : await answerTo(form);
  if (ok) {
    message.textContent = text;
    linked.add(message);
    await copyFrom(message, button);
  } else {
    button.querySelector('[aria-live]').textContent = NO_MESSAGE;
    message.before(problem(message, text));
  }
  message.closest('details').open ||= !ok;
  button.disabled = false;
}

/** What stands above a message that could not be made, once. */
function problem(message, text) {
  const before = message.previousElementSibling;
  const said = before?.role === 'alert' ? before : document.createElement('p');
  Object.assign(said, { role: 'alert', className: 'field-error', textContent: text });
  return said;
}

async function copyFrom(message, button) {
  const copied = await copyText(message.textContent);
  button.querySelector('[aria-live]').textContent = copied ? 'Copied' : 'Not copied. Open it below';
  if (copied) message.parentElement.querySelector('[role="alert"]')?.remove();
}

/** Sends the letter of a form, once at a time; what came of it stands beside it. */
export async function send(form) {
  const button = form.querySelector('button');
  const told = form.querySelector('[role="status"]');
  if (button.disabled) return;
  button.disabled = true;
  said(told, 'Sending …', true);
  const { ok, title, text } = await answerTo(form);
  said(told, [title, text].filter(Boolean).join('. '), ok);
  button.disabled = false;
}

function said(told, text, fine) {
  told.textContent = text;
  told.classList.toggle('field-error', !fine);
}

/** What the server says, and whether it did what was asked. */
async function answerTo(form) {
  try {
    const body = new URLSearchParams(new FormData(form));
    const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
    return { ...await answer.json(), ok: answer.ok };
  } catch {
    return { text: UNREACHED, ok: false };
  }
}
