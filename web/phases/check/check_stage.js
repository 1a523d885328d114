// Check: the open lines, one's own first, and what the room learned of them.
import { linesOf } from '../../parts/plan_line.js';

const isOpen = ({ values }) => values.status !== 'done';

export function checkStage() {
  return {
    get live() {
      return this.$store.live;
    },

    get open() {
      return linesOf(this.live).filter((one) => isOpen(one) || this.heard.has(one.id));
    },

    /** The lines that something was said of in this workshop. What came along has no author. */
    get heard() {
      return new Set(this.live.all('status_note').filter(({ by }) => by).map(({ values }) => values.line));
    },

    get sorted() {
      const { me } = this.live;
      const own = ({ values }) => values.owner === me || values.co_owner === me;
      return { mine: this.open.filter(own), others: this.open.filter((one) => !own(one)) };
    },

    get mine() {
      return this.sorted.mine.map(({ id }) => id);
    },

    get others() {
      return this.sorted.others.map(({ id }) => id);
    },

    get noneMine() {
      return !this.mine.length;
    },

    get hasOthers() {
      return this.others.length > 0;
    },

    get mineTitle() {
      return this.mine.length === 1 ? 'Your open line' : 'Your open lines';
    },

    get othersTitle() {
      return `Lines of others: ${this.others.length}`;
    },

    get heardWords() {
      const all = this.open;
      if (!all.length) return 'No line is open.';
      return `${all.filter(({ id }) => this.heard.has(id)).length} of ${all.length} lines were heard`;
    },

    get learned() {
      return this.live.all('learning').map(({ id, values }) => ({ id, title: values.happened }));
    },

    get gates() {
      return this.live.all('scale_gate').map((one) => ({ id: one.id, title: gateTitle(this.live, one) }));
    },
  };
}

function gateTitle(live, one) {
  return [live.catalog.kinds.scale_gate.fields.decision.options[one.values.decision], one.values.reason].filter(Boolean).join(': ');
}
