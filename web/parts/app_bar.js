// The bar on top: which workshop, how far its agenda is, who is here, and one's own menu.
import { byFunction, hereInWords, isHere, named, workers } from './people.js';
import { chipOf } from './chips.js';

/** Where a device keeps its theme. theme.js in the head of every page applies it before drawing. */
const KEPT_THEME = 'crossflow.theme';

const THEMES = [
  { name: 'system', label: 'System' },
  { name: 'light', label: 'Light' },
  { name: 'dark', label: 'Dark' },
];

/** The theme this page has. */
const theme = () => document.documentElement.dataset.theme ?? 'system';

/** Gives this page, and every page after it on this device, another theme. */
function setTheme(name) {
  if (name === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  try {
    localStorage.setItem(KEPT_THEME, name);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

export function appBar() {
  return {
    themes: THEMES,
    theme: theme(),
    typed: '',
    mistake: '',

    get live() {
      return this.$store.live;
    },

    get title() {
      return this.live.record('purpose')?.values.title || this.$store.ui.page.title;
    },

    /** The blocks of the agenda, each with its state in words and as marks for the style. */
    get steps() {
      const { status, block } = this.live.agenda;
      const blocks = this.live.blocks.filter(({ id, values }) => !values.skipped || id === block);
      const at = blocks.findIndex((one) => one.id === block);
      const over = ['closed', 'final'].includes(status);
      return blocks.map((one, place) => this.step(one, over ? 1 : status === 'running' ? at - place : -1));
    },

    /** `passed` is above 0 for what is behind the room, 0 for where it is. */
    step({ id, values }, passed) {
      const name = values.title || this.$store.ui.catalog.phases[values.phase].label;
      const state = passed > 0 ? 'done' : passed === 0 ? 'now' : 'to come';
      return { id, done: passed > 0, current: passed === 0 && 'step', words: `${name}, ${state}` };
    },

    get many() {
      return workers(this.live).filter((one) => isHere(this.live, one)).length;
    },

    get manyInWords() {
      return hereInWords(this.live);
    },

    get functions() {
      return byFunction(this.live);
    },

    get watching() {
      return named(this.live, 'watcher');
    },

    get facilitating() {
      return named(this.live, 'facilitator');
    },

    get me() {
      return this.live.person.name ?? '';
    },

    get chip() {
      return chipOf(this.live, this.live.myFunction);
    },

    get part() {
      if (this.live.isFacilitator) return this.chip.name ? `${this.chip.name}, facilitating` : 'Facilitating';
      return this.chip.name || 'Watching only';
    },

    get hasPlan() {
      return ['closed', 'final'].includes(this.live.agenda.status);
    },

    isTheme(name) {
      return this.theme === name;
    },

    pickTheme(name) {
      this.theme = name;
      setTheme(name);
    },

    isView(name) {
      return this.$store.ui.view === name;
    },

    openName() {
      this.$refs.menu.hidePopover();
      this.typed = this.me;
      this.mistake = '';
      this.$refs.name.showModal();
    },

    closeName() {
      this.$refs.name.close();
    },

    async rename() {
      const command = { do: 'rename_person', person: this.live.me, name: this.typed };
      try {
        await this.live.send(command);
        this.closeName();
      } catch ({ text }) {
        this.mistake = text;
        this.$refs.typed.focus();
      }
    },

    openPeople() {
      this.$refs.menu.hidePopover();
      this.$refs.people.showPopover();
    },

    get otherView() {
      return this.isView('map') ? 'Show the outline' : 'Show the map';
    },

    switchView() {
      this.$refs.menu.hidePopover();
      this.$store.ui.show(this.isView('map') ? 'outline' : 'map');
    },

    openGoTo() {
      this.$refs.menu.hidePopover();
      this.$dispatch('go-to');
    },

    openKeys() {
      this.$refs.menu.hidePopover();
      this.$dispatch('show-keys');
    },
  };
}
