// What a reveal shows beside the levels: which reasons the functions ticked, and the zone of could and should.
import { OTHERS, chipOf } from './distribution.js';

const NO_ROUND = { reasons: {}, pooled: [] };

/** Inside what knows `step`, or its id as `step`. */
export function besideMarks() {
  return {
    get live() {
      return this.$store.live;
    },

    get stepId() {
      return this.step.id ?? this.step;
    },

    get round() {
      return this.live.parts.everyone.rounds[this.stepId]?.at(-1) ?? NO_ROUND;
    },

    /** Functions with what they ticked; how many is said only where that points at nobody. */
    get reasons() {
      const labels = { ...this.live.catalog.marks.for_a_person, ...this.live.catalog.marks.for_ai };
      const words = ([name, many]) => (many ? `${labels[name]} (${many})` : labels[name]);
      const { reasons } = this.round;
      return [...this.live.functions.map(({ id }) => id), OTHERS].filter((id) => reasons[id]).map((id) => ({
        ...chipOf(this.live, id), words: Object.entries(reasons[id]).sort(([, one], [, two]) => two - one).map(words).join(' · '),
      }));
    },

    get hasReasons() {
      return this.reasons.length > 0;
    },

    get overviewOfStep() {
      return this.live.derived.overview?.steps?.[this.stepId] ?? {};
    },

    get zone() {
      return this.overviewOfStep.zone ?? '';
    },

    get zoneWords() {
      return this.live.catalog.marks.zones[this.zone] ?? '';
    },

    /** "Could it? Mostly. Should it? Rather not." */
    get answers() {
      const { could: couldBe, should: shouldBe } = this.live.catalog.marks;
      const { could = 0, should = 0 } = this.overviewOfStep;
      return [could && `Could it? ${couldBe[could]}.`, should && `Should it? ${shouldBe[should]}.`].filter(Boolean).join(' ');
    },
  };
}
