// The map on the wall: one part of the flow at a time, as large as it fits, the current step ringed.
import { MapDrawing } from '../../map/draw.js';
import { sceneOf } from '../../map/scene.js';
import { everyTurn, pageNow } from './pages.js';
import { cutOut, fitting, pagesOf } from './part_scene.js';
import { wallView } from './view.js';

const READS = [
  ...['layout', 'overview', 'step', 'handoff', 'function', 'decision', 'block', 'all', 'phase'],
  ...['block_entered', 'step_looked_at', 'revealed', 'shown_on_wall'],
];

export function wallMap() {
  return {
    pages: [],
    at: 0,
    /** Whether a step on this page is framed because the room is far apart on it. */
    hasFar: false,

    init() {
      const { live, ui } = this.$store;
      const map = this.$root.querySelector('.map');
      const drawing = new MapDrawing(map, (name) => ui.icon(name));
      const draw = () => this.draw(drawing);
      const sizes = new ResizeObserver(draw);
      sizes.observe(map.parentElement);
      this.ends = [live.subscribe(draw, READS), live.shows('layout'), everyTurn(live, draw), () => sizes.disconnect()];
      draw();
    },

    destroy() {
      for (const end of this.ends) end();
    },

    draw(drawing) {
      // News of a new face come before the old one has heard that it is gone.
      if (!drawing.root.isConnected) return;
      const live = wallView(this.$store.live);
      const whole = sceneOf(live);
      const pages = pagesOf(live, whole);
      Object.assign(this, { at: pageNow(live, pages), pages: pages.map(({ part, name, key }) => ({ part, name, key })) });
      const page = pages[this.at];
      this.hasFar = Boolean(page?.steps.some(({ face }) => face.far));
      if (page) fitting(drawing, cutOut(whole, page));
      // The same step may stand in another map of this page, under its id.
      for (const card of drawing.root.querySelectorAll('.step-card[id]')) card.removeAttribute('id');
    },

    get parts() {
      return this.pages.map(({ key, name }, at) => ({ key, name, current: at === this.at && 'step' }));
    },

    /** "2 of 4: Build the forecast"; nothing where the flow has one part only. */
    get heading() {
      if (this.pages.length < 2) return '';
      return `${this.at + 1} of ${this.pages.length}: ${this.pages[this.at].name}`;
    },

    get hasParts() {
      return this.pages.length > 1;
    },
  };
}
