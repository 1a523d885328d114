// The wall's face: one step, one task, one map. It follows the console, and nobody touches it.
import { QUESTION, consentOf } from '../../parts/consent_words.js';
import { chipOf, contributorsOf, distributionOf, scaleOf } from '../../parts/distribution.js';
import { meters } from '../../parts/coverage.js';
import { resultsOf } from '../../parts/pulse_results.js';
import { belonging, decisionOf } from '../../parts/step_words.js';
import { faceOf, footOf, isOpen, placeOf, shownStep, taskOf } from '../faces.js';
import { wallView } from './view.js';

const NO_STEP = Object.freeze({ id: '', values: Object.freeze({}) });

export function wallFace() {
  return {
    get live() {
      return wallView(this.$store.live);
    },

    get face() {
      return faceOf(this.live);
    },

    isFace(name) {
      return this.face === name;
    },

    /** The face to join with has the code and the QR in large. */
    get showsCode() {
      return this.face !== 'join';
    },

    /** A face with few words leaves room for how to join, large. */
    get isRoomy() {
      return ['frame', 'task'].includes(this.face);
    },

    get isOffline() {
      return ['offline', 'ended'].includes(this.live.status);
    },

    get isRehearsal() {
      return this.live.parts.everyone.about.rehearsal;
    },

    get place() {
      return placeOf(this.live);
    },

    get title() {
      const { phases } = this.live.catalog;
      if (this.step.id) return this.step.values.name;
      if (this.face === 'steps') return 'All steps';
      return this.face === 'map' ? phases[this.live.phase === 'talk' ? 'overview' : this.live.phase]?.task : '';
    },

    get task() {
      return taskOf(this.live);
    },

    /** A facilitator's line to everybody, where it was sent to the wall too; without a name. */
    get message() {
      const sent = this.live.parts.everyone.attention.messages[''];
      return sent?.wall ? sent.text : '';
    },

    get foot() {
      return this.isOffline ? 'No connection. What you see may be out of date.' : footOf(this.live);
    },

    get purpose() {
      return this.live.record('purpose')?.values ?? {};
    },

    get functions() {
      return this.live.functions.map(({ id }) => ({ ...chipOf(this.live, id), many: contributorsOf(this.live, id).length }));
    },

    get showsScale() {
      return ['mark', 'overview', 'talk'].includes(this.live.phase);
    },

    get scale() {
      return scaleOf(this.live);
    },

    get progress() {
      return this.live.progress;
    },

    get isAsked() {
      return this.progress.of > 0 && Boolean(footOf(this.live));
    },

    get callout() {
      return this.live.derived.overview?.steps?.[this.live.agenda.step]?.sentence ?? '';
    },

    get table() {
      return distributionOf(this.live, this.live.agenda.step, { sure: false });
    },

    get step() {
      return shownStep(this.live) ?? NO_STEP;
    },

    /** Whose the step is, and what it comes after. */
    get belongs() {
      return belonging(this.live, this.step.id);
    },

    /** How the step is done today, where its function has said so. */
    get today() {
      const { today = '' } = this.step.values;
      return today && `Done today: ${this.live.labelOf(today)}`;
    },

    /** The decision on the step that is shown; none while people may mark it. */
    get decision() {
      return decisionOf(this.live, isOpen(this.live, this.step.id) ? '' : this.step.id);
    },

    /** Where the room decides by consent: how many functions have answered; no names. */
    get consentWords() {
      const { asked, answered, rows } = consentOf(this.live, this.decision.there ? this.step.id : '');
      return asked ? `${QUESTION} ${answered} of ${rows.length} functions have answered.` : '';
    },

    get decisionHead() {
      if (!this.decision.there) return 'Not decided yet';
      if (this.decision.outcome === 'parked') return 'Parked';
      return this.decision.done ? 'Decided' : 'We decide';
    },

    get meters() {
      return meters(this.live);
    },

    /** What came out of the pulses, without names as everywhere. */
    get pulses() {
      return resultsOf(this.live);
    },

    /** How many gave each grade, all functions together. */
    get grades() {
      const counts = Object.values(this.live.parts.everyone.grades?.counts ?? {});
      const words = Object.entries(this.live.catalog.grades).sort(([one], [two]) => two - one);
      return words.map(([grade, label]) => ({ grade, label, many: counts.reduce((sum, one) => sum + (one[grade] ?? 0), 0) }));
    },
  };
}
