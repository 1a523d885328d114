"""No arrow crosses a card, whatever the flow: every stretch of every way, measured against every card."""

from itertools import combinations, pairwise
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.layout.grid import Layout, Link, Place, Route, Step, Track
from server.domain.layout.layout import arrange

LANES = ["sales", "it", "hr", "finance", "operations"]
WIDE, HIGH = 6.0, 4.0
"""A card, of a column of 10 and a row of 10; what is left between cards are gutters and corridors."""
COLUMN, ROW = 10.0, 10.0

Point = tuple[float, float]


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def is_crossed(self, one: Point, other: Point) -> bool:
        """Whether a stretch runs through the inside of this box; touching its edge is no crossing."""
        (x1, x2), (y1, y2) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return x1 < self.right and x2 > self.left and y1 < self.bottom and y2 > self.top


class Plan:
    """A layout in lengths, as a browser would draw it."""

    def __init__(self, layout: Layout) -> None:
        self.tops: dict[str | None, float] = {}
        self.height = 0.0
        for lane in layout.lanes:
            self.tops[lane.lane] = self.height
            self.height += (lane.rows + 1) * ROW
        self.places = {place.step: place for place in layout.places}
        self.most = max((track.track for one in layout.routes for track in (one.enter, one.leave) if track), default=0)
        self.most_along = max((one.along.track for one in layout.routes if one.along), default=0)

    def box(self, place: Place) -> Box:
        left, middle = place.column * COLUMN, self.middle(place)
        return Box(left, middle - HIGH / 2, left + WIDE, middle + HIGH / 2)

    def middle(self, place: Place) -> float:
        return self.tops[place.lane] + place.row * ROW

    def gutter(self, track: Track) -> float:
        return track.gutter * COLUMN - (COLUMN - WIDE) * (1 - track.track / (self.most + 1))

    def way(self, route: Route, link: Link) -> list[Point]:
        source, target = self.places[link.source], self.places[link.target]
        start = (self.box(source).right, self.middle(source))
        end = (self.box(target).left, self.middle(target))
        enter = self.gutter(route.enter)
        if not route.along or not route.leave:
            return [start, (enter, start[1]), (enter, end[1]), end]
        along, leave = self.corridor(route), self.gutter(route.leave)
        return [start, (leave, start[1]), (leave, along), (enter, along), (enter, end[1]), end]

    def corridor(self, route: Route) -> float:
        assert route.along
        share = route.along.track / (self.most_along + 1)
        if route.along.where == "above":
            return -share * ROW
        if route.along.where == "below":
            return self.height + share * ROW
        between = self.tops[route.along.lane] + route.along.after_row * ROW + HIGH / 2
        return between + share * (ROW - HIGH)


def crossed(layout: Layout, links: dict[str, Link]) -> list[tuple[str, str]]:
    """Every (link, card) where the way of the link runs through the card."""
    plan = Plan(layout)
    boxes = {place.step: plan.box(place) for place in layout.places}
    return [
        (route.link, step)
        for route in layout.routes
        for one, other in pairwise(plan.way(route, links[route.link]))
        for step, box in boxes.items()
        if box.is_crossed(one, other)
    ]


@given(
    st.lists(
        st.tuples(st.sampled_from([*LANES, None]), st.sampled_from(["Intake", "Price", None])), min_size=1, max_size=14
    ),
    st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13), st.booleans()), max_size=28),
)
@settings(deadline=None)
def test_no_arrow_of_any_flow_crosses_a_card(
    made: list[tuple[str | None, str | None]], pairs: list[tuple[int, int, bool]]
) -> None:
    steps = [Step(f"s{n}", lane, n, part) for n, (lane, part) in enumerate(made)]
    links = {f"l{n}": Link(f"l{n}", f"s{a}", f"s{b}", c) for n, (a, b, c) in enumerate(pairs)}
    layout = arrange(LANES, steps, list(links.values()))
    there = {one: link for one, link in links.items() if {link.source, link.target} <= {step.id for step in steps}}
    assert crossed(layout, there) == []


@given(st.lists(st.sampled_from([*LANES, None]), min_size=2, max_size=14))
@settings(deadline=None)
def test_no_card_of_any_flow_overlaps_another(lanes: list[str | None]) -> None:
    layout = arrange(LANES, [Step(f"s{n}", lane, n) for n, lane in enumerate(lanes)], [])
    boxes = [Plan(layout).box(place) for place in layout.places]
    for one, other in combinations(boxes, 2):
        assert not one.is_crossed((other.left, other.top), (other.right, other.bottom))
