// The room check. Every row is tried on this device, on its own: what fails says what to do, and the others go on.
import { copyText } from '../parts/copy.js';

const SLOW = 300;
const VERY_SLOW = 1000;

/** Milliseconds after which something counts as blocked. */
const PATIENCE = 6000;

/** Seconds by which a clock may be off before it is worth saying. */
const OFF = 60;

/** A live line to no workshop at all: whoever gets through is told so by the server itself. */
const NOWHERE = '/wall/check/live';
const TOLD_SO = 4401;

const ICONS = { wait: 'timer', ok: 'check-circle', look: 'info', bad: 'warning' };
const MARKS = { wait: '....', ok: 'ok  ', look: 'look', bad: 'FAIL' };

const page = document.querySelector('[data-check]').dataset;
const results = new Map();

/** @typedef {{state: 'ok'|'look'|'bad', says: string, fix?: string}} Result */
const ok = (says) => ({ state: 'ok', says });
const look = (says, fix) => ({ state: 'look', says, fix });
const bad = (says, fix) => ({ state: 'bad', says, fix });

const within = (promise) => Promise.race([promise, new Promise((_, reject) => { setTimeout(reject, PATIENCE); })]);

async function asked(path, options) {
  const answer = await within(fetch(path, { cache: 'no-store', ...options }));
  if (!answer.ok && answer.type !== 'opaqueredirect') throw new Error(String(answer.status));
  return answer;
}

/** Five answers of the server: how long each took, and how far this clock was off. */
async function measured() {
  const found = [];
  for (let time = 0; time < 5; time += 1) {
    const sent = performance.now();
    const { now } = await (await asked('/health')).json();
    const took = performance.now() - sent;
    found.push({ took, off: (now + took / 2 - Date.now()) / 1000 });
  }
  return found.sort((one, two) => one.took - two.took);
}

let measuring;

async function server() {
  const median = Math.round((await measuring)[2].took);
  const says = `Answers in ${median} ms.`;
  if (median <= SLOW) return ok(says);
  const fix = 'Go nearer to the Wi-Fi, take a cable, or close what loads a lot: video calls, updates.';
  return median > VERY_SLOW ? bad(`${says} That is too slow for a reveal at one moment.`, fix) : look(`${says} It works, with a delay.`, fix);
}

async function clock() {
  const off = Math.round((await measuring)[0].off);
  if (Math.abs(off) < 2) return ok('Shows the server’s time.');
  const says = `${Math.abs(off)} s ${off > 0 ? 'behind' : 'ahead'}. Timers are right all the same.`;
  return Math.abs(off) < OFF ? ok(says) : look(says, 'Let this device set its clock by itself, for the times in files.');
}

function opened(address) {
  return new Promise((resolve) => {
    const socket = new WebSocket(address);
    socket.onclose = ({ code }) => resolve(code === TOLD_SO);
  });
}

