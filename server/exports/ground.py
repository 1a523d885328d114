"""The ground that links run on: where the tracks of gutters and corridors lie, and the way of a link over them.

Every drawing has lengths of its own; the turns of a link are the same in all of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from server.domain.blocks.flow import Corridor, Route, Track

Lane = str | None
Spot = tuple[float, float]
"""A point: x from the left, y from the top."""


class Span(NamedTuple):
    """From where to where, along one axis."""

    start: float
    end: float

    def at(self, track: int, tracks: int) -> float:
        """One of so many tracks, all of them equally far apart; from 1, from the start."""
        return self.start + (self.end - self.start) * track / (tracks + 1)


class Crowd:
    """How many tracks the routes of a drawing need in each gutter and corridor."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._gutters: dict[int, int] = defaultdict(int)
        self._corridors: dict[tuple[str, Lane, int], int] = defaultdict(int)
        for route in routes:
            for run in (route.enter, route.leave):
                if run:
                    self._gutters[run.gutter] = max(self._gutters[run.gutter], run.track)
            if route.along:
                key = _key(route.along)
                self._corridors[key] = max(self._corridors[key], route.along.track)

    def gutter(self, gutter: int) -> int:
        return self._gutters.get(gutter, 0)

    def corridor(self, where: str, lane: Lane = None, after_row: int = 0) -> int:
        return self._corridors.get((where, lane, after_row), 0)


class Ground(NamedTuple):
    """The lengths of one drawing."""

    crowd: Crowd
    gutters: Mapping[int, Span]
    """Where the tracks of a gutter lie."""
    corridors: Mapping[tuple[Lane, int], Span]
    """Where the tracks after a row of a lane lie, from the cards outward."""
    above: Span
    """Where the tracks over all lanes lie, from the cards outward."""
    below: Span

    def x(self, track: Track) -> float:
        return self.gutters[track.gutter].at(track.track, self.crowd.gutter(track.gutter))

    def y(self, corridor: Corridor) -> float:
        span = self._span(corridor)
        return span.at(corridor.track, self.crowd.corridor(*_key(corridor)))

    def way(self, route: Route, out: Spot, into: Spot) -> list[Spot]:
        """The corners of a link that leaves its source at `out` and reaches its target at `into`."""
        enter = self.x(route.enter)
        if route.leave and route.along:
            leave, along = self.x(route.leave), self.y(route.along)
            return _bare([out, (leave, out[1]), (leave, along), (enter, along), (enter, into[1]), into])
        return _bare([out, (enter, out[1]), (enter, into[1]), into])

    def _span(self, corridor: Corridor) -> Span:
        if corridor.where == "in_lane":
            return self.corridors[corridor.lane, corridor.after_row]
        return self.above if corridor.where == "above" else self.below


def _key(corridor: Corridor) -> tuple[str, Lane, int]:
    return corridor.where, corridor.lane, corridor.after_row


def _bare(spots: list[Spot]) -> list[Spot]:
    """The corners without those at which nothing turns."""
    inner = [
        spot
        for before, spot, after in zip(spots, spots[1:], spots[2:], strict=False)
        if not (before[0] == spot[0] == after[0] or before[1] == spot[1] == after[1])
    ]
    return [spots[0], *inner, spots[-1]]
