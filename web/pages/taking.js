// Taking the plan away: while a file is written its line says so, and where there is none, the menu says why.

import { hand, nameOf } from './picture.js';

const UNREACHED = 'The server cannot be reached. Nothing is lost. Try again when you are back.';
const FAILED = 'This file could not be made. Nothing is lost. Try again, or take another format.';
const told = { busy: 'Writing …', saved: 'Saved', failed: 'Not saved' };

/**
 * Saves the file behind a line of the menu.
 * @param {HTMLAnchorElement} line
 * @param {HTMLElement} problem where to say why there is no file
 */
export async function take(line, problem) {
  if (line.ariaBusy === 'true') return;
  say(line, 'busy');
  problem.textContent = '';
  try {
    const answer = await fetch(line.href, { headers: { accept: 'application/octet-stream' } });
    if (answer.ok) hand(await answer.blob(), nameOf(answer.headers.get('content-disposition') ?? ''));
    else problem.textContent = await why(answer);
  } catch {
    problem.textContent = UNREACHED;
  }
  say(line, problem.textContent ? 'failed' : 'saved');
}

function say(line, state) {
  line.ariaBusy = String(state === 'busy');
  line.querySelector('[role="status"]').textContent = told[state];
}

/** The server's own words. */
async function why(answer) {
  try {
    const { title, text } = await answer.json();
    return title ? `${title}. ${text}` : FAILED;
  } catch {
    return FAILED;
  }
}