async function websocket() {
  const address = new URL(NOWHERE, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  const through = await within(opened(address)).catch(() => false);
  if (through) return ok('A WebSocket gets through.');
  const allow = `IT: let WebSocket connections to ${address.protocol}//${location.host} through the proxy.`;
  return look('A WebSocket is blocked. Where the fallback works, everything works, a little slower.', allow);
}

async function fallback() {
  const answer = await asked(NOWHERE, { method: 'POST', body: '{"type":"hello"}' });
  const { closed } = await answer.json();
  if (closed === TOLD_SO) return ok('Plain requests get through and come back whole.');
  throw new Error('something in between has answered');
}

function address() {
  const { host, protocol } = new URL(page.address);
  if (page.network) {
    const fix = `For others to get here, start Crossflow with CROSSFLOW_HOST=0.0.0.0, then open the console at ${page.network}.`;
    return page.join ? bad(`${page.address} leads to this computer alone.`, fix) : look(`${page.address} leads to this computer alone.`, fix);
  }
  if (location.host === host && location.protocol === protocol) return ok(`People open ${page.address}`);
  return bad(`You are at ${location.origin}, and people are sent to ${page.address}.`, `Open this page at ${page.address}. IT: both must lead to the same server, or set CROSSFLOW_PUBLIC_URL.`);
}

async function join() {
  await asked(page.join);
  await asked(`/join?code=${page.code}`, { redirect: 'manual' });
  return ok(`The link and the code ${page.code} lead to this workshop.`);
}

function browser() {
  const needed = {
    'pop-up menus': 'popover' in HTMLElement.prototype,
    dialogs: 'HTMLDialogElement' in window,
    'recent JavaScript': 'findLast' in Array.prototype && 'hasOwn' in Object,
    'recent CSS': CSS.supports('selector(:has(a))') && CSS.supports('container-type: inline-size'),
  };
  const missing = Object.keys(needed).filter((name) => !needed[name]);
  if (!missing.length) return ok(`${brandOf(navigator)} can show everything.`);
  return bad(`${brandOf(navigator)} lacks ${missing.join(', ')}.`, 'Update it: Chrome or Edge 114, Firefox 125, Safari 17, or newer.');
}

/** "Chrome 131", as the browser says of itself. */
function brandOf({ userAgentData, userAgent }) {
  const brand = (userAgentData?.brands ?? []).find((one) => !/not.?a.?brand|^chromium$/i.test(one.brand));
  const [, name, version] = /(Edg|Firefox|Chrome|Version)\/(\d+)/.exec(userAgent) ?? ['', 'This browser', ''];
  const known = { Edg: 'Edge', Version: 'Safari' }[name] ?? name;
  return brand ? `${brand.brand} ${brand.version}` : `${known} ${version}`.trim();
}

function storage() {
  const fix = 'Open this address in a normal window, and let it keep cookies and site data.';
  if (!navigator.cookieEnabled) return bad('Cookies are off, so nobody can take a seat.', fix);
  try {
    localStorage.setItem('crossflow.check', '1');
    localStorage.removeItem('crossflow.check');
    return ok('Cookies and storage work.');
  } catch {
    return look('Cookies work, storage does not. A reload may lose what is being typed.', fix);
  }
}

const UNREACHED = {
  server: bad('No answer.', 'Are you on the right Wi-Fi? Does another device get here? IT: open this address and port.'),
  clock: look('Could not be compared, as the server did not answer.', ''),
  fallback: bad('Plain requests do not come back as they should.', 'IT: let POST requests to this address through, also such that wait 20 seconds for their answer.'),
  join: bad('The link or the code does not lead to this workshop.', 'Load this page again. If it stays, make sure that this address leads to the right server.'),
};
const BROKEN = look('Could not be checked in this browser.', 'Try Chrome, Edge, Firefox or Safari as they are today.');

const TRIALS = { server, websocket, fallback, clock, address, ...(page.join ? { join } : {}), browser, storage };

function show(name, { state, says, fix = '' }) {
  const row = document.getElementById(`check-${name}`);
  row.dataset.state = state;
  row.querySelector('use').setAttribute('href', `${page.icons}#${ICONS[state]}`);
  row.querySelector('[data-says]').textContent = says;
  const mend = row.querySelector('[data-fix]');
  mend.textContent = fix;
  mend.hidden = !fix;
  results.set(name, { state, says, fix });
}

async function attempt(name) {
  show(name, { state: 'wait', says: 'Checking' });
  try {
    show(name, await TRIALS[name]());
  } catch {
    show(name, UNREACHED[name] ?? BROKEN);
  }
}

/** Both ways blocked is what keeps somebody out. */
function weigh() {
  const blocked = ['websocket', 'fallback'].every((name) => results.get(name).state !== 'ok');
  if (blocked) show('websocket', { ...results.get('websocket'), state: 'bad', says: 'A WebSocket is blocked, and so is the fallback.' });
  const many = (state) => [...results.values()].filter((one) => one.state === state).length;
  const things = (count) => (count === 1 ? '1 thing' : `${count} things`);
  if (many('bad')) return `${things(many('bad'))} to mend before the workshop.`;
  return many('look') ? `It works. ${things(many('look'))} could be better.` : 'All is well. This device is ready.';
}

function asText(verdict) {
  const rows = [...results].map(([name, { state, says, fix }]) => {
    const title = document.querySelector(`#check-${name} b`).textContent;
    return `[${MARKS[state]}] ${title}: ${says}${fix ? `\n       ${fix}` : ''}`;
  });
  const when = new Date().toISOString();
  return ['Crossflow room check', `${when}, at ${location.href}`, verdict, '', ...rows, '', navigator.userAgent].join('\n');
}

const again = document.getElementById('again');
const copy = document.getElementById('copy');

async function checkAll() {
  again.disabled = true;
  measuring = measured();
  measuring.catch(() => {});
  await Promise.all(Object.keys(TRIALS).map(attempt));
  const verdict = weigh();
  document.getElementById('verdict').textContent = verdict;
  document.getElementById('text').value = asText(verdict);
  for (const button of [again, copy]) button.disabled = false;
}

again.addEventListener('click', checkAll);
copy.addEventListener('click', async () => {
  const copied = await copyText(document.getElementById('text').value);
  document.querySelector('.disclosure').open = !copied;
  document.getElementById('verdict').textContent = copied ? 'Copied. Paste it into a message to IT.' : 'Select the text below and copy it.';
});
document.querySelector('[data-stuck]').hidden = true;
checkAll();
