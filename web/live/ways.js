// The ways to the server: a WebSocket where one gets through, else polling. To whoever uses it, it is one socket. It
// opens once more when it turns to polling, so that hello is said again. While it polls, a WebSocket is tried beside it
// from time to time; and where WebSockets get through but are cut again and again, it polls at once.
import { tabKeeping } from './keeping.js';

/** Remembered for the tab: nothing came by WebSocket, and something by polling. */
const POLLS = 'crossflow.polls';

/** Remembered for the tab: how many WebSockets in a row were cut soon after they were opened. */
const CUT = 'crossflow.cut';

/** So many, and the tab polls. */
const TOO_OFTEN = 3;

/** Milliseconds: a WebSocket that is lost within them was cut by something in between. */
const SOON = 30_000;

/** Whether a close code was sent by the server itself; it could not have been sent if no WebSocket got through. */
const isSaid = (code) => code === 1012 || code >= 4000;

/** What stands in for a way that is being loaded. */
const NO_WAY = Object.freeze({ readyState: WebSocket.CONNECTING, send: () => {}, close: () => {} });

/** Milliseconds that passed before the latest try of a WebSocket beside polling. */
let pause = 0;

export class EitherSocket {
  /**
   * @param {string} path
   * @param {{websocket: number[], trial: number[]}} patience milliseconds for the first message by WebSocket, and in a
   * tab that had to poll before; milliseconds of polling before a WebSocket is tried again, at first and at most
   */
  constructor(path, { websocket: [first, again], trial }) {
    Object.assign(this, { path, trial, onopen: null, onmessage: null, onclose: null, proven: false, closed: false, hello: '' });
    this.patience = tabKeeping.read(POLLS) ? again : first;
    this.polls = false;
    this.retry = () => this.tryAgain();
    if ((tabKeeping.read(CUT) ?? 0) >= TOO_OFTEN) return void this.poll();
    this.timer = setTimeout(() => this.turn(), this.patience);
    this.go(openWebSocket(path));
  }

  get readyState() {
    return this.way.readyState;
  }

  send(text) {
    this.hello ||= text;
    this.way.send(text);
  }

  close() {
    this.closed = true;
    this.rest();
    this.way.close();
  }

  // The rest is its own.

  go(way) {
    this.way = way;
    const current = (act) => (event) => way === this.way && act(event);
    way.onopen = current((event) => this.onopen?.(event));
    way.onmessage = current((event) => this.hear(event));
    way.onclose = current((event) => this.lost(event));
  }

  hear(event) {
    if (!this.proven) this.prove();
    this.onmessage?.(event);
  }

  prove() {
    this.proven = performance.now();
    clearTimeout(this.timer);
    if (this.polls) this.wait();
    else tabKeeping.drop(POLLS);
  }

  lost(event) {
    if (!this.proven && !this.polls && !isSaid(event.code)) return this.turn();
    if (this.proven && !this.polls) this.count(event.code);
    this.rest();
    this.onclose?.(event);
  }

  turn() {
    const { way } = this;
    clearTimeout(this.timer);
    this.poll();
    way.close();
  }

  /** Goes on by polling. What that takes is loaded only where it is needed; where even that cannot be, the line is lost. */
  async poll() {
    Object.assign(this, { polls: true, way: NO_WAY });
    const made = await import('./polling.js').then(({ PollingSocket }) => PollingSocket, () => null);
    if (this.closed) return;
    if (made) this.go(new made(this.path));
    else this.lost({ code: 1006 });
  }

  /** How often in a row a WebSocket was cut. One that lasted, or that the server itself ended, was not. */
  count(code) {
    const soon = !isSaid(code) && performance.now() - this.proven < SOON;
    if (soon) tabKeeping.write(CUT, (tabKeeping.read(CUT) ?? 0) + 1);
    else tabKeeping.drop(CUT);
  }

  /** It polls: a WebSocket is tried after a while, later each time, and when the network has changed. */
  wait() {
    const [least, most] = this.trial;
    tabKeeping.write(POLLS, true);
    pause = Math.min(most, 2 * pause || least);
    this.timer = setTimeout(this.retry, pause);
    window.addEventListener('online', this.retry);
  }

  rest() {
    clearTimeout(this.timer);
    window.removeEventListener('online', this.retry);
  }

  /** Tries a WebSocket beside polling; says the same hello there. */
  async tryAgain() {
    this.rest();
    const works = await import('./trial.js').then(({ works }) => works(openWebSocket(this.path), this.hello, this.patience), () => false);
    if (this.readyState !== WebSocket.CLOSED) this[works ? 'goBack' : 'wait']();
  }

  /** Ends, so that the next line is a WebSocket. If that is cut soon as well, the one after it polls again. */
  goBack() {
    tabKeeping.drop(POLLS);
    if (tabKeeping.read(CUT)) tabKeeping.write(CUT, TOO_OFTEN - 1);
    this.close();
    this.onclose?.({ code: 1006 });
  }
}

/** A WebSocket; where none may even be made, one that is closed at once. */
function openWebSocket(path) {
  const address = new URL(path, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  try {
    return new WebSocket(address);
  } catch {
    const none = { readyState: WebSocket.CLOSED, onclose: null, close: () => {} };
    queueMicrotask(() => none.onclose?.({ code: 1006 }));
    return none;
  }
}
