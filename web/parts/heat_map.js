// The heat map: steps in the order of the flow against functions. All of it is computed on the server, with no function of
// one person by itself; here it gets names and glyphs.
import { chipOf } from './distribution.js';

/** Where a function is one of several that stand together. */
const IN_OTHERS = { glyphs: [], words: 'In Others', heat: '', text: '·' };
const NOTHING = { glyphs: [], words: 'No answer', heat: '', text: '' };

export function heatMap() {
  return {
    init() {
      this.hide = this.$store.live.shows('heat_map');
    },

    destroy() {
      this.hide();
    },

    get live() {
      return this.$store.live;
    },

    get found() {
      return { functions: [], rows: {}, ...this.live.derived.heat_map };
    },

    get hasRows() {
      return this.rows.length > 0;
    },

    get columns() {
      return this.found.functions.map((id) => chipOf(this.live, id));
    },

    get rows() {
      return Object.entries(this.found.rows).filter(([id]) => this.live.record(id)).map(([id, row]) => ({
        id,
        number: this.live.stepNumber(id),
        name: this.live.record(id).values.name,
        cells: this.found.functions.map((one) => this.cell(one, row)),
      }));
    },

    cell(id, { cells = {}, pooled = [] }) {
      const { name, code } = chipOf(this.live, id);
      if (!cells[id]) return { id, code, ...(pooled.includes(id) ? IN_OTHERS : NOTHING) };
      const { levels, heat = 0 } = cells[id];
      const labels = levels.map((level) => this.live.labelOf(level));
      const stands = labels.length > 1 ? `between ${labels.join(' and ')}` : labels[0];
      return { id, code, glyphs: levels, heat, text: '', words: `${name}: ${stands}. ${this.heats[heat]}` };
    },

    get heats() {
      return this.live.catalog.marks.heats;
    },

    get legend() {
      return this.heats.map((words, heat) => ({ heat, words }));
    },

    /** "Others: HR and Finance, where few of them answered". */
    get pooledWords() {
      const pooled = new Set(Object.values(this.found.rows).flatMap((row) => row.pooled ?? []));
      const names = this.live.functions.filter(({ id }) => pooled.has(id)).map(({ values }) => values.name);
      return names.length ? `Others: ${names.join(', ')}, where few of them answered` : '';
    },
  };
}
