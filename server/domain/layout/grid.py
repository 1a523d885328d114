"""The words of the map's grid: what goes into a layout and what comes out, in columns, rows and tracks.

Columns and rows count from 1. A row is a place in the stack of one lane; the first row is the lane's
topmost and a card stands in the first free one. Gutter g is the space just before column g. Tracks count
from 1, in a gutter from its inline start, in a corridor from the cards outward. Pixels are the browser's.
"""

from dataclasses import dataclass
from typing import Literal

LinkKind = Literal["forward", "same_lane", "rework", "next_cycle"]


@dataclass(frozen=True, slots=True)
class Step:
    """A card to place. `order` is the order in which steps were made; it decides every tie."""

    id: str
    lane: str | None
    order: float
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow to draw. A next-cycle link feeds the next run of the flow and takes no part in its order."""

    id: str
    source: str
    target: str
    next_cycle: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where one step's card stands. Its lane is None if the step has none of the lanes shown."""

    step: str
    lane: str | None
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class LaneRows:
    """How many rows a lane needs: the height of its tallest stack, 0 if it is empty."""

    lane: str | None
    rows: int


@dataclass(frozen=True, slots=True)
class PartColumns:
    """The columns under one part's header, both ends included."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Track:
    """A vertical run: in which gutter, and which of its parallel tracks."""

    gutter: int
    track: int


@dataclass(frozen=True, slots=True)
class Corridor:
    """A horizontal run away from the cards: above all lanes, below all lanes, or in a lane just after a row.

    `after_row` 0 is the space over the lane's first row; it and `lane` only speak for the third case.
    """

    where: Literal["above", "below", "in_lane"]
    track: int
    lane: str | None = None
    after_row: int = 0


@dataclass(frozen=True, slots=True)
class Route:
    """The way of one link: out of its source's inline end, and by `enter` into its target's inline start.

    Without `leave` and `along` it runs straight in the source's row to the gutter `enter`. Otherwise it
    turns at once into the gutter `leave`, follows the corridor `along`, and then takes `enter`: links that
    go back, and links whose straight way would pass behind another card.
    """

    link: str
    kind: LinkKind
    enter: Track
    leave: Track | None = None
    along: Corridor | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Places in step order, lanes as given (then one for steps without a lane), parts by column."""

    columns: int
    lanes: tuple[LaneRows, ...]
    parts: tuple[PartColumns, ...]
    places: tuple[Place, ...]
    routes: tuple[Route, ...]
