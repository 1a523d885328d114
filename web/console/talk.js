// The talk: which steps, the one in front of the room, where the functions stand, whom to hear first, and marking again.
import { announce } from '../parts/announce.js';
import { chipOf, distributionOf } from '../parts/distribution.js';
import { movementOf } from '../parts/revealed.js';
import { decisionOf, placeOf } from '../parts/step_words.js';
import { MINUTE } from '../parts/timer.js';
import { left } from './pace.js';
import { makeSecondClick } from './second_click.js';
import { listenForSteps } from './step_keys.js';
import { standingOf, stillOpen, toTalkAbout } from './steps.js';

const SILENT = { sentence: '', hear: [], word: '' };

/** Reasons shown of each function that is heard first. */
const MOST_REASONS = 2;

export function consoleTalk() {
  return {
    second: makeSecondClick(),

    init() {
      const { live } = this.$store;
      const places = [document.getElementById('bar'), document.getElementById('steps')];
      this.ends = places.map((one) => listenForSteps(one, live, (step) => this.walkTo(step)));
    },

    destroy() {
      for (const end of this.ends) end();
    },

    get step() {
      return this.$store.live.agenda.step;
    },

    get hasStep() {
      return Boolean(this.step && this.$store.live.record(this.step));
    },

    /** The step before the room, as a list of one or none: another step gets a card of its own. */
    get before() {
      return this.hasStep ? [this.step] : [];
    },

    get title() {
      const { live } = this.$store;
      return this.hasStep ? `${live.stepNumber(this.step)} · ${live.record(this.step).values.name}` : '';
    },

    get rows() {
      return this.rowsOf(toTalkAbout(this.$store.live));
    },

    /** Every other step that was marked, for a room that wants to talk about it too. */
    get others() {
      const { live } = this.$store;
      const listed = toTalkAbout(live).map((one) => one.id);
      const marked = live.steps.filter((one) => live.parts.everyone.rounds[one.id] && !listed.includes(one.id));
      return this.rowsOf(marked);
    },

    rowsOf(steps) {
      const { live } = this.$store;
      return steps.map(({ id, values }) => ({
        id,
        number: live.stepNumber(id),
        name: values.name,
        current: id === this.step ? 'step' : false,
        standing: standingOf(live, id) || (id === this.step ? 'Talking now' : ''),
        decided: decisionOf(live, id).done,
      }));
    },

    lookAt(step) {
      return this.$store.live.ask({ do: 'look_at', step });
    },

    /** By key: whoever does not see the list hears where the room is now. */
    async walkTo(step) {
      const { live } = this.$store;
      announce(`${placeOf(live, step)}: ${live.record(step).values.name}`);
      await this.lookAt(step);
      await this.$nextTick();
      const list = document.getElementById('steps');
      if (list?.contains(document.activeElement)) list.querySelector('[aria-current=step]')?.focus();
    },

    get found() {
      return this.$store.live.derived.overview?.steps?.[this.step] ?? SILENT;
    },

    get table() {
      return distributionOf(this.$store.live, this.step);
    },

    /** What those said who are heard first: most sure first. Shown under their function. */
    get reasons() {
      const { live } = this.$store;
      const voices = live.parts.everyone.rounds[this.step]?.at(-1)?.voices ?? [];
      return (this.found.hear ?? []).flatMap((id) => voices
        .filter((one) => one.function === id)
        .sort((one, two) => two.sure - one.sure)
        .slice(0, MOST_REASONS)
        .map((one, place) => this.reason(one, `${id} ${place}`)));
    },

    reason({ function: id, level, why, sure, read_aloud: aloud }, key) {
      const { live } = this.$store;
      const chip = chipOf(live, id);
      const words = [chip.name, live.labelOf(level), live.catalog.sure[sure]?.toLowerCase()].filter(Boolean);
      return { key, slot: chip.slot, head: words.join(' · '), why, note: aloud ? 'May be read out' : 'Not to be read out' };
    },

    /** For how many more steps the minutes left in this block are enough, while some are still open. */
    get timeWords() {
      const { live } = this.$store;
      const more = Math.floor(left(live, this.time) / MINUTE / (live.derived.overview?.a_step || Infinity));
      if (!stillOpen(live).length) return '';
      return more ? `Time for ${more} more ${more === 1 ? 'step' : 'steps'}` : 'No time for another step';
    },

    /** Who said: yes, that is our constraint. */
    get understood() {
      const { live } = this.$store;
      const names = (live.parts.everyone.understood[this.step] ?? []).map((id) => chipOf(live, id).name);
      return names.length ? `Explained back and confirmed by: ${names.join(', ')}` : '';
    },

    get viewsChanged() {
      const many = this.$store.live.derived.progress_by_function?.views_changed ?? 0;
      if (many === 1) return '1 person says their view changed';
      return many ? `${many} people say their view changed` : 'Nobody says their view changed';
    },

    get movement() {
      return movementOf(this.$store.live, this.step);
    },

    get isOpenToMark() {
      return this.$store.live.parts.everyone.open_steps.includes(this.step);
    },

    get markedSoFar() {
      const { done, of } = this.$store.live.progress;
      return `${done} of ${of} done`;
    },

    get wasMarked() {
      return Boolean(this.$store.live.parts.everyone.rounds[this.step]);
    },

    get markingLabel() {
      return this.wasMarked ? 'Marking again:' : 'Marking:';
    },

    /** People who are here and have not marked. */
    get unmarked() {
      const { done, of } = this.$store.live.progress;
      return of - done;
    },

    get revealLabel() {
      if (this.second.armed) return `${this.unmarked} not done${this.wasMarked ? ', their marks stand' : ''}. Click again to reveal`;
      return this.wasMarked ? 'Reveal again' : 'Reveal to everyone';
    },

    get stopLabel() {
      return this.wasMarked ? 'Stop, keep the marks' : 'Stop marking';
    },

    markAgain() {
      this.$store.live.ask({ do: 'mark_again', steps: [this.step] });
    },

    /** Whoever is not done may still want to move: that wants a second click. */
    reveal() {
      if (this.unmarked > 0 && !this.second.confirms('reveal')) return;
      this.second.forget();
      this.$dispatch('reveal-again');
    },

    stopMarking() {
      this.$store.live.ask({ do: 'mark_again', steps: [] });
    },
  };
}
