// One group in the facilitator's hands: who sits in it, on which step, who types, and a line to it.
import { peopleIn, sameTable, tablesOf } from '../phases/redesign/groups.js';

const set = ({ id, values }, name, value) => ({ act: 'set', id, values: { [name]: value }, was: { [name]: values[name] ?? null } });

export function consoleGroup(key) {
  return {
    words: '',
    said: '',

    get live() {
      return this.$store.live;
    },

    get wordsId() {
      return `line-${key}`;
    },

    isStep: (step, one) => step.id === one.id,

    isOwn: ({ id }) => id === key,

    /** The records of the groups that sit at one table with this one, or another. */
    at(group) {
      const found = this.live.record(group);
      return found ? sameTable(this.live, found) : [];
    },

    edit(acts) {
      if (acts.length) this.live.edit(acts).catch((refusal) => this.live.notices.push(refusal));
    },

    pickTypist(event) {
      this.edit(this.at(key).map((one) => set(one, 'typist', event.target.value || null)));
    },

    /** Out of this group and into another one, in one edit. */
    move(person, event) {
      const to = this.at(event.target.value);
      if (!to.length || event.target.value === key) return;
      const leaving = this.at(key).flatMap((one) => this.without(one, person));
      const joining = to.map((one) => set(one, 'people', [...peopleIn(this.live, one), person]));
      this.edit([...leaving, ...joining]);
    },

    without(group, person) {
      const people = set(group, 'people', peopleIn(this.live, group).filter((one) => one !== person));
      return group.values.typist === person ? [people, set(group, 'typist', null)] : [people];
    },

    /** To another step; the group that has that step takes this one's. */
    changeStep(group, event) {
      const own = this.live.record(group);
      const step = event.target.value;
      if (!own || step === own.values.step) return;
      const other = tablesOf(this.live).flatMap(({ groups }) => groups).find(({ values }) => values.step === step);
      this.edit([set(own, 'step', step), ...(other ? [set(other, 'step', own.values.step)] : [])]);
    },

    type(event) {
      this.words = event.target.value;
    },

    /** One line that only this group sees. */
    async tell() {
      const text = this.words.trim();
      if (!text) return;
      try {
        await this.live.send({ do: 'send_message', text, group: key });
        Object.assign(this, { words: '', said: 'Sent. Only this group sees it.' });
      } catch (refusal) {
        this.said = refusal.text;
      }
    },
  };
}
