// The ways to the server: a WebSocket where one gets through, else polling. To whoever uses it, it is one socket. It
// opens once more when it turns to polling, so that hello is said again.
import { tabKeeping } from './keeping.js';
import { PollingSocket } from './polling.js';

/** Remembered for the tab: nothing came by WebSocket, and something by polling. */
const POLLS = 'crossflow.polls';

/** Whether a close code was sent by the server itself; it could not have been sent if no WebSocket got through. */
const isSaid = (code) => code === 1012 || code >= 4000;

export class EitherSocket {
  /**
   * @param {string} path
   * @param {number[]} patience milliseconds for the first message by WebSocket, and in a tab that had to poll before
   */
  constructor(path, [first, again]) {
    Object.assign(this, { path, onopen: null, onmessage: null, onclose: null, polls: false, proven: false });
    this.timer = setTimeout(() => this.turn(), tabKeeping.read(POLLS) ? again : first);
    this.go(openWebSocket(path));
  }

  get readyState() {
    return this.way.readyState;
  }

  send(text) {
    this.way.send(text);
  }

  close() {
    clearTimeout(this.timer);
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
    this.proven = true;
    clearTimeout(this.timer);
    if (this.polls) tabKeeping.write(POLLS, true);
    else tabKeeping.drop(POLLS);
  }

  lost(event) {
    if (!this.proven && !this.polls && !isSaid(event.code)) return this.turn();
    clearTimeout(this.timer);
    this.onclose?.(event);
  }

  turn() {
    const { way } = this;
    clearTimeout(this.timer);
    this.polls = true;
    this.go(new PollingSocket(this.path));
    way.close();
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
