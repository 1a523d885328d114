// Where things are on the map, in em of its font: columns, rows, gutters and corridors as lengths. The lengths of a
// zoom level stand in the style sheet and are read from there, never repeated.

const LENGTHS = ['card-w', 'stub-w', 'card-h', 'gap-x', 'gap-y', 'pad-x', 'pad-y', 'lane-empty'];

/** A corridor above or below all lanes gives each of its tracks so much. */
export const OUTSIDE_TRACK = 0.6;

/** What the heads of the arrows take of a gutter in which several links run. */
const HEADS = 0.35;

/** How far from a card's middle a link leaves it that turns into a corridor, as a share of the card's height. */
const ASIDE = 0.22;

/** The lengths that hold on the map now: `{cardW, cardH, gapX, …}` in em. */
export function lengthsOf(map) {
  const style = getComputedStyle(map);
  const camel = (name) => name.replace(/-(.)/, (_, letter) => letter.toUpperCase());
  return Object.fromEntries(LENGTHS.map((name) => [camel(name), parseFloat(style.getPropertyValue(`--${name}`))]));
}

export class Geometry {
  /**
   * @param {object} lengths as `lengthsOf` gives them
   * @param {import('./scene.js').Scene} scene
   */
  constructor(lengths, scene) {
    Object.assign(this, lengths);
    this.scene = scene;
    this.tops = new Map();
    this.height = 0;
    for (const lane of scene.lanes) {
      this.tops.set(lane.id, this.height);
      this.height += this.laneHeight(lane.rows);
    }
    this.width = this.end(scene.columns) + this.padX;
  }

  laneHeight(rows) {
    return rows ? rows * this.cardH + (rows - 1) * this.gapY + 2 * this.padY : this.laneEmpty;
  }

  /** Where a column's cards begin. */
  start(column) {
    const narrow = this.scene.narrow.filter((one) => one < column).length;
    return this.padX + (column - 1) * (this.cardW + this.gapX) - narrow * (this.cardW - this.stubW);
  }

  end(column) {
    return this.start(column) + (this.scene.narrow.includes(column) ? this.stubW : this.cardW);
  }

  /** Where the columns of collapsed parts begin and end. */
  get strips() {
    return this.scene.narrow.map((column) => [this.start(column), this.end(column)]);
  }

  /** The middle of a row of cards. */
  middle({ lane, row }) {
    return this.tops.get(lane) + this.padY + (row - 1) * (this.cardH + this.gapY) + this.cardH / 2;
  }

  /** How far from the middle a link leaves towards a corridor. */
  get aside() {
    return this.cardH * ASIDE;
  }

  /** A track of the gutter just before a column, of so many that the gutter holds; several leave room for the heads. */
  gutter(column, track, tracks) {
    const room = tracks > 1 ? this.gapX - HEADS : this.gapX;
    return this.start(column) - this.gapX + (room * track) / (tracks + 1);
  }

  /** A track of a corridor; corridors outside the lanes lie before 0 and behind the whole height. */
  corridor({ where, track, lane, after_row: row }, tracks) {
    if (where === 'above') return -OUTSIDE_TRACK * (track - 0.5);
    if (where === 'below') return this.height + OUTSIDE_TRACK * (track - 0.5);
    const rows = this.scene.lanes.find((one) => one.id === (lane ?? '')).rows;
    const share = track / (tracks + 1);
    const below = this.tops.get(lane ?? '') + this.padY + row * (this.cardH + this.gapY) - this.gapY;
    if (row === 0) return this.tops.get(lane ?? '') + this.padY * (1 - share);
    return below + (row >= rows ? this.padY : this.gapY) * share;
  }
}
