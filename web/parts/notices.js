// The notices under the task: what somebody has to know about the line, the room and their own texts. Each is
// {key, state, icon, text, button, act}; `urgent` ones interrupt whoever listens to the page.
import { keeping } from '../live/keeping.js';
import { announce } from './announce.js';
import { isHere } from './people.js';
import { undoBar } from './undo_bar.js';

/** What reads the texts that wait: loaded in a quiet moment, so that it is there when the line is not. */
const texts = () => import('./kept_drafts.js');
const QUIET_AFTER = 3000;

/** Milliseconds for which the facilitator who leads may be away before the room is told. */
const AWAY = 5000;

const changes = (many) => (many === 1 ? '1 change' : `${many} changes`);

/** Why this page got no further, what is safe, and the one thing to do about it. */
const ENDED = {
  removed: { text: 'The facilitator has removed you from this workshop. What you typed is kept on this device.', button: 'Download my notes' },
  not_here: { text: 'This browser has no seat in this workshop.', button: 'Join' },
  waiting: { text: 'The facilitator has not let this device in yet.', button: 'Look again' },
  someone_else: { text: 'Somebody else has joined in this browser.', button: 'Load again' },
};
const OTHERWISE = { text: 'This page is out of date. What you typed is kept on this device.', button: 'Load again' };

/** Who has no seat any more, but has typed something that the server has not. */
const LEFT = { text: 'This browser has no seat in this workshop any more. What you typed is kept on this device.', button: 'Download my notes', other: 'Join' };

const LINE = {
  offline: ({ unsent }) => (unsent
    ? `Offline. Keep working: ${changes(unsent)} will be sent.`
    : 'Offline. Keep working: what you do is kept here and sent later.'),
  back: ({ unsent, returning }) => {
    if (unsent) return `Back online. ${changes(unsent)} on the way.`;
    return returning ? `Back online. ${returning === 1 ? 'Your change' : `All ${changes(returning)}`} sent.` : 'Back online.';
  },
};
/** What somebody is told when they begin to lead, or to help. */
const DUTIES = { helps: 'You are a facilitator now: you help to lead the room.', leads: 'You lead the room now.' };

const NOBODY = Object.freeze({ id: '', name: '' });

const LOOKS = { offline: 'offline', back: 'online' };

