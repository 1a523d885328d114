// Redesign: the groups at work. How far each is, who types, who calls; and the cross round.
import { announce } from '../parts/announce.js';
import { answersOn } from '../parts/coverage.js';
import { kindsOf, personOf } from '../parts/plan_line.js';
import { isHere, workers } from '../parts/people.js';
import { groupName, objectionsOn, tablesOf, underRedesign } from '../phases/redesign/groups.js';
import { MINUTE } from '../parts/timer.js';
import { makeSecondClick } from './second_click.js';

/** What a group writes: lines of every kind, answers that nothing changes, objections. */
const written = (live) => [...kindsOf(live).map(({ kind }) => kind), 'no_change', 'objection'];

/** Minutes without a word after which a group is called quiet. */
const QUIET = 5;

const many = (number, one) => `${number} ${one}${number === 1 ? '' : 's'}`;

/** What a table wrote: for its groups; on its steps, where nobody's group is known. */
const writtenBy = (live, { groups, steps }) => written(live).flatMap((kind) => live.all(kind)).filter(({ values }) => (
  values.group ? groups.some(({ id }) => id === values.group) : steps.some((step) => values.step === step || values.steps?.includes(step))));

export function consoleGroups() {
  return {
    second: makeSecondClick(),
    opened: '',
    /** Group → what it had written when it was last looked at, and when that changed. */
    heard: {},

    init() {
      this.listen();
      const { live } = this.$store;
      this.ends = [
        live.subscribe(() => this.listen(), [...written(live), 'all']),
        live.subscribe(() => this.tellCalls(), ['facilitator_called']),
      ];
    },

    destroy() {
      for (const end of this.ends) end();
    },

    /** Whoever listens to the page hears who calls. */
    tellCalls() {
      announce(this.rows.filter(({ calls }) => calls).map(({ name, calls }) => `${calls}: ${name}.`).join(' '));
    },

    get tables() {
      return tablesOf(this.$store.live);
    },

    /** Notes when a group wrote something; what came before this page did is as old as its latest record. */
    listen() {
      const { live } = this.$store;
      for (const table of this.tables) {
        const { key } = table;
        const found = writtenBy(live, table);
        const text = JSON.stringify(found.map(({ id, values }) => [id, values]));
        const known = this.heard[key];
        const at = known ? live.now() : Math.max(0, ...found.map((one) => one.at));
        if (known?.text !== text) this.heard[key] = { text, at };
      }
    },

    get rows() {
      return this.tables.map((table) => this.row(table));
    },

    row(table) {
      const { key, groups, people, steps } = table;
      const { live } = this.$store;
      const call = groups.map(({ id }) => live.parts.everyone.calls[id]).find(Boolean);
      return {
        id: key,
        name: groupName(live, steps),
        steps: groups.map((group) => this.step(group)),
        people: people.map((id) => this.person(id, groups[0])),
        typist: personOf(live, groups[0].values.typist),
        ...this.activity(key, writtenBy(live, table).filter(({ values }) => values.steps).length),
        calls: call ? `${live.parts.everyone.people[call.person]?.name ?? 'Somebody'} calls you` : '',
        opened: this.opened === key,
        openLabel: this.opened === key ? 'Done' : 'Change',
      };
    },

    step({ id, values: { step } }) {
      const { live } = this.$store;
      const objections = objectionsOn(live, step).length;
      return {
        id: step,
        group: id,
        control: `step-of-${id}`,
        number: live.stepNumber(step),
        name: live.record(step)?.values.name ?? '',
        answers: answersOn(live, step),
        objections: objections ? many(objections, 'objection') : '',
      };
    },

    person(id, group) {
      const { live } = this.$store;
      const known = live.parts.everyone.people[id];
      return { ...personOf(live, id), control: `seat-${id}`, types: id === group.values.typist, away: isHere(live, known) ? false : '' };
    },

    /** "3 lines · wrote 2 min ago". */
    activity(key, lines) {
      const { at = 0 } = this.heard[key] ?? {};
      if (!at) return { active: 'Nothing written yet', quiet: false };
      const ago = Math.floor((this.time - at) / MINUTE);
      return { active: `${many(lines, 'line')} · ${ago < 1 ? 'writing now' : `wrote ${ago} min ago`}`, quiet: ago >= QUIET && 'watch' };
    },

    get groupOptions() {
      return this.tables.map(({ key, steps }) => ({ id: key, name: groupName(this.$store.live, steps) }));
    },

    get stepOptions() {
      const { live } = this.$store;
      return underRedesign(live)
        .map(({ id, values }) => ({ id, name: `${live.stepNumber(id)} · ${values.name}` }));
    },

    /** The steps under redesign that no group has. */
    get withoutGroup() {
      const taken = this.tables.flatMap(({ steps }) => steps);
      return this.stepOptions.filter(({ id }) => !taken.includes(id));
    },

    /** "Kim (HR), Lee (IT)": who is here and sits in no group. */
    get newcomers() {
      const { live } = this.$store;
      const seated = this.tables.flatMap(({ people }) => people);
      const free = this.hasGroups ? workers(live).filter((one) => isHere(live, one) && !seated.includes(one.id)) : [];
      return free.map(({ id }) => personOf(live, id)).map(({ name, code }) => `${name} (${code})`).join(', ');
    },

    get hasGroups() {
      return this.tables.length > 0;
    },

    get hasSteps() {
      return this.stepOptions.length > 0;
    },

    get groupLabel() {
      if (!this.hasGroups) return 'Make groups';
      return this.second.armed === 'groups' ? 'Everybody may move. Click again to make new groups' : 'Make the groups again';
    },

    suggest() {
      if (!this.hasGroups || this.second.confirms('groups')) this.$store.live.ask({ do: 'suggest_groups' });
    },

    seat() {
      this.$store.live.ask({ do: 'seat_newcomers' });
    },

    open(key) {
      this.opened = this.opened === key ? '' : key;
    },

    answerCall(row) {
      for (const { group } of row.steps) {
        if (this.$store.live.parts.everyone.calls[group]) this.$store.live.ask({ do: 'call_facilitator', group, on: false });
      }
    },

    get turn() {
      return this.$store.live.parts.everyone.rotation.turn;
    },

    get mayRotate() {
      return this.tables.length > 1;
    },

    get rotateLabel() {
      return this.turn ? 'Next neighbour' : 'Read a neighbour’s step';
    },

    /** "Cross round: every group reads a neighbour’s step. 2 of 3 have objected." */
    get turnWords() {
      const { live } = this.$store;
      const { at } = live.parts.everyone.rotation;
      const own = new Set(live.all('objection').filter((one) => one.at >= at).map(({ values }) => values.group));
      const done = this.tables.filter(({ groups }) => groups.some(({ id }) => own.has(id))).length;
      return `Every group reads a neighbour’s step. ${done} of ${this.tables.length} have added an objection.`;
    },

    rotate() {
      this.$store.live.ask({ do: 'rotate_groups' });
    },

    rotateBack() {
      this.$store.live.ask({ do: 'rotate_groups', on: false });
    },
  };
}
