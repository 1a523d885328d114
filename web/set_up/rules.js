// The rules of a workshop: the scale, whether answers carry names, how long it is kept. Each is a tap; what the server
// refuses stands at the field with what to do.

const DAYS = [0, 365, 90, 30];
const DAY = 86_400_000;

const SHOWN = [
  { name: 'function', label: 'By function', named: false },
  { name: 'name', label: 'With names', named: true },
];

const dateIn = (moment) => new Date(moment).toLocaleDateString([], { day: 'numeric', month: 'long', year: 'numeric' });

export function setUpRules() {
  return {
    problems: {},
    /** Counts refusals, so that a tap that was refused shows what still holds. */
    refused: 0,

    get live() {
      return this.$store.live;
    },

    get about() {
      return this.refused >= 0 && this.live.parts.everyone.about;
    },

    get scales() {
      const { levels } = this.about;
      return Object.entries(this.live.catalog.scales).map(([name, scale]) => ({
        name, label: `${name} levels`, picked: Number(name) === levels, levels: scale.map((one) => ({ ...one, key: `${name} ${one.name}` })),
      }));
    },

    get levels() {
      return this.scales.find(({ picked }) => picked)?.levels ?? [];
    },

    get showing() {
      const { named } = this.about;
      return SHOWN.map((one) => ({ ...one, picked: one.named === named }));
    },

    get showingHelp() {
      return this.about.named ? 'Each answer stands with its author’s name at the reveal.' : 'At the reveal answers stand under functions. A function with one person is that person.';
    },

    get pools() {
      const { pool_under: least } = this.about;
      return this.live.catalog.marks.pools.map((one) => ({ name: String(one), label: one ? `Under ${one} people` : 'Never', picked: one === least }));
    },

    get poolingHelp() {
      const { named, pool_under: least } = this.about;
      if (named) return 'With names there is nothing to show together.';
      if (!least) return 'Every function is shown by itself, also one with a single person.';
      return `A function from which fewer than ${least} answer stands under Others, with the next smallest where it would be alone there. Nobody can tell from the rest what it said.`;
    },

    get couldShouldHelp() {
      const knowing = this.live.functions.filter(({ values }) => values.prepares === 'sources').map(({ values }) => values.name);
      const who = knowing.join(' and ') || 'The function that fills in before the day what AI can do';
      return `${who} says if it could, each step’s function if it should. One tap each. Good for a day.`;
    },

    get keeping() {
      const { keep_days: days } = this.about;
      return DAYS.map((one) => ({ name: String(one), label: one ? `${one} days` : 'For ever', picked: one === days }));
    },

    get keepingHelp() {
      const { keep_days: days } = this.about;
      if (!days) return 'Nothing is erased by itself.';
      return `Erased with everything in it ${days} days after the last change: on ${dateIn(this.time + days * DAY)} if nothing changes any more. The plan page says so.`;
    },

    get problemLevels() {
      return this.problems.levels ?? '';
    },

    get problemNamed() {
      return this.problems.named ?? '';
    },

    get problemPooled() {
      return this.problems.pool_under ?? '';
    },

    get problemAsked() {
      return this.problems.reasons ?? this.problems.could_should ?? this.problems.grade_lines ?? this.problems.pulses ?? '';
    },

    get problemKept() {
      return this.problems.keep_days ?? '';
    },

    scale(name) {
      return this.change({ levels: Number(name) });
    },

    /** With names nothing is shown together. */
    show(named) {
      return this.change(named ? { named, pool_under: 0 } : { named });
    },

    pool(name) {
      return this.change({ pool_under: Number(name) });
    },

    askReasons(event) {
      return this.change({ reasons: event.target.checked });
    },

    askCouldShould(event) {
      return this.change({ could_should: event.target.checked });
    },

    askLines(event) {
      return this.change({ grade_lines: event.target.checked });
    },

    askPulses(event) {
      return this.change({ pulses: event.target.checked });
    },

    keep(name) {
      return this.change({ keep_days: Number(name) });
    },

    async change(rule) {
      const [field] = Object.keys(rule);
      this.problems = {};
      try {
        await this.live.send({ do: 'change_rules', ...rule });
      } catch ({ text }) {
        this.problems = { [field]: text };
        this.refused += 1;
      }
    },
  };
}
