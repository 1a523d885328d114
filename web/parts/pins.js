// Pins on one place, a step, a handoff or a source: what breaks or is asked there, the worst first. Who may change a
// pin opens its form from the list.
//
//   {% from 'parts/pins.html' import pins with context %}
//   <div x-data="pins(step.id)">{{ pins() }}</div>
import { pinsOn } from '../map/faces.js';
import { may } from './rights.js';

/** How a pin looks in a list: its words, whose it is and how bad. */
export function pinRow(live, { id, by, values, kind }) {
  const { options } = live.catalog.kinds.issue.fields.severity;
  const owner = live.record(live.parts.everyone.people[by]?.function)?.values.name ?? '';
  const question = values.kind === 'question';
  return {
    id,
    text: values.text,
    icon: question ? 'question' : 'pin',
    about: [owner, options[values.severity], causedAt(live, values)].filter(Boolean).join(' · '),
    mayEdit: may(live, 'set', { id, by, values, kind }, ['text']),
  };
}

/** Where a problem comes from, when that is another place than the pin's. */
function causedAt(live, { place, caused_at: cause }) {
  const step = cause && cause !== place && live.record(cause);
  return step ? `caused at ${live.stepNumber(cause)} · ${step.values.name}` : '';
}

export function pins(place) {
  return {
    editing: '',

    get pins() {
      const { live } = this.$store;
      const isOpen = ({ id }) => this.editing === id;
      return pinsOn(live, place).map((pin) => ({ ...pinRow(live, pin), open: isOpen(pin), closed: !isOpen(pin) }));
    },

    edit(id) {
      this.editing = id;
    },

    done() {
      this.editing = '';
    },
  };
}
