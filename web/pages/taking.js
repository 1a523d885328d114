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
  const counting = count(line);
  try {
    const answer = await fetch(line.href, { headers: { accept: 'application/octet-stream' } });
    if (answer.ok) hand(await answer.blob(), nameOf(answer.headers.get('content-disposition') ?? ''));
    else problem.textContent = await why(answer);
  } catch {
    problem.textContent = UNREACHED;
  }
  clearInterval(counting);
  say(line, problem.textContent ? 'failed' : 'saved');
}

/** A long file says how long it has been written, so that nobody thinks it stands still. Seconds are seen, not read out. */
function count(line) {
  const began = Date.now();
  return setInterval(() => {
    line.querySelector('[role="status"]').dataset.seconds = ` ${Math.round((Date.now() - began) / 1000)} s`;
  }, 1000);
}

function say(line, state) {
  line.ariaBusy = String(state === 'busy');
  const status = line.querySelector('[role="status"]');
  status.textContent = told[state];
  delete status.dataset.seconds;
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