export function notices() {
  return {
    stuck: [],
    /** Whether who has no seat any more has texts here. */
    left: false,
    unadded: [],
    away: false,
    moved: '',
    wasIn: null,
    duty: '',
    wasDuty: null,
    leaving: 0,
    quiet: 0,

    init() {
      this.quiet = setTimeout(() => texts().catch(() => {}), QUIET_AFTER);
      const { live } = this.$store;
      this.end = live.subscribe(() => this.lookAround(), ['here', 'status', 'person_changed', 'lead_passed', 'block_entered', 'unsent', 'clock']);
      this.$watch('keys', (now, before) => this.tell(now, before));
    },

    destroy() {
      this.end();
      clearTimeout(this.leaving);
      clearTimeout(this.quiet);
    },

    get list() {
      const { live } = this.$store;
      if (live.status === 'ended') return [this.ended];
      return [...this.line, ...this.room, ...this.own, ...this.unadded, ...this.refusals, ...undoBar(live)].filter(Boolean);
    },

    get keys() {
      return this.list.map((one) => one.key).join(' ');
    },

    get ended() {
      const { live } = this.$store;
      const left = live.reason === 'not_here' && this.left;
      return { key: 'ended', state: 'error', icon: 'out', urgent: true, ...left ? LEFT : ENDED[live.reason] ?? OTHERWISE };
    },

    get line() {
      const { live } = this.$store;
      const look = LOOKS[live.status];
      if (!look) return [];
      return [{ key: look, state: look, icon: look, text: LINE[live.status](live), button: '', urgent: look === 'offline' }];
    },

    /** Who takes the room on. */
    get lead() {
      const { people, lead } = this.$store.live.parts.everyone;
      return people[lead] ?? NOBODY;
    },

    get room() {
      const button = this.$store.live.isFacilitator ? 'Take over' : '';
      return [
        this.away && { key: 'away', state: '', icon: 'people', text: `${this.lead.name} (facilitator) is offline. The workshop is safe.`, button },
        this.duty && { key: 'duty', state: '', icon: 'flag', text: this.duty, button: this.opensConsole ? 'Open the console' : 'OK', other: this.opensConsole ? 'OK' : '' },
        this.moved && { key: 'moved', state: '', icon: 'swap', text: this.moved, button: 'OK' },
      ];
    },

    get own() {
      const { length } = this.stuck;
      if (!length) return [];
      const places = [...new Set(this.stuck.map((one) => one.place).filter(Boolean))].slice(0, 2).join(' · ');
      const text = `${length === 1 ? '1 text of yours is' : `${length} texts of yours are`} not saved yet${places && `: ${places}`}.`;
      const button = this.stuck.some((one) => one.step) ? 'Show' : 'Download my notes';
      return [{ key: 'stuck', state: 'error', icon: 'warning', text, button, urgent: true }];
    },

    get refusals() {
      const { notices: refused, history } = this.$store.live;
      const last = (one) => refused.findLast(({ text }) => text === one.text) === one;
      const said = refused.filter(last).map(({ ref, text }) => ({ key: `refused-${ref}`, state: 'error', icon: 'warning', text, button: 'OK', ref }));
      return history.refused ? [...said, { key: 'undo', state: '', icon: 'undo', text: history.refused, button: 'OK' }] : said;
    },

    /** Whoever listens to the page hears what is new, once. */
    tell(now, before) {
      const known = new Set((before ?? '').split(' '));
      for (const { key, text, urgent } of this.list) if (!known.has(key)) announce(text, { urgent, room: key === 'away', about: key });
    },

    lookAround() {
      const { live } = this.$store;
      if (live.me) this.lookAtTexts().catch(() => {});
      this.lookAtForms();
      this.lookForHost();
      this.lookForMove();
      this.lookForDuty();
    },

    /** What the server has not taken yet; for who has left, whether there is any. */
    async lookAtTexts() {
      const { live } = this.$store;
      const isOver = live.status === 'ended';
      if (!isOver && !keeping.keys(`crossflow.draft/${live.workshop}/${live.me}/`).length) {
        this.stuck = [];
        return;
      }
      const { notesOf, stuckDrafts } = await texts();
      this.stuck = stuckDrafts(live);
      this.left = isOver && notesOf(live).length > 0;
    },

    /** What is typed in a form and not added yet. */
    async lookAtForms() {
      const { live } = this.$store;
      if (!live.me || !keeping.keys(`crossflow.new/${live.workshop}/${live.me}/`).length) this.unadded = [];
      else this.unadded = await import('./half_added.js').then(({ halfAdded, saidOf }) => saidOf(live, halfAdded(live)), () => []);
    },

    lookForHost() {
      clearTimeout(this.leaving);
      if (!this.hostIsAway()) this.away = false;
      else if (!this.away) this.leaving = setTimeout(() => { this.away = this.hostIsAway(); }, AWAY);
    },

    hostIsAway() {
      const { live } = this.$store;
      return live.status === 'online' && live.agenda.status === 'running' && Boolean(this.lead.id) && !isHere(live, this.lead);
    },

    lookForMove() {
      const { live } = this.$store;
      if (!live.me || live.isFacilitator) return;
      const known = this.wasIn;
      this.wasIn = live.myFunction;
      if (known === null || known === live.myFunction) return;
      const to = live.record(live.myFunction)?.values.name;
      this.moved = to ? `You were moved to ${to} by the facilitator. Your marks stay where you made them.` : 'The facilitator has put you among those who watch.';
    },

    /** Whoever hands over, or stops, knows it. */
    lookForDuty() {
      const { live } = this.$store;
      if (!live.me) return;
      const now = live.isFacilitator ? (this.lead.id === live.me ? 'leads' : 'helps') : '';
      const known = this.wasDuty;
      this.wasDuty = now;
      if (known !== null && known !== now) this.duty = known === 'leads' ? '' : DUTIES[now] ?? '';
    },

    /** On the page of the room. */
    get opensConsole() {
      return this.$store.ui.page.kind === 'room';
    },

    act({ key, ref, text, button, undoes, unadded }) {
      const { live } = this.$store;
      if (undoes) return live.history.undo();
      if (unadded) return this.settle(unadded, button);
      const acts = {
        ended: () => (button === 'Download my notes' ? this.save() : location.reload()),
        away: () => live.ask({ do: 'take_over' }),
        moved: () => { this.moved = ''; },
        duty: () => (this.opensConsole ? location.assign(`/w/${live.workshop}/console`) : this.drop({ key })),
        stuck: () => (button === 'Show' ? this.$store.ui.select(this.stuck.find((one) => one.step).step) : this.save()),
        undo: () => { live.history.refused = ''; },
      };
      return ref ? this.dismiss(text) : acts[key]?.();
    },

    /** What is not added is shown where it is typed, or parked. */
    async settle(text, button) {
      if (button === 'Show') return this.$store.ui.select(text.step);
      await import('./half_added.js').then(({ park }) => park(this.$store.live, text));
      this.lookAround();
    },

    drop({ key, unadded }) {
      if (key === 'ended') return location.reload();
      if (key === 'duty') this.duty = '';
      else keeping.drop(unadded.key);
      return this.lookAround();
    },

    /** What was refused several times for the same reason is said once, and put away at once. */
    dismiss(text) {
      const { live } = this.$store;
      for (const one of live.notices.filter((other) => other.text === text)) live.dismiss(one);
    },

    async save() {
      const { download, notesOf } = await texts();
      const kept = notesOf(this.$store.live).map(({ place, text }) => `${place}\n${text}\n`);
      download('my notes.txt', kept.join('\n') || 'Everything you typed was saved.\n');
    },
  };
}
