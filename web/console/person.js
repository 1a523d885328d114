// The form of one person on the console. It stands within `consolePeople`, whose `opened` names the person.
import { scribesIn } from './scribes.js';
import { makeSecondClick } from './second_click.js';

const NOBODY = { id: '', name: '', function: '', role: '', entered_by: '' };

export function consolePerson(id) {
  return {
    second: makeSecondClick(),
    /** What is typed as their name. */
    name: '',

    init() {
      this.name = this.person.name;
    },

    get person() {
      return this.$store.live.parts.everyone.people[id] ?? NOBODY;
    },

    /** What they say of their work. */
    get work() {
      const { work, speaks_for: others } = this.person;
      return [work, others && `Speaks for: ${others}`].filter(Boolean).join('. ');
    },

    typeName(event) {
      this.name = event.target.value;
    },

    rename() {
      if (this.name.trim() && this.name !== this.person.name) {
        this.$store.live.ask({ do: 'rename_person', person: id, name: this.name });
      }
      this.close();
    },

    move(event) {
      this.$store.live.ask({ do: 'move_person', person: id, function: event.target.value });
    },

    isIn(lane) {
      return this.person.function === lane;
    },

    /** Whether they are in the room without a device. */
    get isEnteredFor() {
      return Boolean(this.person.entered_by) && this.person.role === 'participant';
    },

    /** Who enters for them now, and who could instead. */
    get scribes() {
      const { live } = this.$store;
      const { entered_by: now } = this.person;
      const could = [{ id: live.me, name: 'I do' }, ...scribesIn(live)];
      const known = could.some((one) => one.id === now);
      const { name = '', removed } = live.parts.everyone.people[now] ?? { removed: true };
      const other = { id: now, name: removed ? `Nobody${name && `: ${name} has left`}` : name };
      return (known ? could : [other, ...could]).map((one) => ({ ...one, on: one.id === now }));
    },

    changeScribe(event) {
      this.$store.live.ask({ do: 'change_scribe', person: id, scribe: event.target.value });
    },

    get mayRemove() {
      return this.person.role !== 'facilitator';
    },

    get removeLabel() {
      return this.second.armed === id ? `Remove ${this.person.name}? Click again` : 'Remove';
    },

    remove() {
      if (!this.second.confirms(id)) return;
      this.$store.live.ask({ do: 'remove_person', person: id });
      this.close();
    },
  };
}
