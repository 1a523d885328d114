// The wiring behind the store: what comes over the line is folded into it, what it sends waits in the queue, and
// whoever subscribed is told once per message. It lives outside the store, so that no proxy stands around it.
import { makeAnswers } from './answers.js';
import { connect } from './connection.js';
import { makeEars } from './ears.js';
import { fold } from './folds.js';
import { isLate, makeQueue } from './queue.js';
import { reloadOnce } from './reloading.js';
import { derivedValues, whole } from './shapes.js';
import { makeTimers } from './timers.js';

/** Milliseconds for which "back online" is shown at least. */
const BACK_SHOWN = 4000;

/** Milliseconds after which what depends on the time is looked at again. */
const TICK = 30_000;

/** The largest command that fits in one message, in bytes. */
const MOST_BYTES = 65_000;

/** How the compartments of people are called. */
const OF_A_PERSON = 'person:';

export class Wiring {
  /** @param {{live: string, workshop: string, line?: object, queue?: object}} page */
  constructor(page) {
    this.page = page;
    this.live = null;
    this.line = null;
    this.ears = makeEars();
    this.answers = makeAnswers();
    this.timers = makeTimers();
    /** @type {string[]} the compartments this page was given */
    this.held = [];
    /** Derived values that are sent only to who shows them, and how many parts of this page do. */
    this.shown = new Map();
    /** What the message that is being folded has changed so far. */
    this.hearing = null;
    this.queue = makeQueue({
      workshop: page.workshop,
      transmit: (entry) => this.transmit(entry),
      changed: (entries) => this.waits(entries),
      ...page.queue,
    });
  }

  /** Opens the line for a store, or for the proxy around it. */
  start(live) {
    this.live = live;
    this.show('connecting');
    this.line = connect(this.page.live, this, this.page.line);
    this.tick();
  }

  send(command, ref) {
    const answer = this.answers.to(ref);
    const text = JSON.stringify(command);
    const refusal = this.unsendable(text);
    if (refusal) this.answers.pass(ref, { ref, ...refusal });
    else this.queue.put(JSON.parse(text), ref);
    return answer;
  }

  transmit(entry) {
    const { ref, command } = entry;
    if (isLate(entry)) this.on_refused({ ref, ...LATE });
    else this.line.send({ type: 'command', ref, ...command });
  }

  unsendable(text) {
    const { status, reason, epoch, me } = this.live;
    if (status === 'ended') return gone(reason);
    if (epoch && !me) return { code: 'watching', text: 'A wall only shows.', details: {} };
    const fits = new TextEncoder().encode(text).length <= MOST_BYTES;
    return fits ? null : { code: 'too_big', text: 'This is too much at once. Do it in parts.', details: {} };
  }

  // What the line asks for and tells.

  hello() {
    const cursors = this.held.map((name) => [name, this.placeOf(name).part.number]);
    return { epoch: this.live.epoch, cursors: Object.fromEntries(cursors), shows: [...this.shown.keys()] };
  }

  /** A part of this page shows a derived value from now on; what is returned ends it. */
  shows(name) {
    const count = (by) => {
      const parts = (this.shown.get(name) ?? 0) + by;
      if (parts) this.shown.set(name, parts);
      else this.shown.delete(name);
      if (parts === (by > 0 ? 1 : 0)) this.line?.tell({ type: 'shows', values: [...this.shown.keys()] });
    };
    count(1);
    return () => count(-1);
  }

  forget() {
    this.held = [];
    this.hearing = null;
    this.live.epoch = '';
  }

  up() {
    if (!this.live.me) return;
    this.queue.open(this.live.me);
    this.queue.resume();
  }

  down() {
    this.queue.halt();
  }

  status(status, reason = '') {
    if (status === 'ended') this.answers.refuseAll(gone(reason));
    if (status !== 'online' || this.live.status === 'connecting') this.show(status, reason);
    if (status === 'online' && this.live.status === 'offline') this.showBack();
  }

