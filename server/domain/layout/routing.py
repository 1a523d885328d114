"""The ways of the links over the map's grid, each on tracks of its own.

A link runs straight in its source's row and turns in the gutter before its target. If a card stands in that
way it goes round, through the corridor beside its source's row on the side of its target. Rework goes back
above all lanes; links into the next cycle run below them. Tracks in a gutter are given by target row, first
fit, four at most; runs that do not meet may use one track. Where four are not enough, links of one source
or target share.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from server.domain.layout.grid import Corridor, LaneRows, Link, LinkKind, Place, Route, Track

MOST_TRACKS = 4
"""Parallel runs in one gutter. A corridor has as many as it needs."""


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of a link on one track, from where to where on the axis along it."""

    link: Link
    role: Literal["enter", "leave", "along"]
    start: int
    end: int

    def meets(self, other: "_Run") -> bool:
        low, high = sorted((self.start, self.end))
        return low <= max(other.start, other.end) and min(other.start, other.end) <= high

    def kin(self, other: "_Run") -> bool:
        return self.link.source == other.link.source or self.link.target == other.link.target


Tracks = dict[tuple[str, str], int]
"""By link and role of the run the number of its track."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A link between its two places, with the corridor it takes, if any. The corridor's track comes last."""

    link: Link
    kind: LinkKind
    source: Place
    target: Place
    along: Corridor | None

    def gutter_runs(self, grid: "_Grid") -> Iterable[tuple[int, _Run]]:
        """Each vertical run with its gutter. A straight line into the next card has none."""
        leave, arrive = grid.height(self.source), grid.height(self.target)
        if self.along:
            corridor = grid.corridor_height(self.along)
            yield self.source.column + 1, _Run(self.link, "leave", leave, corridor)
            yield self.target.column, _Run(self.link, "enter", corridor, arrive)
        elif leave != arrive:
            yield self.target.column, _Run(self.link, "enter", leave, arrive)

    def corridor_run(self) -> _Run:
        return _Run(self.link, "along", self.source.column + 1, self.target.column)

    def route(self, tracks: Tracks) -> Route:
        link = self.link.id
        enter = Track(self.target.column, tracks.get((link, "enter"), 1))
        if not self.along:
            return Route(link, self.kind, enter)
        leave = Track(self.source.column + 1, tracks[link, "leave"])
        along = Corridor(self.along.where, tracks[link, "along"], self.along.lane, self.along.after_row)
        return Route(link, self.kind, enter, leave, along)


class _Grid:
    """Where cards stand, and how high: even numbers are rows, odd ones the corridors between them."""

    def __init__(self, places: Sequence[Place], lanes: Sequence[LaneRows]) -> None:
        self.places = {place.step: place for place in places}
        self.taken = {(place.lane, place.column, place.row) for place in places}
        self.tops: dict[str | None, int] = {}
        self.bottom = 0
        for lane in lanes:
            self.tops[lane.lane] = self.bottom
            self.bottom += 2 * (lane.rows + 1)

    def height(self, place: Place) -> int:
        return self.tops[place.lane] + 2 * place.row

    def corridor_height(self, corridor: Corridor) -> int:
        if corridor.where == "in_lane":
            return self.tops[corridor.lane] + 2 * corridor.after_row + 1
        return 0 if corridor.where == "above" else self.bottom

    def detour(self, source: Place, target: Place) -> Corridor | None:
        """The corridor of a forward link whose straight way would pass behind another card."""
        between = range(source.column + 1, target.column)
        if not any((source.lane, column, source.row) in self.taken for column in between):
            return None
        upward = self.height(target) < self.height(source)
        return Corridor("in_lane", 0, source.lane, source.row - 1 if upward else source.row)


def routes_of(
    links: Sequence[Link], rework: Set[str], places: Sequence[Place], lanes: Sequence[LaneRows]
) -> tuple[Route, ...]:
    """The way of each link between these places."""
    grid = _Grid(places, lanes)
    ways = [_way(link, link.id in rework, grid) for link in links]
    gutters: dict[int, list[_Run]] = defaultdict(list)
    corridors: dict[Corridor, list[_Run]] = defaultdict(list)
    for way in ways:
        for gutter, run in way.gutter_runs(grid):
            gutters[gutter].append(run)
        if way.along:
            corridors[way.along].append(way.corridor_run())
    tracks: Tracks = {}
    for runs in gutters.values():
        tracks |= _first_fit(sorted(runs, key=_by_target_row), MOST_TRACKS)
    for runs in corridors.values():
        tracks |= _first_fit(sorted(runs, key=_shortest_inside), len(runs))
    return tuple(way.route(tracks) for way in ways)


def _way(link: Link, rework: bool, grid: _Grid) -> _Way:
    source, target = grid.places[link.source], grid.places[link.target]
    if link.next_cycle:
        return _Way(link, "next_cycle", source, target, Corridor("below", 0))
    if rework:
        return _Way(link, "rework", source, target, Corridor("above", 0))
    kind: LinkKind = "same_lane" if source.lane == target.lane else "forward"
    return _Way(link, kind, source, target, grid.detour(source, target))


def _by_target_row(run: _Run) -> tuple[bool, int, int]:
    """The order in which parallel runs cross least: downward the lowest target first, upward the highest."""
    upward = run.end < run.start
    return (upward, run.end, run.start) if upward else (upward, -run.end, -run.start)


def _shortest_inside(run: _Run) -> tuple[int, int]:
    return abs(run.end - run.start), min(run.start, run.end)


def _first_fit(runs: Iterable[_Run], most: int) -> Tracks:
    """Each run on the first track where it meets nobody, or else where it meets the fewest strangers."""
    taken: list[list[_Run]] = [[] for _ in range(most)]
    tracks: Tracks = {}
    for run in runs:
        crowds = [_crowd(run, others) for others in taken]
        track = crowds.index(min(crowds))
        taken[track].append(run)
        tracks[run.link.id, run.role] = track + 1
    return tracks


def _crowd(run: _Run, others: Iterable[_Run]) -> tuple[int, int]:
    """(strangers, all) that the run would merge with."""
    met = [other for other in others if run.meets(other)]
    return sum(not run.kin(other) for other in met), len(met)
