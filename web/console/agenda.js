// The agenda: what is planned, what it took, when it ends; click a block to go there, change the minutes ahead.
import { hour, MINUTE } from '../parts/timer.js';
import { ahead, endsAt, minutesLate, minutesOf, taken } from './pace.js';
import { makeSecondClick } from './second_click.js';

/** From how many minutes late on the agenda offers to take them from elsewhere. */
const OFFER_FROM = 3;

/** The least a block keeps when minutes are taken from it. */
const KEEPS = 5;

const signed = (minutes) => (minutes > 0 ? `+${minutes}` : `−${-minutes}`);

export function consoleAgenda() {
  return {
    second: makeSecondClick(),
    changing: false,

    get rows() {
      const { live } = this.$store;
      const at = live.blocks.findIndex((one) => one.id === live.agenda.block);
      return live.blocks.map((block, place) => this.asRow(block, place - (this.isRunning || this.isOver ? at : -1)));
    },

    asRow(block, offset) {
      const current = this.isRunning && offset === 0;
      const name = block.values.title ?? this.$store.ui.catalog.phases[block.values.phase].label;
      const begun = Boolean(this.$store.live.agenda.spent[block.id]);
      return {
        id: block.id,
        name: this.second.armed === block.id ? `Go to ${name}? Click again` : name,
        label: this.second.armed === block.id ? `Go to ${name}? Click again` : `Go to ${name}`,
        less: `One minute less for ${name}`,
        more: `One minute more for ${name}`,
        minutes: minutesOf(block),
        over: this.over(block, current || begun),
        icon: current ? 'play' : 'check',
        marked: current || begun,
        current: current ? 'step' : false,
        done: offset < 0 && begun,
        ahead: offset > 0,
      };
    },

    /** How far a block that began is off its plan; empty when it is not. */
    over(block, begun) {
      const minutes = begun ? Math.round(taken(this.$store.live, block, this.time) / MINUTE) - minutesOf(block) : 0;
      return minutes ? signed(minutes) : '';
    },

    get ends() {
      return this.isOver ? '' : `ends ${hour(endsAt(this.$store.live, this.time))}`;
    },

    get canGo() {
      return ['lobby', 'running'].includes(this.$store.live.agenda.status) && this.isOnline;
    },

    goTo(block) {
      const { live } = this.$store;
      if (!this.canGo || (this.isRunning && live.agenda.block === block)) return;
      if (this.second.confirms(block)) live.ask({ do: 'go', block });
    },

    toggleChanging() {
      this.changing = !this.changing;
    },

    get changeLabel() {
      return this.changing ? 'Done with minutes' : 'Change minutes';
    },

    more(id) {
      this.setMinutes({ [id]: 1 });
    },

    less(id) {
      this.setMinutes({ [id]: -1 });
    },

    setMinutes(changes) {
      const acts = Object.entries(changes).map(([id, by]) => {
        const before = this.$store.live.record(id).values.minutes;
        const minutes = Math.max(1, (before ?? KEEPS) + by);
        return { act: 'set', id, values: { minutes }, was: { minutes: before } };
      });
      this.$store.live.edit(acts);
    },

    /** Where lost minutes can come from: a buffer first, else the longest block ahead. */
    get source() {
      const rooms = ahead(this.$store.live).filter((one) => minutesOf(one) >= this.late + KEEPS);
      const longest = [...rooms].sort((one, two) => minutesOf(two) - minutesOf(one));
      return rooms.find((one) => one.values.phase === 'buffer') ?? longest[0];
    },

    get late() {
      return minutesLate(this.$store.live, this.time);
    },

    get isLate() {
      return this.isRunning && this.late >= OFFER_FROM;
    },

    get lateWords() {
      return `${this.late} min late`;
    },

    /** The next buffer ahead. */
    get buffer() {
      return ahead(this.$store.live).find((one) => one.values.phase === 'buffer');
    },

    get skipLabel() {
      return this.buffer ? `Skip the buffer of ${minutesOf(this.buffer)} minutes` : '';
    },

    /** Takes it out of the agenda; undo brings it back. */
    skipBuffer() {
      const { live } = this.$store;
      live.edit([{ act: 'remove', id: this.buffer.id }]).catch((refusal) => live.notices.push(refusal));
    },

    giveMore() {
      this.$store.live.ask({ do: 'extend_timer', minutes: 5 });
    },

    get catchUpLabel() {
      return this.source ? `Take ${this.late} minutes from ${this.nameOf(this.source)}` : '';
    },

    nameOf(block) {
      return this.$store.ui.catalog.phases[block.values.phase].label;
    },

    /** The plan keeps its length: what this block took more, the other gets less. */
    catchUp() {
      const { block } = this.$store.live.agenda;
      this.setMinutes({ [block]: this.late, [this.source.id]: -this.late });
    },

    get parked() {
      return this.$store.live.all('parked_item');
    },
  };
}
