// The panel beside the map in the sources phase: what reaches one's own function, what breaks at the selected step and
// where its data comes from, and everything that breaks, the worst first.
import { atRest } from '../../parts/at_rest.js';
import { pinRow } from '../../parts/pins.js';
import { titleOf } from '../../live/lookups.js';
import { belonging } from '../../parts/step_words.js';
import { may } from '../../parts/rights.js';
import { weakens } from '../../parts/weak_inputs.js';

const ownerOf = (live, step) => live.record(step)?.values.owner ?? '';

/** How many breaks are listed before somebody asks for all. */
const SHORT = 8;

export function sourcesPanel() {
  return {
    all: false,
    /** The step that was selected when this person last rested. */
    selected: '',
    /** The step that was asked for from the list of what reaches one's own function: its rates stay in sight. */
    lookedUp: '',

    init() {
      this.selected = this.$store.ui.step;
      this.$watch('$store.ui.step', atRest((step) => {
        this.selected = step;
        this.$nextTick(() => this.bring(step));
      }));
    },

    /** What was picked in the flow comes into sight; nobody is moved who is anywhere else by then. */
    bring(step) {
      const isInFlow = document.activeElement.closest('.map-stage');
      if (isInFlow && step !== this.lookedUp) this.$root.querySelector('[data-picked]')?.scrollIntoView({ block: 'start' });
      this.lookedUp = '';
    },

    get isOpen() {
      return this.$store.ui.panelOpen;
    },

    get live() {
      return this.$store.live;
    },

    /** What other functions hand to one's own. */
    get reaching() {
      const { live } = this;
      return live.all('handoff')
        .filter(({ values }) => live.myFunction && ownerOf(live, values.to_step) === live.myFunction)
        .filter(({ values }) => ownerOf(live, values.from_step) !== live.myFunction)
        .map(({ id, values }) => {
          const from = live.record(ownerOf(live, values.from_step))?.values.name ?? 'elsewhere';
          const step = live.record(values.from_step)?.values.name ?? '';
          return {
            id, step: values.to_step,
            title: values.artefact ? `${values.artefact}, from ${from}` : `From ${from}: ${step}`,
            way: `${titleOf(live, { id, kind: 'handoff', values })} · ${live.record(values.to_step).values.name}`,
          };
        });
    },

    get reachTitle() {
      return this.live.myFunction ? 'What reaches you' : 'What reaches each function';
    },

    /** What is asked of each of them, said once for all. */
    get question() {
      return this.reachesNothing ? '' : this.live.catalog.kinds.handoff.fields.usable.label;
    },

    get nothingReaches() {
      if (this.live.myFunction) return 'No other function hands anything to yours. Pin what breaks, wherever you see it.';
      if (!this.live.isFacilitator) return 'Each function says how much of what reaches it is usable. You see it here.';
      return 'Say: “Of 10 that reach you, how many are usable as they are?” You can pin on any step: pick one.';
    },

    get reachesNothing() {
      return !this.reaching.length;
    },

    get chosen() {
      return this.live.record(this.selected) ? [this.selected] : [];
    },

    get isNothing() {
      return !this.chosen.length;
    },

    /** The pins, the worst first; those of the room before those that came with the template. */
    get breaks() {
      const { live } = this;
      const weight = ({ values, by }) => 2 * Number(values.severity ?? 0) + (by ? 1 : 0);
      return [...live.all('issue')]
        .sort((one, two) => weight(two) - weight(one))
        .slice(0, this.all ? Infinity : SHORT)
        .map((pin) => {
          const row = pinRow(live, pin);
          const about = [row.about, weakens(live, pin.id)].filter(Boolean).join(' · ');
          return { ...row, about, ...this.whereIs(pin.values.place) };
        });
    },

    get hasMore() {
      return this.breaks.length < this.live.all('issue').length;
    },

    get moreWord() {
      return `Show all ${this.live.all('issue').length}`;
    },

    showAll() {
      this.all = true;
    },

    whereIs(place) {
      const { live } = this;
      const found = live.record(place);
      const step = found?.kind === 'handoff' ? found.values.to_step : place;
      return { where: found ? titleOf(live, found) : '', step: live.record(step)?.kind === 'step' ? step : '' };
    },

    /** The handoff of which least is usable, in words; empty before one is rated. */
    get worst() {
      const { worst = '', usable = null, rated = 0 } = this.live.derived.flow_metrics ?? {};
      const handoff = this.live.record(worst);
      if (!handoff) return '';
      const share = Math.round((usable ?? 0) * 100);
      const many = share || 'fewer than 1';
      const whole = rated > 1 ? ` Through all ${rated} rated handoffs ${many} of 100 pass as they are.` : '';
      return `Least usable: ${titleOf(this.live, handoff)}, ${handoff.values.usable} of 10.${whole}`;
    },

    show(step) {
      if (step) this.$dispatch('show-step', step);
    },

    /** Shows a step in the flow, and goes on rating here. */
    lookUp(step) {
      this.lookedUp = step;
      this.show(step);
    },

    goBack() {
      // Asked for from within a step, whose part of the panel has a heading of its own.
      document.querySelector('#panel .side-panel-head h2').focus();
    },

    close() {
      this.$store.ui.panelOpen = false;
    },
  };
}

/** One step in the panel: where its data comes from. */
export function sourcesStep(id) {
  return {
    id,

    get step() {
      return this.$store.live.record(id) ?? { id, values: {} };
    },

    get place() {
      const { live } = this.$store;
      return [`Step ${live.stepNumber(id)}`, belonging(live, id)].filter(Boolean).join(' · ');
    },

    get uses() {
      const { live } = this.$store;
      return live.all('source_use').filter(({ values }) => values.step === id).map((one) => ({
        id: one.id, name: live.record(one.values.source)?.values.name ?? '', mayRemove: may(live, 'remove', one),
      }));
    },

    /** What the template says; shown until somebody says where the data really comes from. */
    get systems() {
      return this.uses.length ? '' : (this.step.values.systems ?? []).join(', ');
    },

    get handoffs() {
      const { live } = this.$store;
      const into = live.all('handoff').filter(({ values }) => values.to_step === id);
      return into.map((one) => ({ id: one.id, label: `On the way ${titleOf(live, one)}` }));
    },

    remove(use) {
      this.$store.live.edit([{ act: 'remove', id: use }]).catch((refusal) => this.$store.live.notices.push(refusal));
    },
  };
}
