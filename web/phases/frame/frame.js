// The frame: what the room decides today, read aloud.

/** The fields of the purpose that the room hears, in the order in which they are read. */
const HEARD = [
  'room_may_decide', 'sponsor', 'flow_owner', 'trigger_event', 'end_event', 'ai_purpose', 'out_of_bounds',
  'decision_rule', 'pass_rule',
];

const purposeOf = (live) => live.record('purpose')?.values ?? {};

export const questionOf = (live) => purposeOf(live).decision_question ?? '';

/** The blocks of the agenda as a list to read: {id, title, minutes}. */
export function agendaOf(live) {
  const named = ({ phase, title }) => title || live.catalog.phases[phase].label;
  const blocks = live.blocks.filter(({ values }) => !values.skipped);
  const rows = blocks.map(({ id, values }) => ({ id, title: named(values), minutes: `${values.minutes ?? 5} min` }));
  const total = blocks.reduce((sum, { values }) => sum + (values.minutes ?? 5), 0);
  return { rows, title: `In the next ${total >= 150 ? `${Math.round(total / 30) / 2} hours` : `${total} minutes`}` };
}

export function frame() {
  return {
    get live() {
      return this.$store.live;
    },

    get question() {
      return questionOf(this.live);
    },

    get facts() {
      const { fields } = this.live.catalog.kinds.purpose;
      const values = purposeOf(this.live);
      const says = (name) => fields[name].options?.[values[name]] ?? values[name];
      return HEARD.filter((name) => values[name]).map((name) => ({ name, label: fields[name].label, text: says(name) }));
    },

    get agenda() {
      return agendaOf(this.live);
    },
  };
}
