// Handing a line over: its owner picks somebody, who is then asked.
import { optionsOf } from '../../parts/field_options.js';

export function handOver(lineId) {
  return {
    isPicking: false,
    recipient: '',
    refusal: '',

    get isClosed() {
      return !this.isPicking;
    },

    get recipients() {
      const { live } = this.$store;
      return optionsOf(live, { type: 'ref', kinds: ['person'] })
        .filter(({ name }) => name !== live.me)
        .map(({ name, label, group }) => ({ id: name, label: `${label} (${group})` }));
    },

    get nobody() {
      return !this.recipient;
    },

    startPicking() {
      this.isPicking = true;
      this.$nextTick(() => this.$root.querySelector('select')?.focus());
    },

    stopPicking() {
      Object.assign(this, { isPicking: false, recipient: '', refusal: '' });
    },

    choose(event) {
      this.recipient = event.target.value;
    },

    hand() {
      this.refusal = '';
      this.$store.live.send({ do: 'hand_over_line', change: lineId, to: this.recipient })
        .then(() => this.stopPicking(), ({ text }) => { this.refusal = text; });
    },
  };
}
