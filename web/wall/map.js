// The map on the wall: the whole flow, the current step ringed. What does not fit comes one part after the other.
import { MapDrawing } from '../map/draw.js';
import { sceneOf } from '../map/scene.js';

/** Milliseconds for which a part of a long flow is shown. */
const PART_SHOWN = 12_000;

const READS = ['layout', 'overview', 'step', 'handoff', 'function', 'decision', 'block_entered', 'step_looked_at', 'revealed'];

export function wallMap() {
  return {
    init() {
      const { live, ui } = this.$store;
      this.drawing = new MapDrawing(this.$el.querySelector('.map'), (name) => ui.icon(name));
      this.draw();
      this.end = live.subscribe(() => this.draw(), READS);
      this.hide = live.shows('layout');
      this.turning = setInterval(() => this.turn(), PART_SHOWN);
    },

    destroy() {
      this.end();
      this.hide();
      clearInterval(this.turning);
    },

    draw() {
      const shown = { selected: '', level: 'overview', mayEdit: () => false };
      this.drawing.update(sceneOf(this.$store.live), shown);
      this.$el.querySelector('[aria-current]')?.scrollIntoView({ block: 'center', inline: 'center' });
    },

    /** Without a current step: on to the next part, and from the last back to the first. */
    turn() {
      const view = this.$el;
      if (this.$store.live.agenda.step) return;
      const rest = view.scrollWidth - view.clientWidth - view.scrollLeft;
      if (rest > 1) view.scrollBy({ left: view.clientWidth / 2, behavior: 'smooth' });
      else view.scrollTo({ left: 0, behavior: 'smooth' });
    },
  };
}
