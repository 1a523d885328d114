// Files that were ordered here before the page was left or loaded anew: while one is written it says so, and when it is
// ready it is offered. Loaded only where one is left.
import { forget, left, written } from './taking.js';

/** Says of each file that is left how far it is, in an element of its own at the top of the page. */
export function offerFiles(main) {
  const place = document.createElement('div');
  place.className = 'stack screen-only';
  place.dataset.gap = '2';
  main.prepend(place);
  for (const one of left()) follow(one, place);
}

async function follow({ order, label }, place) {
  const notice = document.createElement('aside');
  notice.className = 'notice';
  const words = document.createElement('span');
  words.setAttribute('role', 'status');
  notice.append(words);
  place.append(notice);
  const problem = { textContent: '' };
  const say = (text) => { words.textContent = problem.textContent || text; };
  try {
    await written(order, (how) => say(`${label}: ${how}`), problem);
    say(`Your file is ready: ${label}.`);
    notice.append(save(order, notice));
  } catch (refusal) {
    say(`${label}. ${refusal.words}`);
  }
  notice.append(dismiss(order, notice));
}

/** A link that saves the file and takes the offer away. */
function save(order, notice) {
  const link = button('a', 'Save it');
  Object.assign(link, { href: `${order}/file`, download: '' });
  link.addEventListener('click', () => gone(order, notice));
  return link;
}

function dismiss(order, notice) {
  const made = button('button', 'Leave it');
  made.type = 'button';
  made.dataset.look = 'quiet';
  made.addEventListener('click', () => gone(order, notice));
  return made;
}

function button(element, words) {
  const made = document.createElement(element);
  Object.assign(made, { className: 'button', textContent: words });
  made.dataset.size = 's';
  return made;
}

function gone(order, notice) {
  forget(order);
  // After the click has done its work: a link that is gone saves nothing.
  setTimeout(() => notice.remove());
}
