// Taking the plan away: a file is ordered, its line says how far it is, and it is saved when it is written. Who leaves
// the page meanwhile is offered the file when they are back. Where there is none, the menu says why.
import { keeping } from '../live/keeping.js';
import { hand, nameOf } from './picture.js';

const UNREACHED = 'The server cannot be reached. Nothing is lost. Try again when you are back.';
const BACK = 'The server cannot be reached right now. Your file goes on being written, and comes when you are back.';
const FAILED = 'This file could not be made. Nothing is lost. Try again, or take another format.';
const told = { busy: 'Writing …', saved: 'Saved', failed: 'Not saved' };
/** Milliseconds between two looks: soon at first, then every second. */
const LOOKS = [150, 300, 500, 1000];

const [, , workshop] = location.pathname.split('/');
/** Where this browser remembers the files that it ordered and has not saved: {order, label}. */
export const LEFT = `crossflow.exports/${workshop}`;

export const left = () => keeping.read(LEFT) ?? [];

const remember = (order, label) => keeping.write(LEFT, [...left(), { order, label }]);

export function forget(order) {
  const others = left().filter((one) => one.order !== order);
  if (others.length) keeping.write(LEFT, others);
  else keeping.drop(LEFT);
}

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
    await save(await ordered(line), line, problem);
  } catch (failure) {
    problem.textContent = failure.words ?? UNREACHED;
  }
  clearInterval(counting);
  say(line, problem.textContent ? 'failed' : 'saved');
}

/** The address of the order; it is remembered until its file is saved. */
async function ordered(line) {
  const answer = await fetch(line.href, { method: 'POST', headers: { accept: 'application/json' } });
  if (!answer.ok) throw await refusal(answer);
  const { order } = await answer.json();
  remember(order, line.dataset.label ?? line.querySelector('span').textContent.trim());
  return order;
}

async function save(order, line, problem) {
  const answer = await fetch(await placeOf(order, line, problem), { headers: { accept: 'application/octet-stream' } });
  if (!answer.ok) throw await refusal(answer);
  hand(await answer.blob(), nameOf(answer.headers.get('content-disposition') ?? ''));
  forget(order);
}

/** Where the file is once it is written. A server that knows nothing of the order writes it while we wait. */
async function placeOf(order, line, problem) {
  const status = line.querySelector('[role="status"]');
  try {
    await written(order, (words) => { status.textContent = words; }, problem);
  } catch (failure) {
    if (!failure.isUnknown) throw failure;
    return line.href;
  }
  return `${order}/file`;
}

/** Until the file of an order is written; says meanwhile how far it is. Throws a refusal where there will be none. */
export async function written(order, tell, problem) {
  for (let look = 0; ; look += 1) {
    const { state, before, title, text } = await looked(order, problem);
    if (state === 'ready') return;
    if (state === 'failed') {
      forget(order);
      throw { words: `${title}. ${text}` };
    }
    if (state) tell(before ? `${before} ${before === 1 ? 'export' : 'exports'} before yours` : told.busy);
    await new Promise((go) => { setTimeout(go, LOOKS[Math.min(look, LOOKS.length - 1)]); });
  }
}

/** How far an order is; nothing while the server cannot be reached. */
async function looked(order, problem) {
  let answer;
  try {
    answer = await fetch(order, { headers: { accept: 'application/json' } });
  } catch {
    problem.textContent = BACK;
    return {};
  }
  if (problem.textContent === BACK) problem.textContent = '';
  if (answer.ok) return answer.json();
  forget(order);
  throw { ...await refusal(answer), isUnknown: answer.status === 404 };
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

/** Why there is no file, in the server's own words. */
async function refusal(answer) {
  try {
    const { title, text } = await answer.json();
    return { words: title ? `${title}. ${text}` : FAILED };
  } catch {
    return { words: FAILED };
  }
}
