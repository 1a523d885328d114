// The wall: read from the back of the room. Nobody touches it; it follows the console.
import { chipOf, contributorsOf, distributionOf, scaleOf } from '../parts/distribution.js';
import { meters } from '../parts/coverage.js';
import { decisionOf } from '../parts/step_words.js';
import { faceOf, footOf, placeOf, stepOf, taskOf } from './faces.js';
import { keepAwake } from './awake.js';

/** Milliseconds after which the pointer is hidden. */
const STILL_AFTER = 3000;

export function wall() {
  return {
    still: false,

    init() {
      this.stir();
      keepAwake();
    },

    /** The pointer moved: it shows for a while. */
    stir() {
      clearTimeout(this.resting);
      this.still = false;
      this.resting = setTimeout(() => { this.still = true; }, STILL_AFTER);
    },

    isFace(name) {
      return faceOf(this.$store.live) === name;
    },

    /** The face to join with has the code and the QR in large. */
    get showsCode() {
      return faceOf(this.$store.live) !== 'join';
    },

    get isOffline() {
      return ['offline', 'ended'].includes(this.$store.live.status);
    },

    get place() {
      return placeOf(this.$store.live);
    },

    get title() {
      const { live } = this.$store;
      if (faceOf(live) === 'map' && !stepOf(live)) return live.catalog.phases.overview.task;
      return stepOf(live)?.values.name ?? '';
    },

    get task() {
      return taskOf(this.$store.live);
    },

    /** A facilitator's line to everybody, where it was sent to the wall too; without a name. */
    get message() {
      const sent = this.$store.live.parts.everyone.attention.messages[''];
      return sent?.wall ? sent.text : '';
    },

    get foot() {
      return this.isOffline ? 'No connection. What you see may be out of date.' : footOf(this.$store.live);
    },

    get purpose() {
      return this.$store.live.record('purpose')?.values ?? {};
    },

    get functions() {
      const { live } = this.$store;
      return live.functions.map(({ id }) => ({ ...chipOf(live, id), many: contributorsOf(live, id).length }));
    },

    get showsScale() {
      return ['mark', 'overview', 'talk'].includes(this.$store.live.phase);
    },

    get scale() {
      return scaleOf(this.$store.live);
    },

    get progress() {
      return { done: 0, of: 0, ...this.$store.live.derived.progress };
    },

    get isAsked() {
      return this.progress.of > 0 && Boolean(footOf(this.$store.live));
    },

    get callout() {
      const { live } = this.$store;
      return live.derived.overview?.steps?.[live.agenda.step]?.sentence ?? '';
    },

    get table() {
      return distributionOf(this.$store.live, this.$store.live.agenda.step, { sure: false });
    },

    get decision() {
      return decisionOf(this.$store.live, this.$store.live.agenda.step);
    },

    get decisionHead() {
      if (this.decision.outcome === 'parked') return 'Parked';
      return this.decision.done ? 'Decided' : 'We decide';
    },

    get meters() {
      return meters(this.$store.live);
    },

    /** How many gave each grade, all functions together. */
    get grades() {
      const { live } = this.$store;
      const counts = Object.values(live.parts.everyone.grades?.counts ?? {});
      const words = Object.entries(live.catalog.grades).sort(([one], [two]) => two - one);
      return words.map(([grade, label]) => ({ grade, label, many: counts.reduce((sum, one) => sum + (one[grade] ?? 0), 0) }));
    },
  };
}
