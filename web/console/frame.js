// The frame: what is read aloud before the room begins.

const ALOUD = ['decision_question', 'sponsor', 'room_may_decide', 'flow_owner', 'ai_purpose', 'out_of_bounds'];

export function consoleFrame() {
  return {
    get lines() {
      const { live } = this.$store;
      const values = live.record('purpose')?.values ?? {};
      const { fields } = live.catalog.kinds.purpose;
      return ALOUD.filter((name) => values[name]).map((name) => ({ name, label: fields[name].label, says: values[name] }));
    },
  };
}
