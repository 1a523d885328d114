// Eyes up: a calm page over the page, until the facilitator lets people go on. What was typed stays below it, with
// focus and caret where they were. Nobody is kept out for good: without a facilitator's line one may go on.
import { isHere } from './people.js';

export function eyesUp() {
  return {
    wentOn: false,

    init() {
      this.$watch('shown', () => this.show());
      addEventListener('keydown', this.hold = (event) => this.keep(event), true);
      this.show();
    },

    destroy() {
      removeEventListener('keydown', this.hold, true);
      document.documentElement.removeAttribute('data-eyes-up');
    },

    get live() {
      return this.$store.live;
    },

    get asked() {
      return this.live.parts.everyone.attention;
    },

    get shown() {
      const { agenda, isFacilitator } = this.live;
      const asked = Boolean(this.asked.eyes_up) && agenda.status === 'running' && this.asked.eyes_up_in === agenda.block;
      return asked && !isFacilitator && !this.wentOn;
    },

    get words() {
      return this.asked.eyes_up || 'Eyes up';
    },

    get about() {
      const name = this.live.parts.everyone.people[this.asked.eyes_up_by]?.name ?? 'The facilitator';
      return `${name} wants to tell everybody something. What you typed is kept.`;
    },

    get hostIsAway() {
      const hosts = Object.values(this.live.parts.everyone.people).filter((one) => one.role === 'facilitator' && !one.removed);
      return !hosts.some((one) => isHere(this.live, one)) || this.live.status === 'offline';
    },

    show() {
      if (!this.asked.eyes_up) this.wentOn = false;
      // First, so that an editor that loses its focus to the dialog stays open.
      document.documentElement.toggleAttribute('data-eyes-up', this.shown);
      if (this.shown && !this.$root.open) this.$root.showModal();
      if (!this.shown && this.$root.open) this.$root.close();
    },

    /**
     * No key gets past the page. The button that leads on may go away under the focus: what is pressed then would
     * close the dialog natively, and the next key end what somebody was typing below it.
     */
    keep(event) {
      if (!this.shown) return;
      if (event.key === 'Escape') event.preventDefault();
      if (event.key === 'Escape' || !this.$root.contains(event.target)) event.stopImmediatePropagation();
    },

    /** However else a browser may have closed it. */
    stay() {
      if (this.shown) this.show();
    },

    goOn() {
      this.wentOn = true;
    },
  };
}
