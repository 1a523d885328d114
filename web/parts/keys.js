// Keys for the whole page: help, and the list of everything one can go to. Both are loaded when they are opened first.
// Single letters work only inside of a widget; `?` can be turned off.
const KEPT = 'crossflow.keys';
const TYPED = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';

function kept() {
  try {
    return localStorage.getItem(KEPT) !== 'off';
  } catch {
    return true;
  }
}

const held = ({ ctrlKey, metaKey, altKey }) => (ctrlKey || metaKey) && !altKey;

export function keysHelp() {
  return {
    single: kept(),

    hear(event) {
      const single = this.single && event.key === '?' && !event.target.closest?.(TYPED);
      if (single || (held(event) && event.key === '/')) this.meet(event, () => this.open());
      else if (held(event) && !event.shiftKey && event.key.toLowerCase() === 'k') this.meet(event, () => this.goTo());
    },

    /** One thing at a time: whoever is asked something answers that first. */
    meet(event, act) {
      event.preventDefault();
      if (!document.querySelector('dialog[open]')) act();
    },

    async open() {
      const { openKeys } = await import('./key_list.js');
      openKeys({ page: this.$store.ui.page.kind, single: this.single, turn: (on) => this.turn(on) });
    },

    async goTo() {
      const { openGoTo } = await import('./go_to.js');
      openGoTo(this.$store);
    },

    turn(on) {
      this.single = on;
      try {
        localStorage.setItem(KEPT, on ? 'on' : 'off');
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
  };
}
