"""The flow as it is and as it is to be, in words: what becomes of each step, where it stands, and figures for both."""

from collections import defaultdict

import msgspec

from server.domain.as_is_to_be import CHANGES, Change, StepChange, as_is, step_changes, to_be
from server.domain.flow_figures import figures
from server.domain.laid_out import laid_out
from server.domain.plan.figure_words import FigureLine, figure_lines
from server.domain.wording import Wording

WIDEST = 6
"""Columns of a piece at most, so that it fits on paper."""


GUESSED = "More than half of these numbers are guesses."


class StepCard(msgspec.Struct, frozen=True, kw_only=True):
    """A step in the one picture of both flows."""

    id: str
    number: int
    name: str
    change: Change
    change_label: str
    today: str = ""
    """The wire name of the mode today; so with `planned`."""
    today_label: str = ""
    planned: str = ""
    planned_label: str = ""


class LaneRow(msgspec.Struct, frozen=True):
    """A function's lane: the cards of each column, empty where it has none."""

    function: str
    columns: list[list[StepCard]]


class PartPicture(msgspec.Struct, frozen=True):
    """A piece of the flow as lanes and columns; lanes without steps in it are left out. A part that is wider than
    `WIDEST` is cut into several, of which the first says its name."""

    part: str
    lanes: list[LaneRow]


class Count(msgspec.Struct, frozen=True):
    """How many steps become so."""

    change: Change
    label: str
    steps: int


class FlowComparison(msgspec.Struct, frozen=True):
    """Both flows: counted, as one picture, and in figures."""

    counts: list[Count]
    parts: list[PartPicture]
    lines: list[FigureLine]
    warning: str = ""
    """Said where more than half of the numbers are guesses."""

    @property
    def says(self) -> bool:
        """Whether anything is decided or new, so that the two flows can differ."""
        return any(one.change in ("changed", "new", "stopped") for one in self.counts)


def flow_comparison(words: Wording) -> FlowComparison:
    """The comparison of a view."""
    changes = step_changes(words.view)
    found = [one.change for one in changes]
    today, planned = figures(as_is(words.view)), figures(to_be(words.view))
    return FlowComparison(
        counts=[Count(name, label, found.count(name)) for name, label in CHANGES.items() if name in found],
        parts=_parts(words, {one.step: _card(words, one) for one in changes}),
        lines=figure_lines(words, today, planned),
        warning=GUESSED if any(one.guesses.most_are for one in (today, planned)) else "",
    )


def _card(words: Wording, one: StepChange) -> StepCard:
    step = words.view.record(one.step)
    return StepCard(
        id=one.step,
        number=words.numbers[one.step],
        name=step.text("name") if step else "",
        change=one.change,
        change_label=CHANGES[one.change],
        today=one.today,
        today_label=words.mode(one.today),
        planned=one.planned,
        planned_label=words.mode(one.planned),
    )


Cell = tuple[str | None, int]


def _parts(words: Wording, cards: dict[str, StepCard]) -> list[PartPicture]:
    """The picture cut where a part of the flow ends, and where it becomes too wide."""
    layout = laid_out(words.view)
    cells: dict[Cell, list[StepCard]] = defaultdict(list)
    for place in sorted(layout.places, key=lambda one: one.row):
        cells[place.lane, place.column].append(cards[place.step])
    lanes = [one.lane for one in layout.lanes]
    spans = [(one.part, one.start, one.end) for one in layout.parts] or [("", 1, layout.columns)]
    return [
        PartPicture(part if at == start else "", _lanes(words, cells, lanes, range(at, min(at + WIDEST, end + 1))))
        for part, start, end in spans
        for at in range(start, end + 1, WIDEST)
    ]


def _lanes(words: Wording, cells: dict[Cell, list[StepCard]], lanes: list[str | None], columns: range) -> list[LaneRow]:
    rows = [
        LaneRow(words.function(lane or ""), [cells.get((lane, column), []) for column in columns]) for lane in lanes
    ]
    return [row for row in rows if any(row.columns)]
