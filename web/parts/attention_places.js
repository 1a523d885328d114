// Looking around: the places of the workshop that one may look at while the group is elsewhere. Rights go by the phase
// that the group is in, so what one looks at is read, not changed.

/** Phase → whether there is something to see in it by now, and what it is called. */
const PLACES = {
  frame: { label: 'What we decide today', there: () => true },
  map: { label: 'The map', there: ({ steps }) => steps.length > 0 },
  overview: { label: 'Where we differ', there: ({ parts }) => Object.keys(parts.everyone.rounds).length > 0 },
  redesign: { label: 'What changes', there: ({ steps }) => steps.some(({ values }) => values.focus === 'now') },
};

/** What there is to look at now besides where the group is: [{phase, label}]. */
export function placesOf(live) {
  const there = Object.entries(PLACES).filter(([phase, one]) => phase !== live.phase && one.there(live));
  return there.map(([phase, { label }]) => ({ phase, label }));
}

/** Shows a phase on this page alone. */
export async function lookAt(ui, phase) {
  await ui.load(phase);
  ui.looking = phase;
  document.getElementById('stage').scrollTo(0, 0);
}

export function lookAround() {
  return {
    get live() {
      return this.$store.live;
    },

    get offers() {
      return this.live.agenda.status === 'running';
    },

    get places() {
      return placesOf(this.live).map((one) => ({ ...one, current: one.phase === this.$store.ui.looking && 'true' }));
    },

    look(phase) {
      this.$refs.menu.hidePopover();
      return lookAt(this.$store.ui, phase);
    },
  };
}
