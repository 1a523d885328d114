// Keys: the list of them, and the two that open it. Single letters work only inside of a widget; `?` can be turned off.
const KEPT = 'crossflow.keys';
const TYPED = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';

export const KEYS = [
  {
    place: 'Everywhere',
    keys: [
      ['Ctrl /', 'This list'],
      ['Ctrl Z', 'Undo what you did last'],
      ['Ctrl Shift Z', 'Do it again'],
      ['Ctrl Enter', "I'm done; in a sentence: save it and go on"],
      ['Esc', 'Close what is open; stop following'],
      ['P', 'In the bar: park something for later'],
      ['Tab', 'On; the first one offers to skip to the task'],
    ],
  },
  {
    place: 'On the map',
    keys: [
      ['← → ↑ ↓', 'To the nearest step'],
      ['[ and ]', 'To the step before or after, by number'],
      ['Shift ← →', 'Along a link'],
      ['Home End', 'To the ends of the lane; with Ctrl of the map'],
      ['Space', 'Open or close the panel'],
      ['Enter', 'Edit the title; Tab then adds the next step'],
      ['A', 'Add a next step; with Shift in another lane'],
      ['L', 'Link to another step'],
      ['M', 'Move to another lane'],
      ['Shift F10', 'All that can be done with a step'],
      ['Delete', 'Remove the step'],
      ['+ and -', 'Closer, or further away'],
      ['0', 'Fit the map'],
    ],
  },
  {
    place: 'While you mark',
    keys: [
      ['1 2 3', 'Person, Person + AI, Automatic; from Person down'],
      ['0', 'Not mine to call'],
      ['X', 'Stop doing this'],
      ['W', 'Say why'],
      [']', 'Next step without a mark'],
    ],
  },
];

function kept() {
  try {
    return localStorage.getItem(KEPT) !== 'off';
  } catch {
    return true;
  }
}

export function keysHelp() {
  return {
    places: KEYS.map(({ place, keys }) => ({ place, keys: keys.map(([press, does]) => ({ press, does })) })),
    single: kept(),

    open() {
      if (!this.$root.open) this.$root.showModal();
    },

    close() {
      this.$root.close();
    },

    hear(event) {
      const asked = (event.ctrlKey || event.metaKey) && event.key === '/';
      const single = this.single && event.key === '?' && !event.target.closest?.(TYPED);
      if (!asked && !single) return;
      event.preventDefault();
      this.open();
    },

    turn(event) {
      this.single = event.target.checked;
      try {
        localStorage.setItem(KEPT, this.single ? 'on' : 'off');
      } catch {
        // Without storage the choice lasts as long as the page.
      }
    },
  };
}