  show(status, reason = '') {
    Object.assign(this.live, { status, reason });
    this.ears.tell(['status']);
  }

  showBack() {
    this.live.returning = this.live.unsent;
    this.show('back');
    this.timers.after('back', BACK_SHOWN, () => this.settled());
  }

  receive(frames) {
    const changed = new Set();
    this.hearing = changed;
    for (const frame of frames) this[`on_${frame.type}`]?.(frame, changed);
    this.hearing = null;
    for (const what of changed) this.live.changes[what] = (this.live.changes[what] ?? 0) + 1;
    if (changed.size) this.ears.tell(changed);
  }

  // One method per frame.

  on_welcome({ me, epoch, compartments, derived, here, editing = {}, walls = 0 }, changed) {
    if (this.live.me && this.live.me !== me) return this.belongsToAnother();
    Object.assign(this.live, { me, epoch, here, editing, walls, derived: derivedValues(derived), clock: this.line.now() });
    this.held = Object.keys(compartments);
    this.forgetEntered(compartments);
    for (const [name, catchup] of Object.entries(compartments)) this.catchUp(name, catchup, changed);
    if (!('facilitators' in compartments)) this.live.parts.facilitators = whole();
    changed.add('all');
  }

  on_events({ compartment, list }, changed) {
    this.foldAll(compartment, list, changed);
  }

  on_accepted({ ref }) {
    this.live.saved = true;
    this.queue.answered(ref);
    this.answers.pass(ref);
  }

  on_refused({ ref, code, text, details = {} }) {
    const command = this.queue.answered(ref, code);
    const refusal = { ref, code, text, details };
    if (command && !this.answers.pass(ref, refusal)) this.live.notices.push({ ...refusal, command });
  }

  on_derived({ name, value }, changed) {
    this.live.derived[name] = value;
    changed.add(name);
  }

  on_presence({ here, editing = {} }, changed) {
    Object.assign(this.live, { here, editing });
    changed.add('here').add('editing');
  }

  on_walls({ many }, changed) {
    this.live.walls = many;
    changed.add('walls');
  }

  /** Where a compartment is kept: one's own is `mine`, those of people whom one enters for stand under their ids. */
  placeOf(name) {
    const { parts, entered, me } = this.live;
    const id = name.startsWith(OF_A_PERSON) && name.slice(OF_A_PERSON.length);
    const [shelf, key] = !id ? [parts, name] : id === me ? [parts, 'mine'] : [entered, id];
    return { shelf, key, part: shelf[key] };
  }

  /** Whom this page no longer enters for is gone from it. */
  forgetEntered(compartments) {
    const { entered } = this.live;
    for (const id of Object.keys(entered)) if (!(OF_A_PERSON + id in compartments)) delete entered[id];
  }

  catchUp(name, { snapshot, events }, changed) {
    const { shelf, key } = this.placeOf(name);
    if (snapshot) shelf[key] = whole(snapshot);
    else this.foldAll(name, events, changed);
  }

  foldAll(name, events, changed) {
    const folded = this.placeOf(name).part;
    for (const event of events) {
      changed.add(event.record?.kind ?? folded.records[event.id]?.kind ?? event.type);
      fold(folded, event);
    }
  }

  // The rest.

  waits(entries) {
    if (!this.live) return;
    this.live.unanswered = entries;
    if (this.hearing) this.hearing.add('unsent');
    else this.ears.tell(['unsent']);
  }

  settled() {
    if (this.live.status !== 'back') return;
    if (this.live.unsent) this.timers.after('back', 1000, () => this.settled());
    else this.show('online');
  }

  belongsToAnother() {
    this.line.end('someone_else');
    reloadOnce();
  }

  tick() {
    this.timers.after('tick', TICK, () => {
      this.live.clock = this.line.now();
      this.ears.tell(['clock']);
      this.tick();
    });
  }
}

const LATE = { code: 'late', text: 'What you did while offline came too late for the room. Look where it is now, then do it again if it still helps.' };

const gone = (code) => ({ code, text: 'This page is no longer connected.', details: {} });
