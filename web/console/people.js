// The people by function: who is here, who is away, who watches; who waits at the door, and second devices. What can be
// changed of one of them is in person.js.
import { announce } from '../parts/announce.js';
import { chipOf } from '../parts/chips.js';
import { missingFunctions } from '../parts/people.js';

/** Roles of people in a function whom the workshop waits for, or has. */
const ASKED = ['participant', 'facilitator', 'expected'];

export function consolePeople() {
  return {
    /** The person whose row is open. */
    opened: '',
    adding: false,
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

    asRow({ id, name, role, function: own, entered_by: scribe }) {
      const { live } = this.$store;
      const away = !live.here.includes(scribe || id);
      const notes = [role === 'facilitator' && this.dutyOf(id, own), scribe && this.byWhom(scribe), away && (role === 'expected' ? 'not come yet' : 'away')].filter(Boolean).join(', ');
      const shown = notes ? `${name} (${notes})` : name;
      return { id, name, away, shown, opened: this.opened === id ? 'true' : 'false', label: `Change ${shown}` };
    },

    /** Which of several facilitators leads, and which of those who work in a function helps. */
    dutyOf(id, own) {
      const several = this.everybody.filter((one) => one.role === 'facilitator').length > 1;
      if (several && id === this.$store.live.parts.everyone.lead) return 'leads';
      return own && 'facilitates';
    },

    byWhom(scribe) {
      const { me, parts } = this.$store.live;
      const { name, removed } = parts.everyone.people[scribe] ?? { removed: true };
      if (removed) return 'nobody enters';
      return `by ${scribe === me ? 'you' : name}`;
    },

    /** Who was announced and has not come yet counts among those who are asked. */
    get count() {
      const asked = this.everybody.filter((one) => one.function && ASKED.includes(one.role));
      const here = asked.filter((one) => this.$store.live.here.includes(one.entered_by || one.id));
      return `${here.length} of ${asked.length} here`;
    },

    isOpen(id) {
      return this.opened === id;
    },

    open(id) {
      this.opened = this.opened === id ? '' : id;
      this.$store.ui.load('every');
    },

    close() {
      this.opened = '';
    },

    /** Whose form is there: nobody's, or one's. */
    get forms() {
      return this.everyHere && this.opened ? [this.opened] : [];
    },

    get adds() {
      return this.everyHere && this.adding;
    },

    /** Most often somebody is added because their function has nobody. */
    toggleAdding() {
      this.$store.ui.load('every');
      this.adding = !this.adding;
      this.addedTo = missingFunctions(this.$store.live)[0]?.id ?? '';
    },

    /** Asked for where a function is missing. */
    addTo(event) {
      this.addedTo = event.detail.function;
      this.adding = true;
      this.$nextTick(() => document.getElementById('added-name').focus());
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
