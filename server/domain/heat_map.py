"""The heat map: steps against functions, and how far from the room each function stands, in three heats.

It is a picture to take along, so no function of a single person stands in it by itself (`taking_along`).
"""

import msgspec

from server.domain.compartment import Round
from server.domain.divergence import CLOSE_FROM, FAR_FROM, Position
from server.domain.measuring import function_names, measured
from server.domain.taking_along import taken_along
from server.domain.workshop import View

HEATS = ("With the room", "Some way off", "Far off")
"""What a heat says: 0, 1, 2."""


class HeatCell(msgspec.Struct, omit_defaults=True):
    """Where one function stands on a step, and how far that is from the room."""

    levels: list[str]
    """One level, or the two between which it lies."""
    heat: int = 0


class HeatRow(msgspec.Struct, omit_defaults=True):
    """One step: its cells by function, and the functions that stand together on it."""

    cells: dict[str, HeatCell]
    pooled: list[str] = []


class HeatMap(msgspec.Struct, omit_defaults=True):
    """The steps of which something can be shown, in the order of the flow, and the functions that stand by themselves
    on some of them, in the order of the lanes; Others last."""

    functions: list[str] = []
    rows: dict[str, HeatRow] = {}


def heat_map(view: View) -> HeatMap:
    """The heat map of a view's latest rounds."""
    rounds = view.everyone.rounds
    every = {one.id: _row(view, taken_along(rounds[one.id])[-1]) for one in view.ordered("step") if rounds.get(one.id)}
    rows = {step: row for step, row in every.items() if row.cells}
    used = {name for row in rows.values() for name in row.cells}
    return HeatMap(functions=[name for name in function_names(view) if name in used], rows=rows)


def heat_of(away: float) -> int:
    """0 with the room, 1 some way off, 2 far off: the bands of divergence, for one function's share of the scale."""
    return (away >= CLOSE_FROM) + (away >= FAR_FROM)


def _row(view: View, found: Round) -> HeatRow:
    divergence = measured(view, found.counts, {})
    cells = {
        name: HeatCell(levels=_levels(position), heat=heat_of(divergence.away[name]))
        for name, position in divergence.positions.items()
    }
    return HeatRow(cells=cells, pooled=found.pooled)


def _levels(position: Position) -> list[str]:
    return list(dict.fromkeys((position.upper, position.lower)))
