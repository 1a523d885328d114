// A line by polling: the same messages over plain HTTP, for networks that let no WebSocket through. To whoever uses it,
// it is a WebSocket. What it hears is numbered, and sent again until it has arrived: a lost answer loses nothing.

/** Seconds that a request waits for something to hear: at first, and at least. Less where requests get lost. */
const WAITS = { most: 20, least: 2 };

/** What the last line found to get through. */
let bearable = WAITS.most;

/** Milliseconds on top of that, after which a request is lost. */
const SLACK = 5000;

/** Milliseconds before a lost request is made again; after the last the line is lost. A hello is made once. */
const AGAIN = [250, 500];

/** Messages that one request may say. */
const AT_ONCE = 4;

const { CONNECTING, OPEN, CLOSED } = WebSocket;

const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

export class PollingSocket {
  /** @param {string} path */
  constructor(path) {
    this.address = new URL(path, location.href);
    this.address.protocol = this.address.protocol.replace('ws', 'http');
    Object.assign(this, { readyState: CONNECTING, onopen: null, onmessage: null, onclose: null });
    Object.assign(this, { line: '', heard: 0, waits: bearable });
    /** @type {string[]} messages that are not said yet */
    this.unsaid = [];
    /** @type {Set<AbortController>} requests under way */
    this.asking = new Set();
    this.leave = () => this.lose(1006);
    window.addEventListener('pagehide', this.leave);
    queueMicrotask(() => this.begin());
  }

  /** Says a message, behind those that wait. The first is the hello. */
  send(text) {
    this.unsaid.push(text);
    if (this.unsaid.length === 1) this.talk();
  }

  /** Ends the line; nothing more is heard of it. */
  close() {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    window.removeEventListener('pagehide', this.leave);
    for (const request of this.asking) request.abort();
    if (this.line) navigator.sendBeacon(this.address, this.poll({ leave: true }));
  }

  // The rest is its own.

  begin() {
    if (this.readyState !== CONNECTING) return;
    this.readyState = OPEN;
    this.onopen?.({});
  }

  lose(code) {
    if (this.readyState === CLOSED) return;
    this.close();
    this.onclose?.({ code });
  }

  /** Says what waits, in order, one request after the other. */
  async talk() {
    while (this.unsaid.length && this.readyState === OPEN) {
      const said = this.unsaid.slice(0, this.line ? AT_ONCE : 1);
      await (this.line ? this.ask(() => this.poll({}, said)) : this.ask(() => said[0], []));
      this.unsaid.splice(0, said.length);
    }
  }

  async listen() {
    while (this.readyState === OPEN) await this.ask(() => this.poll({ wait: this.waits }));
  }

  /** A poll as text. What it says is text already. */
  poll(more, said = []) {
    const poll = JSON.stringify({ type: 'poll', line: this.line, after: this.heard, ...more });
    return said.length ? `${poll.slice(0, -1)},"say":[${said}]}` : poll;
  }

  /** Asks until there is an answer. */
  async ask(question, again = AGAIN) {
    for (const rest of [...again, null]) {
      const answer = await this.post(question());
      if (this.readyState === CLOSED) return;
      if (answer) return this.take(answer);
      this.waits = bearable = Math.max(WAITS.least, this.waits / 2);
      if (rest) await pause(rest);
    }
    this.lose(1006);
  }

  /** The answer to one request; null if it got lost, or comes from something in between. */
  async post(body) {
    const request = new AbortController();
    const lost = setTimeout(() => request.abort(), this.waits * 1000 + SLACK);
    const headers = { 'content-type': 'application/json' };
    this.asking.add(request);
    try {
      const answer = await fetch(this.address, { method: 'POST', headers, body, signal: request.signal });
      const told = answer.ok ? await answer.json() : null;
      return Array.isArray(told?.messages) ? told : null;
    } catch {
      return null;
    } finally {
      clearTimeout(lost);
      this.asking.delete(request);
    }
  }

  /** Hands on what is new. Two requests may bring the same. */
  take({ line, from, messages, closed }) {
    const isNew = !this.line;
    this.line ||= line;
    const fresh = messages.slice(Math.max(0, this.heard + 1 - from));
    this.heard = Math.max(this.heard, from + messages.length - 1);
    for (const message of fresh) {
      if (this.readyState === OPEN) this.onmessage?.({ data: JSON.stringify(message) });
    }
    if (closed) this.ended(closed);
    else if (isNew) this.listen();
  }

  /** The server has ended the line, so there is none to leave. */
  ended(code) {
    this.line = '';
    this.lose(code);
  }
}
