// The people by function: who is here, who is away, who watches; rename, move or remove one; let a second device in.
import { newId } from '../live/queue.js';
import { chipOf } from '../parts/distribution.js';
import { missingFunctions } from './health.js';
import { makeSecondClick } from './second_click.js';

const NOBODY = { id: '', name: '', function: '', role: '' };

export function consolePeople() {
  return {
    second: makeSecondClick(),
    /** The person whose row is open. */
    opened: '',
    /** What is typed as a name: of the opened person, or of somebody new. */
    name: '',
    adding: false,
    added: '',

    get everybody() {
      return Object.values(this.$store.live.parts.everyone.people).filter((one) => !one.removed);
    },

    get groups() {
      const { live } = this.$store;
      const groups = live.functions.map(({ id }) => ({ ...chipOf(live, id), people: this.rowsOf(id) }));
      return groups.filter((one) => one.people.length);
    },

    /** The functions that own steps and have nobody here. */
    get missing() {
      return this.isOver ? '' : missingFunctions(this.$store.live).join(', ');
    },

    rowsOf(id) {
      return this.everybody.filter((one) => one.function === id && one.role !== 'absent').map((one) => this.asRow(one));
    },

    get facilitating() {
      return this.everybody.filter((one) => one.role === 'facilitator' && !one.function).map((one) => this.asRow(one));
    },

    get watching() {
      return this.everybody.filter((one) => one.role === 'watcher').map((one) => this.asRow(one));
    },

    asRow({ id, name, entered_by: scribe }) {
      const away = !this.$store.live.here.includes(scribe || id);
      const shown = away ? `${name} (away)` : name;
      return { id, name, away, shown, opened: this.opened === id ? 'true' : 'false', label: `Change ${shown}` };
    },

    get count() {
      const asked = this.everybody.filter((one) => one.function && ['participant', 'facilitator'].includes(one.role));
      const here = asked.filter((one) => this.$store.live.here.includes(one.entered_by || one.id));
      return `${here.length} of ${asked.length} here`;
    },

    get person() {
      return this.$store.live.parts.everyone.people[this.opened] ?? NOBODY;
    },

    isOpen(id) {
      return this.opened === id;
    },

    open(id) {
      this.opened = this.opened === id ? '' : id;
      this.name = this.person.name;
      this.second.forget();
    },

    typeName(event) {
      this.name = event.target.value;
    },

    rename() {
      const { live } = this.$store;
      if (this.name.trim() && this.name !== this.person.name) {
        live.ask({ do: 'rename_person', person: this.opened, name: this.name });
      }
      this.opened = '';
    },

    move(event) {
      this.$store.live.ask({ do: 'move_person', person: this.opened, function: event.target.value });
    },

    isIn(id) {
      return this.person.function === id;
    },

    get mayRemove() {
      return this.person.role !== 'facilitator';
    },

    get removeLabel() {
      return this.second.armed === this.opened ? `Remove ${this.person.name}? Click again` : 'Remove';
    },

    remove() {
      if (!this.second.confirms(this.opened)) return;
      this.$store.live.ask({ do: 'remove_person', person: this.opened });
      this.opened = '';
    },

    toggleAdding() {
      this.adding = !this.adding;
    },

    typeAdded(event) {
      this.added = event.target.value;
    },

    /** Somebody without a device; the facilitator enters for them. */
    add(event) {
      const { value } = event.target.elements.function;
      const command = { do: 'add_person', id: newId(), name: this.added, function: value };
      this.$store.live.ask(command).then(() => { this.added = ''; });
    },

    get requests() {
      const { live } = this.$store;
      const waiting = Object.entries(live.parts.facilitators.devices).filter(([, one]) => !one.answer);
      return waiting.map(([id, one]) => ({ id, name: live.parts.everyone.people[one.person]?.name ?? '' }));
    },

    approve(device) {
      this.$store.live.ask({ do: 'answer_device', device, approve: true });
    },

    refuse(device) {
      this.$store.live.ask({ do: 'answer_device', device, approve: false });
    },
  };
}
