// Explaining back: somebody says in their own words why another function stands where it stands; that function says with
// one tap whether this is its constraint. Everybody sees that it was understood.
import { chipOf, ownFunction } from '../../parts/distribution.js';
import { overviewOf } from '../../parts/revealed.js';

export function explainBack() {
  return {
    get stepId() {
      return this.step.id ?? this.step;
    },

    /** The functions whose constraint is worth explaining back: those to hear, and those that have confirmed. */
    get functions() {
      const { live, stepId } = this;
      const hear = overviewOf(live).steps[stepId]?.hear ?? [];
      const understood = live.parts.everyone.understood[stepId] ?? [];
      return [...new Set([...hear, ...understood])].map((id) => ({ ...chipOf(live, id), understood: understood.includes(id) }));
    },

    get asksBack() {
      return this.functions.length > 0;
    },

    /** One's own function as the room sees it on this step. */
    get mineHere() {
      return ownFunction(this.live, this.stepId);
    },

    get isMine() {
      return Boolean(this.live.myFunction) && this.functions.some(({ id }) => id === this.mineHere);
    },

    /** What was tapped last counts at once. */
    get confirmed() {
      const said = this.live.unanswered.findLast(({ command }) => command.do === 'confirm_constraint' && command.step === this.stepId);
      return said ? said.command.on !== false : (this.live.parts.everyone.understood[this.stepId] ?? []).includes(this.mineHere);
    },

    get others() {
      return this.functions.filter(({ id }) => id !== this.mineHere);
    },

    get invitation() {
      const [first] = this.others.filter(({ understood }) => !understood);
      return first ? `Say in your own words what limits ${first.name}. They tap when you have it.` : '';
    },

    get understoodWords() {
      const names = this.functions.filter(({ understood }) => understood).map(({ name }) => name);
      return names.length ? `Understood: ${names.join(' and ')}` : '';
    },

    confirm() {
      this.live.ask({ do: 'confirm_constraint', step: this.stepId, on: !this.confirmed });
    },
  };
}
