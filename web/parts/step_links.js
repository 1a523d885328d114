// What a step comes after and leads to: its links, with what passes over them, and the steps it can be linked to.
import { link, linkable } from '../map/acts.js';
import { may } from './rights.js';

/** @param {string} step @param {'before' | 'after'} side */
export function stepLinks(step, side) {
  const [own, other] = side === 'before' ? ['to_step', 'from_step'] : ['from_step', 'to_step'];
  return {
    problem: '',
    hasChoices: false,

    get links() {
      const { live } = this.$store;
      const here = ({ values }) => values[own] === step && live.record(values[other]);
      return live.all('handoff').filter(here).map((one) => {
        const there = live.record(one.values[other]);
        const { code = '', colour = 8 } = live.record(there.values.owner)?.values ?? {};
        const { artefact = '', condition = '', next_cycle: next = false, usable = null } = one.values;
        const rated = usable === null ? '' : `${usable} of 10 usable`;
        return {
          id: one.id, step: there.id, code, slot: colour,
          label: `${live.stepNumber(there.id)} · ${there.values.name}`,
          about: [artefact, condition && `only if ${condition}`, next && 'next cycle', rated]
            .filter(Boolean).join(' · '),
          mayRemove: may(live, 'remove', one),
        };
      });
    },

    /** The steps that can be put here. */
    get choices() {
      const { live } = this.$store;
      const numbers = new Map(live.steps.map(({ id }, at) => [id, at + 1]));
      return linkable(live, step, side).map(({ id, values }) => ({ id, label: `${numbers.get(id)} · ${values.name}` }));
    },

    /** Puts the choices into their list: a long flow has many of them, too many to be watched one by one. */
    offer(list) {
      const { choices } = this;
      const [first, ...known] = list.options;
      this.hasChoices = choices.length > 0;
      const isSame = ({ id, label }, at) => known[at].value === id && known[at].text === label;
      if (choices.length === known.length && choices.every(isSame)) return;
      list.replaceChildren(first, ...choices.map(({ id, label }) => new Option(label, id)));
    },

    get isNothing() {
      return !this.links.length;
    },

    show(id) {
      this.$dispatch('show-step', id);
    },

    add(event) {
      const picked = event.target.value;
      event.target.value = '';
      if (picked) this.do([side === 'before' ? link(picked, step) : link(step, picked)]);
    },

    remove(id) {
      this.do([{ act: 'remove', id }]);
    },

    async do(acts) {
      this.problem = '';
      try {
        await this.$store.live.edit(acts);
      } catch ({ text }) {
        this.problem = text;
      }
    },
  };
}
