// Following the facilitator: this page goes to the step they look at. It never moves somebody who types, marks in
// private or has an editor open; who does not want to follow leaves with one key, and can rejoin in every phase.
import { announce } from './announce.js';

const TYPED = 'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]';

/** What is open in one's hands, wherever the focus is. */
const OPEN = '.step-editor, .context-pad, .conflict, dialog[open], [popover]:popover-open';

/** Milliseconds for which a leader stays at a step before the others are led there. */
const LINGER = 400;

/** Whether something was typed into a form that is not sent yet. */
const isBegun = (form) => [...form.querySelectorAll('input.input, textarea')].some(({ value }) => value.trim());

/** Whether this page must not be moved now. */
export function isBusy(live) {
  const typing = document.activeElement?.matches(TYPED);
  const isOpen = () => [...document.querySelectorAll(OPEN)].some((one) => one.checkVisibility());
  const isTyped = () => [...document.querySelectorAll('form.record-form')].some(isBegun);
  return typing || live.catalog.phases[live.phase].private || isOpen() || isTyped();
}

export function follow() {
  return {
    /** Whether this person has left the lead. */
    hasLeft: false,
    /** A step that the leader went to while this page was busy. */
    waiting: '',

    init() {
      this.$watch('leader', () => this.begin());
      this.$watch('anchor', () => this.move());
      this.$watch('isFollowing', (on) => document.body.toggleAttribute('data-following', on));
      this.$watch('$store.ui.step', (step) => this.lead(step));
      document.body.toggleAttribute('data-following', this.isFollowing);
      this.move();
    },

    get live() {
      return this.$store.live;
    },

    get leader() {
      const { attention } = this.live.parts.everyone;
      return this.live.agenda.status === 'running' ? attention.leader : '';
    },

    get leads() {
      return this.leader !== '' && this.leader === this.live.me;
    },

    get name() {
      return this.live.parts.everyone.people[this.leader]?.name ?? '';
    },

    get isFollowing() {
      return Boolean(this.leader) && !this.leads && !this.hasLeft;
    },

    /** Where the leader is; empty while they look at no step. */
    get anchor() {
      const { step } = this.live.parts.everyone.attention;
      return this.leader && this.live.record(step) ? step : '';
    },

    /** Somebody begins to lead, or ends it: who left before is asked anew. */
    begin() {
      Object.assign(this, { hasLeft: false, waiting: '' });
      if (this.leader && !this.leads) announce(`Following ${this.name}. Escape stops it.`, { room: true });
    },

    move() {
      if (!this.isFollowing || !this.anchor) return;
      const there = this.$store.ui.step === this.anchor && !this.$store.ui.looking;
      if (there) this.waiting = '';
      else if (isBusy(this.live)) this.ask();
      else this.goThere();
    },

    ask() {
      this.waiting = this.anchor;
      announce(this.words, { room: true, about: 'follow' });
    },

    goThere() {
      this.waiting = '';
      this.$store.ui.looking = '';
      this.$store.ui.select(this.anchor);
      announce(`${this.name} moved to step ${this.live.stepNumber(this.anchor)}.`, { room: true, about: 'follow' });
    },

    /** A facilitator who leads takes the others along from this page too. */
    lead(step) {
      clearTimeout(this.lingering);
      if (!this.leads || !step || step === this.anchor) return;
      this.lingering = setTimeout(() => this.leads && this.live.ask({ do: 'follow', on: true, step }), LINGER);
    },

    get words() {
      if (!this.leader) return '';
      if (this.leads) return 'Everybody follows you: select a step.';
      if (this.hasLeft) return `${this.name} leads.`;
      if (this.waiting) return `${this.name} moved to step ${this.live.stepNumber(this.waiting)}.`;
      return `Following ${this.name}`;
    },

    get state() {
      return this.hasLeft ? 'led' : 'following';
    },

    get offersToGo() {
      return Boolean(this.waiting);
    },

    get otherWord() {
      if (this.hasLeft) return 'Rejoin';
      return this.waiting ? 'Stay' : 'Stop';
    },

    /** The second button: stay where one is, stop following, or rejoin. */
    other() {
      if (this.leads) return this.live.ask({ do: 'follow', on: false });
      if (this.hasLeft) return this.rejoin();
      if (this.waiting) this.waiting = '';
      else this.leave();
      return undefined;
    },

    leave() {
      this.hasLeft = true;
      announce('You no longer follow.');
    },

    rejoin() {
      this.hasLeft = false;
      if (this.anchor) this.goThere();
    },

    leaveByKey(event) {
      if (!event.defaultPrevented && this.isFollowing && !isBusy(this.live)) this.leave();
    },
  };
}
