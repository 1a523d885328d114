// The keys of each page and what they do.

const ALWAYS = [
  ['Ctrl /', 'This list'],
  ['Ctrl K', 'Go to a step, a phase or a person'],
  ['Ctrl Z', 'Undo what you did last'],
  ['Ctrl Shift Z', 'Do it again'],
];

const ROOM = [
  {
    place: 'Everywhere',
    keys: [
      ...ALWAYS,
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
      ['C', 'Collapse the part, or open it'],
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
  {
    place: 'After the reveal, beside the map',
    keys: [['← →', 'To the step before or after, furthest apart first']],
  },
  {
    place: 'While you grade',
    keys: [['1 2 3 4 5', 'Your grade, from the top down']],
  },
];

const CONSOLE = [
  {
    place: 'Everywhere',
    keys: [
      ...ALWAYS,
      ['Ctrl Enter', 'Next; again within 3 seconds where somebody is not done'],
      ['Esc', 'Close what is open; take back a reveal that is counting down'],
    ],
  },
  {
    place: 'In the bar below',
    keys: [
      ['R', 'Reveal'],
      ['F', 'Everybody follows me'],
      ['L', 'Lock the map, or open it'],
      ['E', 'Eyes up'],
      ['Space', 'Stop the timer, or go on'],
      ['+ and -', 'One minute more, or less'],
      ['← →', 'While you talk, also on the list: the step before, or after'],
      ['.', 'Show less: only the task, and what needs an answer'],
      ['P', 'Park something for later'],
    ],
  },
];

const asLine = ([press, does]) => ({ press, does });

/** The keys of a page: [{place, keys: [{press, does}]}]. */
export const keysOf = (page) =>
  (page === 'console' ? CONSOLE : ROOM).map(({ place, keys }) => ({ place, keys: keys.map(asLine) }));
