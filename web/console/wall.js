// The wall from the console: whether one is open, what it shows, and what it is to show instead until the block ends.
import { chosenFace, kindOf, phaseFace, wordsOf } from '../wall/faces.js';

const FACES = { join: 'Join', task: 'Task', map: 'Map', steps: 'Steps' };

/** Milliseconds from the page's first moment to the picture. */
const QUIET_AFTER = 1500;

/** Where a screen is as narrow as a phone's, the picture is asked for. */
const isPhone = () => matchMedia('(width < 40rem)').matches;

/** A place on the wall: a part of the flow, or a step of it. */
const asValue = (kind, id) => `${kind} ${id}`;

export function consoleWall() {
  return {
    open: false,
    loaded: false,

    init() {
      this.$refs.details.open = !isPhone();
      this.wallShows = this.shown;
      this.$watch('shown', (words) => { this.wallShows = words; });
    },

    get live() {
      return this.$store.live;
    },

    /** The picture is drawn while somebody looks; what it is made of comes after all that the first page needs. */
    look() {
      this.open = this.$refs.details.open;
      if (this.open && !this.loaded) setTimeout(() => this.load(), this.live.me ? 0 : QUIET_AFTER);
    },

    async load() {
      try {
        const { loadFace } = await import('../wall/face/loading.js');
        await loadFace(this.$store.ui.page);
        this.loaded = true;
      } catch {
        // The line is gone; it is fetched anew when somebody looks again.
      }
    },

    get isShown() {
      return this.open && this.loaded;
    },

    get shown() {
      return wordsOf(this.live);
    },

    get picture() {
      return `What a wall shows: ${this.shown}`;
    },

    get chosen() {
      return chosenFace(this.live);
    },

    get mayChoose() {
      return !['closed', 'final'].includes(this.live.agenda.status);
    },

    get isByPhase() {
      return !this.chosen.face;
    },

    get byPhase() {
      return `By the phase (now: ${FACES[kindOf(phaseFace(this.live))]})`;
    },

    get faces() {
      return Object.entries(FACES).map(([face, label]) => ({ face, label, on: this.chosen.face === face }));
    },

    choose(face) {
      this.$store.live.ask({ do: 'show_on_wall', face });
    },

    get placeLabel() {
      return this.chosen.face === 'map' ? 'Which part' : 'Which step';
    },

    /** Where the chosen face may stay: at one part of the flow, or at one step. */
    get places() {
      const { face, step, part } = this.chosen;
      if (!['map', 'steps'].includes(face)) return [];
      const parts = [...new Set(this.live.steps.map(({ values }) => values.part))].filter(Boolean);
      const steps = face === 'steps' ? this.live.steps : [];
      const at = step ? asValue('step', step) : asValue('part', part);
      return [
        { value: asValue('part', ''), title: parts.length ? 'One part after the other' : 'All' },
        ...parts.map((one) => ({ value: asValue('part', one), title: one })),
        ...steps.map(({ id, values }) => ({ value: asValue('step', id), title: `${this.live.stepNumber(id)} · ${values.name}` })),
      ].map((one) => ({ ...one, on: one.value === at }));
    },

    place(event) {
      const [kind, ...rest] = event.target.value.split(' ');
      this.$store.live.ask({ do: 'show_on_wall', face: this.chosen.face, [kind]: rest.join(' ') });
    },
  };
}
