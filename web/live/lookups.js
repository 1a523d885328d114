// Look-ups: the questions every screen asks of the store. Lists are made once per change of what is in them, however
// many rows of a screen ask.

/** Milliseconds for which what was removed is still shown. */
const GHOST = 600_000;

const NOTHING = Object.freeze({ id: '', kind: '', values: Object.freeze({}) });

const place = ({ values }) => (typeof values.order === 'number' ? values.order : Infinity);

const added = ({ command }) => (command.acts ?? []).filter(({ act }) => act === 'add');

/**
 * The getters and methods of a store, with a memory of their own.
 * @param {() => object} [unwatched] the store itself, where others ask through a proxy that notes all they read. Lists
 *   are gathered there: whoever asks for one follows the count of changes alone, not every field of every record.
 */
export function makeLookups(unwatched) {
  const memory = new Map();

  /** A list that stays the same until a record of its kind changes, or all of them. */
  function remembered(store, name, kind, make) {
    const { changes } = store;
    const state = `${changes.all} ${changes[kind] ?? 0}`;
    if (memory.get(name)?.state !== state) memory.set(name, { state, list: make(unwatched?.() ?? store) });
    return memory.get(name).list;
  }

  return {
    /** One's own person; empty on a wall. */
    get person() {
      return this.parts.everyone.people[this.me] ?? {};
    },

    get isFacilitator() {
      return this.person.role === 'facilitator';
    },

    /** The id of one's own function; empty for who watches. */
    get myFunction() {
      return this.person.function ?? '';
    },

    get agenda() {
      return this.parts.everyone.agenda;
    },

    /** How answers are shown, for a sentence that says so to their author. */
    get shownAs() {
      const { named, pool_under: least } = this.parts.everyone.about;
      if (least) return `under your function (under Others if fewer than ${least} of you answer)`;
      return named ? 'with your name' : 'under your function';
    },

    /** How many of how many are done with what this block asks; none, until the count that came is of this block. */
    get progress() {
      const { done = 0, of = 0, block = '' } = this.derived.progress ?? {};
      return { done: block === this.agenda.block ? done : 0, of };
    },

    /** The phase the workshop is in: the current block's, else its status. */
    get phase() {
      const block = this.parts.everyone.records[this.agenda.block];
      return this.agenda.status === 'running' && block ? block.values.phase ?? '' : this.agenda.status;
    },

    /** The block the room is in; an empty record before the first. */
    get currentBlock() {
      return this.record(this.agenda.block) ?? NOTHING;
    },

    get functions() {
      return this.ordered('function');
    },

    get steps() {
      return this.ordered('step');
    },

    get blocks() {
      return this.ordered('block');
    },

    /** A record that is there; null when it is not, or is removed. */
    record(id) {
      const { everyone, facilitators } = this.parts;
      const found = everyone.records[id] ?? facilitators.records[id];
      return found && !found.removed_at ? found : null;
    },

    /** The records of a kind that are there, in the order they were added. */
    all(kind) {
      const living = (part) => Object.values(part.records).filter((one) => one.kind === kind && !one.removed_at);
      const gathered = ({ parts }) => [...living(parts.everyone), ...living(parts.facilitators)];
      return remembered(this, `all ${kind}`, kind, gathered);
    },

    /** The same by their `order`; those without come last. */
    ordered(kind) {
      const sorted = (store) => [...store.all(kind)].sort((one, two) => place(one) - place(two) || 0);
      return remembered(this, `ordered ${kind}`, kind, sorted);
    },

    /** A step's number in the flow, from 1; 0 when it is not in it. */
    stepNumber(id) {
      return this.steps.findIndex((one) => one.id === id) + 1;
    },

    /** The label of a level on this workshop's scale, or of an answer outside it. */
    labelOf(level) {
      const { scales = {}, off_scale: outside = [] } = this.catalog;
      const own = scales[this.parts.everyone.about.levels] ?? [];
      const found = [...own, ...outside, ...Object.values(scales).flat()].find((one) => one.name === level);
      return found?.label ?? level;
    },

    /** How many changes are not on the server yet. */
    get unsent() {
      return this.unanswered.length;
    },

    /** Records that were added here and are not on the server yet. */
    get pending() {
      return this.unanswered.flatMap(added).filter(({ id }) => !this.record(id));
    },

    /** The round a step is in, as a key of its marks. */
    roundOf(step) {
      return String((this.parts.everyone.rounds[step]?.length ?? 0) + 1);
    },

    /** One's own mark on a step in its current round; null before it is made. */
    markOf(step) {
      return this.parts.mine.marks[step]?.[this.roundOf(step)] ?? null;
    },

    /** One's own marks of the current round, by step. */
    get myMarks() {
      const made = Object.keys(this.parts.mine.marks).filter((step) => this.markOf(step));
      return Object.fromEntries(made.map((step) => [step, this.markOf(step)]));
    },

    /** What was removed in the last ten minutes, the latest first. */
    get ghosts() {
      const since = this.clock - GHOST;
      const { everyone, facilitators } = this.parts;
      return [everyone, facilitators]
        .flatMap((part) => Object.values(part.records).filter((one) => one.removed_at > since))
        .sort((one, two) => two.removed_at - one.removed_at);
    },
  };
}

/** What a record is called among others: a step by its number too, a handoff by both its ends. */
export function titleOf(live, { id, kind, values }) {
  const number = (step) => live.stepNumber(step) || '?';
  if (kind === 'step') return [live.stepNumber(id), values.name].filter(Boolean).join(' · ');
  if (kind === 'handoff') return `${number(values.from_step)} → ${number(values.to_step)}`;
  const [first] = live.catalog.kinds[kind].needs;
  // What is said about a step is called like the step.
  if (first === 'step') return live.record(values.step) ? titleOf(live, live.record(values.step)) : '';
  return String(values[first] ?? '');
}
