"""The overview after a reveal: per step how far apart the room is, in words, and which steps to talk about.

Reads the latest revealed round of each step from a view, and nothing else of anybody's marks.
"""

from functools import lru_cache

import msgspec

from server.domain.callouts import StepDivergence, aligned, rank, sentence
from server.domain.divergence import Divergence, FunctionMarks, measure
from server.domain.record import Record
from server.domain.records.scale import OFF_SCALE, SCALES, level_labels
from server.domain.workshop import View


class StepOverview(msgspec.Struct, omit_defaults=True):
    """What the room hears about one step."""

    word: str
    sentence: str
    positions: dict[str, str] = {}
    """Function → where it stands, in words."""
    hear: list[str] = []
    furthest: list[list[str]] = []
    people: int = 0
    not_mine: int = 0
    stop_from: list[str] = []
    agreed: str = ""
    """The level everybody can be said to stand at; empty unless aligned."""
    shares: list[float] = []
    """Share of each level from Person down, every function counted once; for the bar on the card."""
    moved: bool = False
    """Whether marking again brought the room closer together."""


class Overview(msgspec.Struct, omit_defaults=True):
    """All revealed steps, the ones to talk about first, and the ones to accept in one act."""

    steps: dict[str, StepOverview] = {}
    ranked: list[str] = []
    talk: list[str] = []
    """The steps that are far apart or of two minds, most urgent first."""
    aligned: list[str] = []


def overview(view: View) -> Overview:
    """The overview of a view."""
    revealed = [step for step in view.ordered("step") if view.everyone.rounds.get(step.id)]
    found = {step.id: divergence_of(view, step, -1) for step in revealed}
    ranked = rank(
        StepDivergence(step.id, found[step.id], step.number("stakes") or 1, step.number("order") or 0)
        for step in revealed
    )
    return Overview(
        steps={step.id: _step_overview(view, step, found[step.id]) for step in revealed},
        ranked=ranked,
        talk=[step for step in ranked if found[step].word in ("far_apart", "of_two_minds")],
        aligned=[step for step in ranked if aligned(found[step])],
    )


def divergence_of(view: View, step: Record, round: int) -> Divergence:
    """The divergence of one revealed round of a step, counted as lists count: -1 is the latest."""
    found = view.everyone.rounds[step.id][round]
    functions = tuple(
        (one.id, tuple(found.counts.get(one.id, {}).items()), tuple(found.sure.get(one.id, {}).items()))
        for one in view.ordered("function")
    )
    return _measured(functions, view.everyone.about.levels)


Counts = tuple[tuple[str, int], ...]


@lru_cache(maxsize=4096)
def _measured(functions: tuple[tuple[str, Counts, Counts], ...], levels: int) -> Divergence:
    """A revealed round never changes, so its divergence is computed once."""
    return measure([_function_marks(name, dict(counts), sure) for name, counts, sure in functions], SCALES[levels])


def _function_marks(function: str, counts: dict[str, int], sure: Counts) -> FunctionMarks:
    return FunctionMarks(
        function=function,
        levels={level: many for level, many in counts.items() if level not in OFF_SCALE},
        sure={int(name): many for name, many in sure},
        not_mine=counts.get("not_mine", 0),
        stop=counts.get("stop", 0),
    )


def _step_overview(view: View, step: Record, found: Divergence) -> StepOverview:
    labels = level_labels(view.everyone.about.levels)
    names = {one.id: one.text("name") for one in view.ordered("function")}
    return StepOverview(
        word=found.word,
        sentence=sentence(found, names, labels),
        positions={function: _between(labels, at.upper, at.lower) for function, at in found.positions.items()},
        hear=list(found.hear),
        furthest=[list(pair) for pair in found.furthest],
        people=found.people,
        not_mine=found.not_mine,
        stop_from=list(found.stop_from),
        agreed=found.room.upper if found.room and aligned(found) else "",
        shares=[round(share, 3) for share in found.pooled.values()],
        moved=_moved(view, step, found),
    )


def _between(labels: dict[str, str], upper: str, lower: str) -> str:
    return labels[upper] if upper == lower else f"between {labels[upper]} and {labels[lower]}"


def _moved(view: View, step: Record, latest: Divergence) -> bool:
    if len(view.everyone.rounds[step.id]) < 2:
        return False
    before = divergence_of(view, step, -2)
    return (latest.total or 0) < (before.total or 0)
