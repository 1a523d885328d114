// The line to the server, which comes back by itself. It says hello with what this page has, hands on whole messages
// in which nothing is missing and nothing is old, notices a dead line, and knows the server's time.
import { UnknownEvent } from './folds.js';
import { fresh } from './freshness.js';
import { reloadOnce } from './reloading.js';
import { backOff, makeTimers } from './timers.js';
import { EitherSocket } from './ways.js';

/** The number of the protocol this page speaks; a server with another number has another page. */
export const PROTOCOL = 1;

/** Close codes after which a page stops, and why. After any other it comes back. */
export const STOPS = { 4400: 'malformed', 4401: 'not_here', 4402: 'waiting', 4403: 'removed' };

/** Milliseconds. From the loss of a line that is in use to the verdict it is never over five seconds. */
export const PATIENCE = {
  /** Between two pings. */
  ping: 10_000,
  /** For any message after a ping, before the line counts as dead; twice as long after a hello. */
  answer: 2500,
  /** For any message after a command, before a ping asks whether the line is dead. */
  quiet: 2000,
  /** For the first message by WebSocket, before polling is tried; and where polling was needed before. */
  websocket: [3000, 1000],
  /** Of polling, before a WebSocket is tried beside it: at first, and at most. */
  trial: [60_000, 960_000],
  /** For a new line, before the page says it is offline. */
  verdict: 2500,
  /** The shortest and the longest wait before coming back. */
  back: [500, 8000],
};

/** What makes a page look at its line at once. */
const WAKING = ['online', 'offline', 'pageshow', 'focus'];

/**
 * @typedef {{
 *   hello: () => {epoch: string, cursors: Record<string, number>}, forget: () => void,
 *   receive: (frames: object[]) => void, up: () => void, down: () => void,
 *   status: (status: 'online' | 'offline' | 'ended', reason?: string) => void,
 * }} Listener `forget` gives up what was folded, so that the next hello asks for all of it
 */
export class Line {
  /**
   * @param {string} path
   * @param {Listener} listener
   */
  constructor(path, listener, { patience: given, open = openEither, reload = reloadOnce } = {}) {
    const patience = { ...PATIENCE, ...given };
    Object.assign(this, { path, listener, patience, open, reload });
    Object.assign(this, { socket: null, seated: false, ended: false, tries: 0, asked: 0, offset: 0, farewell: '' });
    this.timers = makeTimers();
    this.wake = () => this.lookAtOnce();
    for (const name of WAKING) window.addEventListener(name, this.wake);
    document.addEventListener('visibilitychange', this.wake);
    this.timers.after('verdict', 2 * patience.verdict, () => listener.status('offline'));
    this.dial();
  }

  /** Sends a command. Without a line it goes nowhere; the queue sends it again. */
  send(message) {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.say(message);
    this.timers.after('quiet', this.patience.quiet, () => this.probe());
  }

  /** Says what the next hello says anyway. */
  tell(message) {
    if (this.socket?.readyState === WebSocket.OPEN) this.say(message);
  }

  /** The server's time, in milliseconds. */
  now() {
    return Math.round(Date.now() + this.offset);
  }

  close() {
    this.end('closed');
  }

  dial() {
    this.timers.stop('dial');
    const socket = this.open(this.path, this.patience);
    // A socket that was given up may still have something to say; nobody listens to it any more.
    const current = (act) => (event) => socket === this.socket && act(event);
    Object.assign(this, { socket, seated: false, farewell: '' });
    socket.onopen = current(() => this.hello());
    socket.onmessage = current(({ data }) => this.hear(data));
    socket.onclose = current(({ code }) => this.lost(code));
    this.expect(2 * this.patience.answer);
  }

  /** From now on there must be a message within so long. */
  expect(milliseconds) {
    this.timers.after('answer', milliseconds, (asleep) => this.judge(asleep));
  }

  say(message) {
    if (message.type !== 'command') this.asked = Date.now();
    this.socket.send(JSON.stringify(message));
  }

  /** Says hello; again when the line had to go another way. */
  hello() {
    this.timers.stop('answer');
    this.expect(2 * this.patience.answer);
    this.say({ type: 'hello', ...this.listener.hello() });
  }

  /** Asks whether the line is dead. */
  probe() {
    if (!this.socket) return;
    if (this.socket.readyState === WebSocket.OPEN) this.say({ type: 'ping' });
    this.expect(this.patience.answer);
  }

  /** Nothing was heard: the line is dead, unless this page was asleep. */
  judge(asleep) {
    if (asleep) return this.probe();
    this.comeBack();
    this.listener.status('offline');
  }

  lookAtOnce() {
    if (document.visibilityState === 'hidden') return;
    if (this.socket) this.probe();
    else if (this.timers.runs('dial')) this.dial();
  }

  hear(text) {
    this.timers.stop('answer', 'quiet');
    try {
      this.take(JSON.parse(text));
    } catch (error) {
      if (error instanceof UnknownEvent) return this.outdated();
      // What was folded by halves cannot be trusted: all of it is asked for again.
      reportError(error);
      this.listener.forget();
      this.comeBack();
    }
  }

  take(frames) {
    for (const frame of frames) this.heed(frame);
    if (this.ended) return;
    const kept = fresh(frames, this.listener.hello().cursors);
    if (!kept) return this.comeBack();
    this.listener.receive(kept);
    if (!this.ended && !this.seated && frames.some((frame) => frame.type === 'welcome')) this.sit();
  }

  /** What a frame says to the line itself. */
  heed({ type, protocol, now, reason }) {
    if (type === 'bye') this.farewell = reason;
    if (type === 'welcome' && protocol !== PROTOCOL) this.outdated();
    if (type === 'welcome' || type === 'pong') this.offset = now + (Date.now() - this.asked) / 2 - Date.now();
  }

  sit() {
    this.seated = true;
    this.timers.stop('verdict');
    this.listener.status('online');
    this.listener.up();
    this.beat();
  }

  beat() {
    this.timers.after('ping', this.patience.ping, () => {
      this.tries = 0;
      this.probe();
      this.beat();
    });
  }

  /** Gives this line up for another. */
  comeBack() {
    const { socket } = this;
    this.lost(1006);
    socket?.close();
  }

  lost(code) {
    this.socket = null;
    this.timers.stop('answer', 'quiet', 'ping');
    const reason = STOPS[code] ?? Object.values(STOPS).find((one) => one === this.farewell);
    if (reason) return this.end(reason);
    this.listener.down();
    this.timers.after('verdict', this.patience.verdict, () => this.listener.status('offline'));
    this.timers.after('dial', backOff(this.tries++, this.patience.back), () => this.dial());
  }

  end(reason) {
    const { socket } = this;
    Object.assign(this, { ended: true, socket: null });
    socket?.close();
    this.timers.stopAll();
    for (const name of WAKING) window.removeEventListener(name, this.wake);
    document.removeEventListener('visibilitychange', this.wake);
    this.listener.down();
    this.listener.status('ended', reason);
  }

  /** The server speaks otherwise than this page. */
  outdated() {
    this.end('old_page');
    this.reload();
  }
}

/** The line to a path of this server. */
export const connect = (path, listener, options) => new Line(path, listener, options);

const openEither = (path, patience) => new EitherSocket(path, patience);
