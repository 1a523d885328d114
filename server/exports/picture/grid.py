"""Where the map's lanes, cards and links are: the lengths of the map at its full size, in pixels.

They are those of `web/styles/map.css` and `web/map/geometry.js` at 16 pixels an em: the picture is the room's own map.
"""

from server.domain.blocks.flow import Flow, Place, Route
from server.exports.ground import Crowd, Ground, Lane, Span, Spot
from server.exports.picture.card import HEIGHT, WIDTH

GAP_X, GAP_Y = 32, 12
PAD_X, PAD_Y = 24, 14
EMPTY = 40
OUTSIDE = 9.6
"""What a track above or below all lanes takes."""
HEADS = 5.6
"""What the heads of arrows take of a gutter in which several links run."""
ASIDE = 0.22 * HEIGHT
"""How far from a card's middle a link leaves it that turns into a corridor."""


class Grid:
    """The lengths of one map. Zero is where the first lane's cards may begin."""

    def __init__(self, flow: Flow) -> None:
        self._layout = flow.layout
        self.tops: dict[Lane, float] = {}
        self.heights: dict[Lane, float] = {}
        y = 0.0
        for lane in self._layout.lanes:
            height = lane.rows * (HEIGHT + GAP_Y) - GAP_Y + 2 * PAD_Y if lane.rows else EMPTY
            self.tops[lane.lane], self.heights[lane.lane] = y, height
            y += height
        self.height = y
        columns = max(self._layout.columns, 1)
        self.width = 2 * PAD_X + columns * WIDTH + (columns - 1) * GAP_X
        self._crowd = Crowd(self._layout.routes)
        self.above, self.below = (OUTSIDE * self._crowd.corridor(where) for where in ("above", "below"))
        self._places = {one.step: one for one in self._layout.places}
        self._ground = self._made_ground()

    def card(self, place: Place) -> Spot:
        """The upper left corner of a card."""
        y = self.tops[place.lane] + PAD_Y + (place.row - 1) * (HEIGHT + GAP_Y)
        return self.start(place.column), y

    def start(self, column: int) -> float:
        return PAD_X + (column - 1) * (WIDTH + GAP_X)

    def way(self, route: Route, source: str, target: str) -> list[Spot]:
        """The corners of a link between two cards."""
        (left, top), (right, bottom) = (self.card(self._places[one]) for one in (source, target))
        out, into = (left + WIDTH, top + HEIGHT / 2), (right, bottom + HEIGHT / 2)
        if route.along:
            along = self._ground.y(route.along)
            out, into = (_towards(along, spot) for spot in (out, into))
        return self._ground.way(route, out, into)

    def _made_ground(self) -> Ground:
        gutters = {}
        for column in range(1, self._layout.columns + 2):
            start = self.start(column) - GAP_X
            room = GAP_X - HEADS if self._crowd.gutter(column) > 1 else GAP_X
            gutters[column] = Span(start, start + room)
        corridors = {}
        for lane in self._layout.lanes:
            top = self.tops[lane.lane] + PAD_Y
            corridors[lane.lane, 0] = Span(top, top - PAD_Y)
            for row in range(1, lane.rows + 1):
                low = top + row * (HEIGHT + GAP_Y) - GAP_Y
                corridors[lane.lane, row] = Span(low, low + (PAD_Y if row == lane.rows else GAP_Y))
        return Ground(
            self._crowd, gutters, corridors, self._outside("above", 0, -1), self._outside("below", self.height, 1)
        )

    def _outside(self, where: str, edge: float, side: int) -> Span:
        """Tracks outside the lanes, the first half a track away from them."""
        start = edge - side * OUTSIDE / 2
        return Span(start, start + side * OUTSIDE * (self._crowd.corridor(where) + 1))


def _towards(y: float, spot: Spot) -> Spot:
    return spot[0], spot[1] + (ASIDE if y > spot[1] else -ASIDE)
