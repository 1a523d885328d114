"""The overview after a reveal: per step how far apart the room is, in words, and which steps to talk about.

Reads the latest revealed round of each step from a view, and nothing else of anybody's marks.
"""

from collections.abc import Sequence

import msgspec

from server.domain.callouts import StepDivergence, aligned, rank, sentence
from server.domain.compartment import Round
from server.domain.divergence import Divergence
from server.domain.measuring import function_names, measured
from server.domain.records.scale import level_labels
from server.domain.talk_time import minutes_a_step, steps_that_fit
from server.domain.workshop import View
from server.domain.zones import Zone, stands, zone


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
    could: int = 0
    """What those say on the whole who know what AI can do, from 1 to 5; 0 where it was not asked or may not be said."""
    should: int = 0
    """What those say on the whole whose step it is."""
    zone: Zone = ""


class Overview(msgspec.Struct, omit_defaults=True):
    """All revealed steps, the ones to talk about first, and the ones to accept in one act."""

    steps: dict[str, StepOverview] = {}
    ranked: list[str] = []
    talk: list[str] = []
    """The steps that are far apart or of two minds, most urgent first."""
    aligned: list[str] = []
    fits: int = 0
    """How many steps the minutes left for talk are enough for; 0 where the agenda has no talk. The time that passes in
    the current block a screen adds by itself."""
    a_step: int = 0
    """Minutes that the talk about one step takes."""


def overview(view: View) -> Overview:
    """The overview of a view."""
    revealed = [step for step in view.ordered("step") if view.everyone.rounds.get(step.id)]
    rounds = view.everyone.rounds
    found = {step.id: divergence_of(view, rounds[step.id][-1]) for step in revealed}
    ranked = rank(
        StepDivergence(step.id, found[step.id], step.number("stakes") or 1, step.number("order") or 0)
        for step in revealed
    )
    return Overview(
        steps={step.id: of_rounds(view, rounds[step.id]) for step in revealed},
        ranked=ranked,
        talk=[step for step in ranked if found[step].word in ("far_apart", "of_two_minds")],
        aligned=[step for step in ranked if aligned(found[step])],
        fits=steps_that_fit(view),
        a_step=minutes_a_step(view.everyone.about),
    )


def divergence_of(view: View, found: Round) -> Divergence:
    """The divergence of one revealed round of a step."""
    return measured(view, found.counts, found.sure)


def of_rounds(view: View, rounds: Sequence[Round]) -> StepOverview:
    """What is heard of one step, from its rounds in their order. There is one at least."""
    latest = rounds[-1]
    found, labels = divergence_of(view, latest), level_labels(view.everyone.about.levels)
    could, should = _numbered(latest.could), _numbered(latest.should)
    return StepOverview(
        word=found.word,
        sentence=_sentence(view, latest, found),
        positions={function: _between(labels, at.upper, at.lower) for function, at in found.positions.items()},
        hear=list(found.hear),
        furthest=[list(pair) for pair in found.furthest],
        people=found.people,
        not_mine=found.not_mine,
        stop_from=list(found.stop_from),
        agreed=found.room.upper if found.room and aligned(found) else "",
        shares=[round(share, 3) for share in found.pooled.values()],
        moved=_moved(view, rounds, found),
        could=stands(could),
        should=stands(should),
        zone=zone(could, should),
    )


def _sentence(view: View, latest: Round, found: Divergence) -> str:
    if latest.too_few:
        return "Too few answers to show them without showing whose they are."
    return sentence(found, function_names(view), level_labels(view.everyone.about.levels))


def _numbered(answers: dict[str, int]) -> dict[int, int]:
    return {int(answer): many for answer, many in answers.items()}


def _between(labels: dict[str, str], upper: str, lower: str) -> str:
    return labels[upper] if upper == lower else f"between {labels[upper]} and {labels[lower]}"


def _moved(view: View, rounds: Sequence[Round], latest: Divergence) -> bool:
    return len(rounds) > 1 and (latest.total or 0) < (divergence_of(view, rounds[-2]).total or 0)
