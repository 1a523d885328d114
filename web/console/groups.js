// Redesign: the groups, who types in each, and how far every step is with role, capability, incentive and metric.
import { answersOn } from '../parts/coverage.js';

export function consoleGroups() {
  return {
    get rows() {
      const { live } = this.$store;
      return live.steps.filter((one) => one.values.focus === 'now').map((step) => ({
        id: step.id,
        number: live.stepNumber(step.id),
        name: step.values.name,
        answers: answersOn(live, step.id),
        ...this.group(step.id),
      }));
    },

    group(step) {
      const { live } = this.$store;
      const found = live.all('group').find((one) => one.values.step === step);
      const name = (id) => live.parts.everyone.people[id]?.name ?? '';
      const ids = (found?.values.people ?? []).filter((id) => name(id));
      return {
        group: found?.id ?? '',
        names: ids.map(name).join(', '),
        people: ids.map((id) => ({ id, name: name(id), types: id === found.values.typist })),
      };
    },

    get hasGroups() {
      return this.$store.live.all('group').length > 0;
    },

    get hasSteps() {
      return this.rows.length > 0;
    },

    get groupLabel() {
      return this.hasGroups ? 'Make the groups again' : 'Make groups';
    },

    suggest() {
      this.$store.live.ask({ do: 'suggest_groups' });
    },

    pickTypist(group, event) {
      const before = this.$store.live.record(group).values.typist ?? null;
      const typist = event.target.value || null;
      this.$store.live.edit([{ act: 'set', id: group, values: { typist }, was: { typist: before } }]);
    },
  };
}
