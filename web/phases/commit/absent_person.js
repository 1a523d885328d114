// Somebody who is not in the room and should own a line: added by name, to be picked like anybody else.
import { makeDraft } from '../../live/draft.js';
import { newId } from '../../live/queue.js';

export function absentPerson() {
  return {
    function: '',
    missing: '',
    draft: {},

    init() {
      const command = (name) => ({ do: 'add_person', id: newId(), name, function: this.function, absent: true });
      this.draft = makeDraft({ live: this.$store.live, record: 'absent', field: 'name', current: () => '', command });
      this.draft.restore();
    },

    get live() {
      return this.$store.live;
    },

    get functions() {
      return this.live.functions.map(({ id, values }) => ({ id, name: values.name }));
    },

    get absent() {
      return Object.values(this.live.parts.everyone.people)
        .filter(({ role, removed }) => role === 'absent' && !removed)
        .map(({ id, name }) => ({ id, name }));
    },

    get added() {
      const names = this.absent.map(({ name }) => name);
      return names.length ? `Not here, may own lines: ${names.join(', ')}` : '';
    },

    get problem() {
      return this.missing || (this.draft.state === 'refused' ? this.draft.message : '');
    },

    type(event) {
      this.missing = '';
      this.draft.type(event.target.value);
    },

    choose(event) {
      this.missing = '';
      this.function = event.target.value;
    },

    add() {
      if (!(this.draft.value ?? '').trim()) this.missing = 'Type a name.';
      else if (!this.function) this.missing = 'Pick a function.';
      else this.draft.save();
    },
  };
}
