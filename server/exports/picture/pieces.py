"""A wide map in pieces that can be read on paper and on a slide: each has some of the columns, and all lanes."""

from math import ceil
from typing import NamedTuple

import msgspec

from server.domain.blocks.flow import Corridor, Flow, FlowLink, LaneRows, Layout, PartColumns, Place, Route, Track

WIDEST = 6
"""Columns of a piece at most."""


class Piece(NamedTuple):
    """A piece of a map, and which links lead out of it."""

    flow: Flow
    leads: str
    """`Leads on: 4 → 9, 5 → 8`; empty where no link was cut."""


def pieces(flow: Flow, widest: int = WIDEST) -> list[Piece]:
    """The whole map in one or several pieces of about the same width."""
    columns = flow.layout.columns
    if columns <= widest:
        return [Piece(flow, "")]
    many = ceil(columns / widest)
    ends = [round(columns * place / many) for place in range(many + 1)]
    return [_piece(flow, (ends[at] + 1, ends[at + 1])) for at in range(many)]


def _piece(flow: Flow, columns: tuple[int, int]) -> Piece:
    start, end = columns
    there = {one.step for one in flow.layout.places if start <= one.column <= end}
    kept = tuple(one for one in flow.links if one.source in there and one.target in there)
    cut = [one for one in flow.links if (one.source in there) != (one.target in there)]
    found = msgspec.structs.replace(
        flow,
        steps=tuple(one for one in flow.steps if one.id in there),
        links=kept,
        layout=_layout(flow.layout, columns, {one.id for one in kept}),
    )
    return Piece(found, _leads(flow, cut))


def _layout(layout: Layout, columns: tuple[int, int], links: set[str]) -> Layout:
    start, end = columns
    by = start - 1
    places = tuple(
        Place(one.step, one.lane, one.column - by, one.row) for one in layout.places if start <= one.column <= end
    )
    routes = tuple(_moved(one, by) for one in layout.routes if one.link in links)
    parts = tuple(
        PartColumns(one.part, max(one.start, start) - by, min(one.end, end) - by)
        for one in layout.parts
        if one.start <= end and one.end >= start
    )
    lanes = tuple(LaneRows(one.lane, min(one.rows, _rows(one.lane, places, routes))) for one in layout.lanes)
    return Layout(end - by, lanes, parts, places, routes)


def _moved(route: Route, by: int) -> Route:
    leave = Track(route.leave.gutter - by, route.leave.track) if route.leave else None
    return Route(route.link, route.kind, Track(route.enter.gutter - by, route.enter.track), leave, route.along)


def _rows(lane: str | None, places: tuple[Place, ...], routes: tuple[Route, ...]) -> int:
    """How many rows a lane needs for the cards that stand in it here, and for the links beside them."""
    along = [one.along for one in routes if one.along]
    beside = [one.after_row for one in along if isinstance(one, Corridor) and one.lane == lane]
    return max([one.row for one in places if one.lane == lane] + beside, default=0)


def _leads(flow: Flow, cut: list[FlowLink]) -> str:
    numbers = {one.id: one.number for one in flow.steps}
    ends = [(numbers[one.source], numbers[one.target]) for one in cut if {one.source, one.target} <= numbers.keys()]
    return f"Leads on: {', '.join(f'{one} → {other}' for one, other in sorted(set(ends)))}" if ends else ""
