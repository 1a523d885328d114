// The lobby: the code to join with, who is here by function, and what is still to be said before the start.
import { chipOf, contributorsOf } from '../parts/distribution.js';
import { missingFunctions } from './health.js';

export function consoleLobby() {
  return {
    get missing() {
      return (this.$store.live.derived.findings ?? []).filter((one) => one.gate === 'start').map((one) => one.text);
    },

    get isReady() {
      return !this.missing.length;
    },

    get functions() {
      const { live } = this.$store;
      return live.functions.map(({ id }) => ({ ...chipOf(live, id), many: contributorsOf(live, id).length }));
    },

    get nobodyFrom() {
      return missingFunctions(this.$store.live).join(', ');
    },

    /** Start was pressed too early: to the first field that is empty. */
    fillIn() {
      const fields = [...this.$root.querySelectorAll('.input')];
      (fields.find((one) => !one.value) ?? fields[0])?.focus();
    },
  };
}
