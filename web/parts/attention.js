// What a facilitator asks of everybody at once, as this page shows it: messages, the lock, who speaks next, and the way
// back for who looks around.
import { announce } from './announce.js';
import { chipOf } from './distribution.js';
import { handsInOrder } from './attention_hands.js';
import { hour } from './timer.js';
import { keeping } from '../live/keeping.js';
import { lockOf } from './rights.js';
import { tellOfTheRoom } from './room_news.js';

/** So many who wait are named. */
const NAMED = 4;

/** The events that this page announces, by what they change. */
const heard = ['message_sent', 'locked'];

export function attention() {
  return {
    /** Message, by its key → put away on this page. */
    read: {},
    /** Whether each thing stands in one line, where there is little room. */
    folded: true,

    init() {
      this.read = keeping.read(this.place) ?? {};
      this.ends = [this.live.subscribe(() => this.tell(), heard), tellOfTheRoom(this.live)];
      this.$watch('lock', () => this.showLock());
      this.$watch('live.phase', (phase) => { if (phase === this.$store.ui.looking) this.comeBack(); });
      this.showLock();
    },

    destroy() {
      for (const end of this.ends) end();
    },

    get live() {
      return this.$store.live;
    },

    get place() {
      return `crossflow.read/${this.live.workshop}/${this.live.me}`;
    },

    /** The latest line to everybody and to one's own group, until it is put away. */
    get messages() {
      const { messages } = this.live.parts.everyone.attention;
      const shown = Object.entries(messages).filter(([group, { at }]) => this.isFor(group) && !this.read[`${group} ${at}`]);
      return shown.map(([group, { text, by, at }]) => ({ key: `${group} ${at}`, text, from: this.fromWords(group, by, at) }));
    },

    isFor(group) {
      const { values } = this.live.record(group) ?? { values: {} };
      return !group || this.live.isFacilitator || (values.people ?? []).includes(this.live.me);
    },

    fromWords(group, by, at) {
      const name = this.live.parts.everyone.people[by]?.name ?? '';
      return `${name}${group ? ', to your group' : ''}, ${hour(at)}`;
    },

    dismiss({ key }) {
      this.read = { ...this.read, [key]: true };
      keeping.write(this.place, this.read);
    },

    get lock() {
      return lockOf(this.live).words;
    },

    /** The controls on the page look locked too; what can be read stays readable. */
    showLock() {
      document.querySelector('.room-main')?.toggleAttribute('data-locked', Boolean(this.lock));
    },

    tell() {
      announce([...this.messages.map((one) => one.text), this.lock].filter(Boolean).join(' '));
    },

    get isSomething() {
      const { leader } = this.live.parts.everyone.attention;
      return Boolean(this.messages.length || this.lock || leader || this.looking || this.speakers.length);
    },

    get unfolded() {
      return String(!this.folded);
    },

    get foldWords() {
      return this.folded ? 'Read in full' : 'One line each';
    },

    fold() {
      this.folded = !this.folded;
    },

    get looking() {
      return this.$store.ui.looking;
    },

    get lookingWords() {
      const { phases } = this.live.catalog;
      return `You look at: ${phases[this.looking]?.label}. The group is at: ${phases[this.live.phase].label}.`;
    },

    comeBack() {
      this.$store.ui.looking = '';
      document.getElementById('task').focus();
    },

    get queue() {
      return this.live.catalog.phases[this.live.phase].private ? [] : handsInOrder(this.live);
    },

    get speakers() {
      return this.queue.slice(0, NAMED).map(({ person, name, function: id }) => ({ id: person, name, ...chipFor(this.live, id) }));
    },

    get moreSpeakers() {
      const at = this.queue.findIndex(({ person }) => person === this.live.me);
      const more = this.queue.length - NAMED;
      const own = at === 0 ? 'You are next.' : at > 0 && `You are number ${at + 1}.`;
      return [more > 0 && `and ${more} more.`, own].filter(Boolean).join(' ');
    },
  };
}

function chipFor(live, id) {
  const { code, slot } = chipOf(live, id);
  return { code, slot };
}
