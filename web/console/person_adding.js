// Adding somebody without a device. It stands within `consolePeople`, which says for which function.
import { newId } from '../live/queue.js';
import { scribesIn } from './scribes.js';

export function consoleAdding() {
  return {
    /** What is typed as their name. */
    added: '',

    get scribes() {
      return scribesIn(this.$store.live);
    },

    typeAdded(event) {
      this.added = event.target.value;
    },

    isAddedTo(id) {
      return this.addedTo === id;
    },

    add(event) {
      const { function: { value }, scribe } = event.target.elements;
      const command = { do: 'add_person', id: newId(), name: this.added, function: value, scribe: scribe.value };
      this.$store.live.ask(command).then(() => { this.added = ''; });
    },
  };
}
