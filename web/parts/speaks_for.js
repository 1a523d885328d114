// In the talk, for somebody without a device: who enters for them raises their hand, and says that their view changed.

export function speaksFor(person) {
  return {
    get live() {
      return this.$store.live;
    },

    get name() {
      return this.live.parts.everyone.people[person]?.name ?? '';
    },

    /** What was said of these commands last and is not answered yet. */
    waiting(...names) {
      return this.live.unanswered.findLast(({ command }) => command.person === person && names.includes(command.do))?.command;
    },

    get handIsUp() {
      const said = this.waiting('raise_hand', 'lower_hand');
      return said ? said.do === 'raise_hand' : this.live.parts.everyone.hands.some((one) => one.person === person);
    },

    get handWords() {
      return `${this.name} wants to speak`;
    },

    get aboutStep() {
      return Boolean(this.live.record(this.live.agenda.step));
    },

    get viewChanged() {
      const { step } = this.live.agenda;
      const said = this.waiting('change_view');
      return said?.step === step ? said.on : Boolean(this.live.entered[person]?.view_changed.includes(step));
    },

    get viewWords() {
      return `${this.name}’s view changed`;
    },

    raise() {
      this.live.ask({ do: this.handIsUp ? 'lower_hand' : 'raise_hand', person });
    },

    change() {
      this.live.ask({ do: 'change_view', step: this.live.agenda.step, on: !this.viewChanged, person });
    },
  };
}
