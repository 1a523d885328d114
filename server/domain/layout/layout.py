"""The swimlane layout: a pure function of the flow, so that every screen and every export draws the same map.

Columns follow the flow (`columns`), rows the lanes, links their tracks (`routing`). The cards of one cell
lie in the order of their predecessors' lanes, then of their successors' (one barycentre pass down, one up),
then of their making. That compares two cards by their own links alone, so nothing else ever reorders them;
and since unlinked steps take the places that are left, adding one moves nobody.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from server.domain.layout.columns import Flow, columns_of, flow_of, rework_links
from server.domain.layout.grid import LaneRows, Layout, Link, Place, Step
from server.domain.layout.routing import routes_of


def arrange(lanes: Sequence[str], steps: Iterable[Step], links: Iterable[Link]) -> Layout:
    """The layout of a flow. Links from or to a step that is not there are left out."""
    ordered = sorted(steps, key=lambda step: (step.order, step.id))
    shown = _lanes(lanes, ordered)
    drawn = _drawn(links, ordered)
    this_cycle = [link for link in drawn if not link.next_cycle]
    rework = rework_links({step.id: number for number, step in enumerate(ordered)}, this_cycle)
    forward = [link for link in this_cycle if link.id not in rework]
    flow = flow_of(ordered, {step.id: _lane(step, shown) for step in ordered}, forward)
    columns, parts = columns_of(flow)
    places = _places(flow, columns, shown)
    heights = tuple(LaneRows(lane, _rows(lane, places)) for lane in shown)
    return Layout(
        columns=max(columns.values(), default=0),
        lanes=heights,
        parts=parts,
        places=places,
        routes=routes_of(drawn, rework, places, heights),
    )


def _lanes(lanes: Sequence[str], steps: Sequence[Step]) -> list[str | None]:
    """The lanes as given, and one more if some step has none of them: a step is never left out."""
    lost = any(step.lane not in lanes for step in steps)
    return [*lanes, None] if lost else [*lanes]


def _lane(step: Step, lanes: Sequence[str | None]) -> int:
    return lanes.index(step.lane) if step.lane in lanes else len(lanes) - 1


def _drawn(links: Iterable[Link], steps: Sequence[Step]) -> list[Link]:
    """The links between these steps, in the order of the steps."""
    numbers = {step.id: number for number, step in enumerate(steps)}
    there = [link for link in links if link.source in numbers and link.target in numbers]
    return sorted(there, key=lambda link: (numbers[link.source], numbers[link.target], link.id))


def _places(flow: Flow, columns: dict[str, int], lanes: Sequence[str | None]) -> tuple[Place, ...]:
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for step in flow.numbers:
        cells[flow.lanes[step], columns[step]].append(step)
    rows = {
        step: row
        for stack in cells.values()
        for row, step in enumerate(sorted(stack, key=lambda step: _height_wanted(flow, step)), start=1)
    }
    return tuple(Place(step, lanes[flow.lanes[step]], columns[step], rows[step]) for step in flow.numbers)


def _height_wanted(flow: Flow, step: str) -> tuple[bool, float, float, int]:
    """What cards of one cell are sorted by. A side without links pulls a card neither up nor down."""
    down = _middle_lane(flow, step, flow.before.get(step, ()))
    up = _middle_lane(flow, step, flow.after.get(step, ()))
    return flow.unlinked(step), down, up, flow.numbers[step]


def _middle_lane(flow: Flow, step: str, neighbours: Sequence[str]) -> float:
    lanes = [flow.lanes[neighbour] for neighbour in neighbours] or [flow.lanes[step]]
    return sum(lanes) / len(lanes)


def _rows(lane: str | None, places: Sequence[Place]) -> int:
    return max((place.row for place in places if place.lane == lane), default=0)
