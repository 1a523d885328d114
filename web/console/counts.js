// Counts for the facilitator while people work: how many are done, what came in. Never an answer.
import { chipOf } from '../parts/distribution.js';
import { linesOf } from '../parts/plan_line.js';

/** Pins that are read aloud from here. */
const LATEST = 6;

export function consoleCounts() {
  return {
    get doneBy() {
      const { live } = this.$store;
      const functions = live.derived.progress_by_function?.functions ?? {};
      const asked = live.functions.filter(({ id }) => functions[id]);
      return asked.map(({ id }) => this.doneRow(chipOf(live, id), functions[id]));
    },

    doneRow(chip, { done = 0, of = 0 }) {
      return { ...chip, done, of, words: `${done} of ${of}` };
    },

    /** "IT 2, HR 1": of which functions how many are not done; most first. */
    get waitingFor() {
      const open = this.doneBy.map(({ name, done, of }) => ({ name, many: of - done })).filter(({ many }) => many);
      return open.sort((one, two) => two.many - one.many).map(({ name, many }) => `${name} ${many}`).join(', ');
    },

    get nobodyAsked() {
      return !this.doneBy.length;
    },

    get answered() {
      const { steps } = this.$store.live;
      return `${steps.filter((one) => one.values.today).length} of ${steps.length}`;
    },

    /** What people pinned; not what came with the template. */
    get pins() {
      return this.$store.live.all('issue').filter((one) => one.by);
    },

    get latestPins() {
      const { live } = this.$store;
      return this.pins.slice(-LATEST).reverse().map(({ id, by, values }) => ({
        id, text: values.text, chip: chipOf(live, live.parts.everyone.people[by]?.function ?? ''),
      }));
    },

    get rated() {
      const inThisCycle = this.$store.live.all('handoff').filter((one) => !one.values.next_cycle);
      return `${inThisCycle.filter((one) => typeof one.values.usable === 'number').length} of ${inThisCycle.length}`;
    },

    get lines() {
      const { live } = this.$store;
      return linesOf(live);
    },

    shareCauses() {
      this.$store.live.ask({ do: 'share_causes' });
    },

    /** At a check: of how many open lines it was said how far they are. What came along has no author. */
    get heard() {
      const said = new Set(this.$store.live.all('status_note').filter(({ by }) => by).map(({ values }) => values.line));
      const open = this.lines.filter(({ id, values }) => values.status !== 'done' || said.has(id));
      return `${open.filter(({ id }) => said.has(id)).length} of ${open.length}`;
    },

    get learned() {
      return this.$store.live.all('learning').length;
    },

    get withoutOwner() {
      return this.lines.filter(({ values }) => !values.owner || !values.co_owner).length;
    },

    get withoutAnswer() {
      return this.lines.filter(({ values }) => values.owner && values.answer !== 'taken').length;
    },

    get alone() {
      const { live } = this.$store;
      const people = Object.values(live.parts.everyone.people).filter((one) => !one.removed && one.role === 'participant');
      const single = live.functions.filter(({ id }) => people.filter((one) => one.function === id).length === 1);
      return single.map((one) => one.values.name).join(', ');
    },
  };
}
