// Who is expected and who has come, by function.
import { chipOf } from '../parts/distribution.js';
import { isHere } from '../parts/people.js';

const OTHER = { absent: 'Owner who could not come', watcher: 'Watches', facilitator: 'Facilitates' };

export function setUpPeople() {
  return {
    get live() {
      return this.$store.live;
    },

    get everybody() {
      return Object.values(this.live.parts.everyone.people).filter((one) => !one.removed && one.role !== 'preparer');
    },

    get groups() {
      const lanes = this.live.functions.map(({ id }) => ({ ...chipOf(this.live, id), people: this.rowsOf(id) }));
      const others = { id: '', name: 'Without a function', code: '', slot: 8, people: this.rowsOf('') };
      return [...lanes, others].filter(({ people }) => people.length);
    },

    rowsOf(id) {
      const known = this.live.functions.map((one) => one.id);
      const inLane = (one) => (id ? one.function === id : !known.includes(one.function));
      return this.everybody.filter(inLane).map((one) => ({ id: one.id, name: one.name, ...this.state(one) }));
    },

    state(person) {
      const isExpected = person.role === 'expected';
      if (isExpected) return { words: 'Not come yet', tone: 'line', isExpected, removes: `Take ${person.name} off the list` };
      const here = isHere(this.live, person) ? 'Here' : 'Away';
      return { words: [OTHER[person.role], person.role !== 'absent' && here].filter(Boolean).join(', '), tone: here === 'Here' ? 'ok' : '', isExpected, removes: '' };
    },

    get count() {
      const expected = this.everybody.filter(({ role }) => role === 'expected').length;
      const come = this.everybody.filter(({ role }) => role === 'participant' || role === 'watcher').length;
      if (!come && !expected) return 'Nobody has come yet';
      return expected ? `${come} of ${come + expected} have come` : `${come} have come`;
    },

    takeOff(person) {
      this.live.ask({ do: 'remove_person', person });
    },
  };
}
