// Commit: the lines this person is asked about, those nobody owns yet, and folded all others.
import { headline, meters } from '../../parts/coverage.js';
import { linesOf } from '../../parts/plan_line.js';

const isFree = ({ values }) => !values.owner;

export function commitStage() {
  return {
    get live() {
      return this.$store.live;
    },

    get takesPart() {
      return Boolean(this.live.myFunction);
    },

    /** The ids of lines by whose they are. */
    get sorted() {
      const owned = ({ values }) => values.owner === this.live.me;
      const held = ({ values }) => values.co_owner === this.live.me;
      const lists = { mine: [], held: [], free: [], others: [] };
      for (const line of linesOf(this.live)) {
        if (owned(line)) lists.mine.push(line.id);
        else if (held(line)) lists.held.push(line.id);
        else if (isFree(line)) lists.free.push(line.id);
        else lists.others.push(line.id);
      }
      return lists;
    },

    get mine() {
      return [...this.sorted.mine, ...this.sorted.held];
    },

    get free() {
      return this.sorted.free;
    },

    get others() {
      return this.sorted.others;
    },

    get noneMine() {
      return !this.mine.length;
    },

    get hasFree() {
      return this.free.length > 0;
    },

    get hasOthers() {
      return this.others.length > 0;
    },

    get othersTitle() {
      return `Lines of others: ${this.others.length}`;
    },

    get takenWords() {
      const lines = linesOf(this.live);
      const taken = lines.filter(({ values }) => values.answer === 'taken').length;
      return lines.length ? `${taken} of ${lines.length} lines taken` : 'The plan has no lines yet';
    },

    get headline() {
      return headline(this.live);
    },

    get meters() {
      return meters(this.live);
    },

    get hasMeters() {
      return Boolean(this.headline);
    },
  };
}
