// The people by function: who is here, who is away, who watches; rename, move or remove one; let a second device in.
import { newId } from '../live/queue.js';
import { announce } from '../parts/announce.js';
import { chipOf } from '../parts/distribution.js';
import { missingFunctions } from '../parts/people.js';
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
    /** The function that somebody is to be added to. */
    addedTo: '',

    init() {
      this.$watch('knocks.length', (now, before) => { if (now > before) announce(`${this.knocks.at(-1).name} wants to come in`); });
    },

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
      return this.isOver ? '' : missingFunctions(this.$store.live).map((one) => one.values.name).join(', ');
    },

    rowsOf(id) {
      return this.everybody.filter((one) => one.function === id && !['absent', 'preparer'].includes(one.role)).map((one) => this.asRow(one));
    },

    get facilitating() {
      return this.everybody.filter((one) => one.role === 'facilitator' && !one.function).map((one) => this.asRow(one));
    },

    get watching() {
      return this.everybody.filter((one) => one.role === 'watcher').map((one) => this.asRow(one));
    },

    /** What the opened person says of their work. */
    get work() {
      const { work, speaks_for: others } = this.$store.live.parts.everyone.people[this.opened] ?? {};
      return [work, others && `Speaks for: ${others}`].filter(Boolean).join('. ');
    },

    asRow({ id, name, role, entered_by: scribe }) {
      const { live } = this.$store;
      const away = !live.here.includes(scribe || id);
      const by = scribe === live.me ? 'you' : live.parts.everyone.people[scribe]?.name;
      const notes = [by && `by ${by}`, away && (role === 'expected' ? 'not come yet' : 'away')].filter(Boolean).join(', ');
      const shown = notes ? `${name} (${notes})` : name;
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

    /** Most often somebody is added because their function has nobody. */
    toggleAdding() {
      this.adding = !this.adding;
      this.addedTo = missingFunctions(this.$store.live)[0]?.id ?? '';
    },

    /** Asked for where a function is missing. */
    addTo(event) {
      this.addedTo = event.detail.function;
      this.adding = true;
      this.$nextTick(() => document.getElementById('added-name').focus());
    },

    isAddedTo(id) {
      return this.addedTo === id;
    },

    /** Who may sit beside somebody and enter for them: everybody in the room with a device. */
    get scribes() {
      const { live } = this.$store;
      return this.everybody.filter(({ id, role, entered_by: scribe }) => role === 'participant' && !scribe && id !== live.me);
    },

    typeAdded(event) {
      this.added = event.target.value;
    },

    /** Somebody without a device; the facilitator enters for them. */
    add(event) {
      const { function: { value }, scribe } = event.target.elements;
      const command = { do: 'add_person', id: newId(), name: this.added, function: value, scribe: scribe.value };
      this.$store.live.ask(command).then(() => { this.added = ''; });
    },

    get requests() {
      const { live } = this.$store;
      const waiting = Object.entries(live.parts.facilitators.devices).filter(([, one]) => !one.answer);
      return waiting.map(([id, one]) => ({ id, name: live.parts.everyone.people[one.person]?.name ?? '' }));
    },

    /** Who is new and waits. */
    get knocks() {
      return waitingOutside(this.$store.live);
    },

    get several() {
      return this.knocks.length > 1;
    },

    get manyWait() {
      return `${this.knocks.length} people wait at the door`;
    },

    letIn(person) {
      this.answerKnocks([person], true);
    },

    notNow(person) {
      this.answerKnocks([person], false);
    },

    letAllIn() {
      this.answerKnocks(this.knocks.map(({ id }) => id), true);
    },

    answerKnocks(people, approve) {
      this.$store.live.ask({ do: 'answer_knocks', people, approve });
    },

    approve(device) {
      this.$store.live.ask({ do: 'answer_device', device, approve: true });
    },

    refuse(device) {
      this.$store.live.ask({ do: 'answer_device', device, approve: false });
    },
  };
}

/** Who is new and waits to be let in. */
export function waitingOutside(live) {
  return Object.entries(live.parts.facilitators.knocks)
    .filter(([, { answer }]) => !answer)
    .map(([id, { person }]) => ({
      id, name: person.name, function: live.record(person.function)?.values.name ?? 'Watching only',
    }));
}
