// Who leads: one facilitator at a time takes the room on. The others help, and take over when whoever leads is away.
import { announce } from '../parts/announce.js';

const nameOf = (live, person) => live.parts.everyone.people[person]?.name ?? 'Another facilitator';

/** Whether this page's facilitator is the one whose Next counts. */
export const leads = (live) => live.parts.everyone.lead === live.me;

/** In the bottom bar, in the place of Next. */
export function consoleLead() {
  return {
    get words() {
      const { live } = this.$store;
      const { lead } = live.parts.everyone;
      return `${nameOf(live, lead)} leads${this.isAway ? ', but is offline' : ''}`;
    },

    get isAway() {
      const { live } = this.$store;
      return !live.here.includes(live.parts.everyone.lead);
    },

    async takeOver() {
      try {
        await this.$store.live.send({ do: 'take_over' });
      } catch ({ text }) {
        announce(text);
        this.$store.live.notices.push({ ref: 'lead', text });
      }
    },
  };
}

/** In the form of one person: what they may become. It stands within `consolePeople`, whose `person` it is about. */
export function consoleRole() {
  return {
    get mayHelp() {
      const { role, entered_by: scribe } = this.person;
      return leads(this.$store.live) && ['participant', 'watcher'].includes(role) && !scribe;
    },

    get mayLead() {
      return leads(this.$store.live) && this.person.role === 'facilitator' && this.opened !== this.$store.live.me;
    },

    get mayStop() {
      const { live } = this.$store;
      return this.person.role === 'facilitator' && this.opened !== live.parts.everyone.lead;
    },

    help() {
      this.$store.live.ask({ do: 'name_co_facilitator', person: this.opened });
    },

    handOver() {
      this.$store.live.ask({ do: 'hand_over', to: this.opened });
    },

    stop() {
      this.$store.live.ask({ do: 'end_co_facilitator', person: this.opened });
    },
  };
}
