// The lobby: the code to join with, who is here by function, and what is still to be said before the start.
import { chipOf, contributorsOf } from '../parts/chips.js';
import { newId } from '../live/queue.js';

/** Symbols of a key: some more than 128 bits of chance. */
const KEY = 24;

export function consoleLobby() {
  return {
    /** The function whose link was copied last. */
    copied: '',
    /** The function whose link could not be copied, and is shown to be copied by hand. */
    byHand: '',

    init() {
      this.end = this.$store.live.shows('prework');
    },

    destroy() {
      this.end();
    },

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

    /** What each function is asked before the day, and how much of it is there. */
    get asked() {
      const { live } = this.$store;
      return live.functions.filter(({ id }) => live.derived.prework[id]).map(({ id }) => this.askedRow(id));
    },

    askedRow(id) {
      const { live } = this.$store;
      const { done = 0, of = 0 } = live.derived.prework[id];
      const link = this.linkOf(id);
      return {
        ...chipOf(live, id), link, shown: this.byHand === id,
        words: `${done} of ${of} filled in${link ? '' : ', no link yet'}`,
        copyWords: this.copied === id ? 'Copied' : 'Copy link',
      };
    },

    linkOf(id) {
      const { live } = this.$store;
      const key = live.parts.facilitators.before[id];
      return key ? `${this.$refs.before.dataset.home}/w/${live.workshop}/before/${key}` : '';
    },

    /** Makes a function's link when it has none. */
    async copy(id) {
      const { live } = this.$store;
      if (!this.linkOf(id)) await live.ask({ do: 'open_before', function: id, key: newId(KEY), id: newId() });
      const link = this.linkOf(id);
      if (!link) return;
      const { copyText } = await import('../parts/copy.js');
      const copied = await copyText(link);
      Object.assign(this, copied ? { copied: id, byHand: '' } : { copied: '', byHand: id });
    },

    stop(id) {
      this.$store.live.ask({ do: 'close_before', function: id });
    },

    /** Start was pressed too early: to the first field that is empty. */
    fillIn() {
      const fields = [...this.$root.querySelectorAll('.input')];
      (fields.find((one) => !one.value) ?? fields[0])?.focus();
    },
  };
}
