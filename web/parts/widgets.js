// Which widget a field gets, from its description alone.

/** Above so many characters a text gets several lines. */
const ONE_LINE = 140;

/** A number with so few values is tapped, not typed. */
const MOST_TAPS = 11;

/** Labels longer than this do not fit beside each other. */
const SHORT_LABEL = 22;

/** Options up to this many are all shown; more are a list to open. */
const MOST_TILES = 6;

/** @type {Record<string, (field: object) => string>} */
const WIDGETS = {
  text: ({ longest = 280 }) => (longest > ONE_LINE ? 'lines' : 'line'),
  number: ({ least = 0, most = Infinity, whole }) => (whole && most - least < MOST_TAPS ? 'scale' : 'number'),
  choice: ({ options }) => choiceWidget(Object.entries(options)),
  flag: () => 'flag',
  day: () => 'day',
  time: () => 'time',
  ref: () => 'select',
  refs: () => 'several',
  texts: () => 'texts',
};

/** line, lines, scale, number, levels, segmented, tiles, select, flag, day, time, several or texts. */
export const widgetOf = (field) => WIDGETS[field.type](field);

function choiceWidget(options) {
  const names = options.map(([name]) => name);
  const short = options.every(([, label]) => label.length <= SHORT_LABEL);
  if (isLevels(names)) return 'levels';
  if (options.length > MOST_TILES) return 'select';
  return options.length <= 4 && short ? 'segmented' : 'tiles';
}

/** Whether these options are levels of the scale of who does a step. */
export const isLevels = (names) => names.includes('person') && names.includes('automatic');
