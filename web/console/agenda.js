// The agenda: what is planned, what it took, when it ends; click a block to go there, change what is ahead.
import { hour, MINUTE } from '../parts/timer.js';
import { ahead, endsAt, firstMinutesOf, minutesLate, minutesOf, plannedEnd, taken } from './pace.js';
import { makeSecondClick } from './second_click.js';

const signed = (minutes) => (minutes > 0 ? `+${minutes}` : `−${-minutes}`);

const minutes = (many) => (many === 1 ? '1 minute' : `${many} minutes`);

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
      const name = this.nameOf(block);
      const current = this.isRunning && offset === 0;
      const begun = current || Boolean(this.$store.live.agenda.spent[block.id]);
      const skipped = Boolean(block.values.skipped) && !current;
      const armed = this.second.armed === block.id;
      return {
        id: block.id,
        name: armed ? `${this.goWord(name, begun)}? Click again` : name,
        label: `${this.goWord(name, begun)}${armed ? '? Click again' : ''}`,
        ...this.times(block, begun),
        icon: current ? 'play' : 'check',
        marked: begun,
        current: current ? 'step' : false,
        done: offset < 0 && begun,
        skipped,
        canChange: this.changing && offset > 0,
        canMinutes: this.changing && offset > 0 && !skipped,
        skipLabel: skipped ? 'Put back' : 'Skip',
        ...wordsFor(name),
      };
    },

    goWord: (name, begun) => (begun ? `Go back to ${name}` : `Go to ${name}`),

    /** A block that began: as first planned, and how far off. One ahead: as planned now, and what it was before. */
    times(block, begun) {
      const first = firstMinutesOf(block);
      if (begun) {
        const over = Math.round(taken(this.$store.live, block, this.time) / MINUTE) - first;
        return { minutes: first, was: '', over: over ? signed(over) : '' };
      }
      if (block.values.skipped) return { minutes: 'skipped', was: '', over: '' };
      return { minutes: minutesOf(block), was: first === minutesOf(block) ? '' : first, over: '' };
    },

    get ends() {
      return this.isOver || this.paceWords ? '' : `ends ${hour(endsAt(this.$store.live, this.time))}`;
    },

    get canGo() {
      return ['lobby', 'running'].includes(this.$store.live.agenda.status) && this.isOnline;
    },

    goTo(block) {
      const { live } = this.$store;
      if (!this.canGo || (this.isRunning && live.agenda.block === block)) return;
      if (this.second.confirms(block)) live.ask({ do: 'go', block });
    },

    async lookAhead(block) {
      await this.$store.ui.load('every');
      this.$nextTick(() => this.$dispatch('look-ahead', block));
    },

    toggleChanging() {
      this.changing = !this.changing;
    },

    get changeLabel() {
      return this.changing ? 'Done with the agenda' : 'Change the agenda';
    },

    more(id) {
      this.addMinutes(id, 1);
    },

    less(id) {
      this.addMinutes(id, -1);
    },

    addMinutes(id, by) {
      const before = this.$store.live.record(id).values.minutes ?? null;
      this.set(id, { minutes: Math.max(1, (before ?? 5) + by) }, { minutes: before });
    },

    /** Out of the day, or back into it. Nothing of a block is lost by skipping it. */
    skip(id) {
      const before = this.$store.live.record(id).values.skipped ?? null;
      this.set(id, { skipped: before ? null : true }, { skipped: before });
    },

    set(id, values, was) {
      this.$store.live.edit([{ act: 'set', id, values, was }]).catch((refusal) => this.$store.live.notices.push(refusal));
    },

    earlier(id) {
      const places = ahead(this.$store.live).map((one) => one.id);
      this.move(id, places[places.indexOf(id) - 1]);
    },

    later(id) {
      const places = ahead(this.$store.live).map((one) => one.id);
      if (places.at(-1) !== id) this.move(id, places[places.indexOf(id) + 2] ?? '');
    },

    /** In front of another block ahead; the server keeps apart what must be. Undo takes it back. */
    move(block, before) {
      if (before === undefined) return;
      const { live } = this.$store;
      const was = live.record(block).values.order ?? null;
      live.send({ do: 'move_block', block, before })
        .then(() => {
          const order = live.record(block)?.values.order ?? null;
          live.history.note([{ act: 'set', id: block, values: { order }, was: { order: was } }], Promise.resolve());
        })
        .catch((refusal) => live.notices.push(refusal));
    },

    get late() {
      return minutesLate(this.$store.live, this.time);
    },

    /** "4 minutes behind: ends 10:34 instead of 10:30"; empty on time. */
    get paceWords() {
      if (!this.isRunning || !this.late) return '';
      const { live } = this.$store;
      const how = this.late > 0 ? `${minutes(this.late)} behind` : `${minutes(-this.late)} ahead`;
      return `${how}: ends ${hour(endsAt(live, this.time))} instead of ${hour(plannedEnd(live))}`;
    },

    get paceLevel() {
      return this.late > 8 ? 'act' : this.late > 3 && 'watch';
    },

    nameOf(block) {
      return block.values.title ?? this.$store.ui.catalog.phases[block.values.phase].label;
    },

    get parked() {
      return this.$store.live.all('parked_item');
    },
  };
}

/** What the buttons of a block are called to who listens to the page. */
function wordsFor(name) {
  return {
    peek: `Look ahead at ${name}`,
    less: `One minute less for ${name}`,
    more: `One minute more for ${name}`,
    up: `Move ${name} up`,
    down: `Move ${name} down`,
    ofBlock: name,
  };
}
