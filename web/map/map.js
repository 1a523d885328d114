// The stage with the map: its tools, the strip of all steps, and which view of the flow is open.
import { openFor, recallCollapsed } from './collapsing.js';
import { MapControl, READS } from './control.js';
import { openLanes } from './acts.js';
import { paced } from './paced.js';
import { Strip } from './strip.js';
import { keeping, tabKeeping } from '../live/keeping.js';

/** The zoom levels, from far to near. */
export const LEVELS = ['overview', 'compact', 'detail'];

/** Whether this page has come back to the step that was selected before it was loaded again. */
let isBack = false;

/** From so many steps on a flow is hard to follow: first it wants parts, then it is too long for one workshop. */
const LONG = 30;
const TOO_LONG = 50;

/** Up to so many steps are shown in detail at first. */
const FEW = 12;

/** What the map is given by hand stays out of Alpine's sight: it draws by itself. */
const controls = new WeakMap();

/** The same with the strip above it. */
const strips = new WeakMap();

export function mapStage() {
  return {
    chosen: '',
    started: false,
    init() {
      this.chosen = keeping.read(this.place) ?? '';
      recallCollapsed(this.$store.live, this.$store.ui);
      this.comeBack();
      this.end = this.$store.live.subscribe(paced(() => this.drawStrip()), READS);
      this.$watch('$store.ui.step', (step) => {
        tabKeeping.write(this.keptStep, step);
        strips.get(this.$root).select(step);
        this.open(step);
        this.control?.selected(step);
      });
    },

    /** Starts the strip in its element. */
    attachStrip(root) {
      const { ui } = this.$store;
      strips.set(this.$root, new Strip(root, { address: (name) => ui.icon(name), show: (step) => this.show(step) }));
      strips.get(this.$root).select(ui.step);
      this.drawStrip();
    },

    drawStrip() {
      strips.get(this.$root).update(this.$store.live.unwatched());
    },

    /** After a reload the same step is selected. */
    comeBack() {
      const step = tabKeeping.read(this.keptStep);
      const { live, ui } = this.$store;
      if (!isBack && !ui.step && live.record(step)?.kind === 'step') ui.select(step);
      isBack = true;
    },

    get keptStep() {
      return `crossflow.step/${this.$store.live.workshop}/${this.$store.live.me}`;
    },

    destroy() {
      this.end();
      this.detach();
    },

    /** The zoom level is a person's own, on this device. */
    get place() {
      return `crossflow.level/${this.$store.live.me}`;
    },

    get level() {
      return this.chosen || (this.$store.live.steps.length > FEW ? 'compact' : 'detail');
    },

    get isMap() {
      return this.$store.ui.view === 'map';
    },

    get isOutline() {
      return this.$store.ui.view === 'outline';
    },

    get isEmpty() {
      return this.isMap && !this.started && !this.$store.live.steps.length && !this.$store.live.pending.length;
    },

    get mayAdd() {
      return openLanes(this.$store.live).length > 0;
    },

    /** What to do about a flow that has become long, for who can still do something about it. */
    get lengthHint() {
      const { live } = this.$store;
      const { length: many } = live.steps;
      if (many < LONG || !this.mayAdd) return '';
      const hasParts = live.steps.some(({ values }) => values.part);
      const shorter = hasParts ? 'collapse the parts you are not at' : 'join steps that one person does in a row';
      if (many >= TOO_LONG) return `${many} steps. Map the flow in two workshops, or ${shorter}.`;
      return hasParts ? '' : `${many} steps. Put them into parts, so that all can follow.`;
    },

    get isFar() {
      return this.level === LEVELS[0];
    },

    get isNear() {
      return this.level === LEVELS.at(-1);
    },

    get farWords() {
      return this.isFar ? 'All steps are as small as they get' : '';
    },

    get nearWords() {
      return this.isNear ? 'All steps are as large as they get' : '';
    },

    get control() {
      return controls.get(this.$root);
    },

    /** Starts the map in its element. */
    attach(root) {
      const { live, ui } = this.$store;
      this.detach();
      controls.set(this.$root, new MapControl(root, {
        live, ui,
        level: () => this.level,
        zoom: (by) => this.zoom(by),
        fit: () => this.fit(),
        paste: (what) => this.$dispatch('paste-steps', what),
      }));
      if (ui.step) this.control.drawing.show(ui.step);
    },

    detach() {
      this.control?.close();
      controls.delete(this.$root);
    },

    smaller() {
      this.zoom(-1);
    },

    larger() {
      this.zoom(1);
    },

    zoom(by) {
      this.setLevel(LEVELS[Math.min(LEVELS.length - 1, Math.max(0, LEVELS.indexOf(this.level) + by))]);
    },

    setLevel(level) {
      if (level === this.level) return;
      this.chosen = level;
      keeping.write(this.place, level);
      this.control.redraw();
      this.control.drawing.show(this.$store.ui.step);
    },

    /** The nearest level at which the whole part of the selected step can be seen. */
    fit() {
      const level = [...LEVELS].reverse().find((one) => this.control.fits(one)) ?? LEVELS[0];
      this.setLevel(level);
    },

    /** Opens the part that holds a step, if this person has collapsed it. */
    open(step) {
      if (openFor(this.$store.live, this.$store.ui, step)) this.control?.redraw();
    },

    show(step) {
      this.open(step);
      this.$store.ui.select(step);
      this.control?.drawing.focus(step);
    },

    /** Adds a step after one: on the map in its place, in the outline in the line for new steps. */
    addAfter(step) {
      if (this.isMap) this.control.addAfter(step);
      else this.$dispatch('outline-add', step);
    },

    start() {
      const { live } = this.$store;
      const own = openLanes(live).find(({ id }) => id === live.myFunction) ?? openLanes(live)[0];
      // The button that was pressed is gone by then, and with it the way to the map.
      const { control } = this;
      this.started = true;
      this.$nextTick(() => control.startStep({ lane: own.id, after: '' }));
    },
  };
}
