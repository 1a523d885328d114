"""A series: workshops on one flow that follow each other. What moved per step and function, and what got done.

Positions are read as they may leave the room (`taken_along`), so no function of one person stands there alone.
"""

from collections.abc import Iterable, Sequence

import msgspec

from server.domain.overview import of_rounds
from server.domain.plan.change_lines import line, live_changes
from server.domain.plan.front_page import standing
from server.domain.plan.learned import Gate, Learned, gates, learned
from server.domain.plan.own_lines import Note, notes_by_line
from server.domain.plan.pulse_results import Moment, pulse_results
from server.domain.pooling import OTHERS
from server.domain.records.changes import CHANGES
from server.domain.records.pulse_questions import QUESTIONS
from server.domain.taking_along import taken_along
from server.domain.wording import Wording
from server.domain.workshop import View


class HeldLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the plan as one workshop has it."""

    id: str
    kind: str
    title: str
    owner: str
    due: str
    status: str
    over: bool
    note: Note | None = None


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """One workshop of a series, in words."""

    id: str
    title: str
    date: int
    """When it was closed, else when it was made; milliseconds since 1970, UTC."""
    stands: str
    steps: dict[str, str]
    functions: dict[str, str]
    positions: dict[str, dict[str, str]]
    """Step → function → where it stood."""
    apart: dict[str, str]
    decided: dict[str, str]
    lines: list[HeldLine]
    learned: list[Learned]
    gates: list[Gate]
    pulses: dict[str, Moment]
    """Question → what came out last in it."""


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """Where one function stood on a step, workshop by workshop; empty where it did not mark."""

    function: str
    positions: list[str]
    moved: bool


class ComparedStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step in all workshops of a series."""

    id: str
    name: str
    apart: list[str]
    decided: list[str]
    rows: list[Moved]

    @property
    def moved(self) -> int:
        """How many functions stand elsewhere than before."""
        return sum(one.moved for one in self.rows)

    @property
    def again(self) -> bool:
        """Whether it was marked in more than one of the workshops."""
        return sum(any(one.positions[at] for one in self.rows) for at in range(len(self.apart))) > 1


class Followed(msgspec.Struct, frozen=True, kw_only=True):
    """A line in all workshops of a series."""

    kind: str
    title: str
    owner: str
    due: str
    statuses: list[str]
    over: bool
    note: Note | None = None


class Felt(msgspec.Struct, frozen=True):
    """One question of the pulses in all workshops of a series; None where it was not asked."""

    text: str
    moments: list[Moment | None]


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, the first workshop first."""

    held: list[Held]
    steps: list[ComparedStep]
    lines: list[Followed]
    felt: list[Felt]

    @property
    def moved(self) -> list[ComparedStep]:
        return [one for one in self.steps if one.moved]

    @property
    def again(self) -> list[ComparedStep]:
        """The steps that can be compared."""
        return [one for one in self.steps if one.again]

    @property
    def once(self) -> list[ComparedStep]:
        return [one for one in self.steps if not one.again]

    @property
    def done(self) -> int:
        return sum(one.over for one in self.lines)


def held(view: View, id: str) -> Held:
    """What a series says of one workshop."""
    words, everyone = Wording(view), view.everyone
    numbered = {one.id: words.step(one.id) for one in view.ordered("step")}
    rounds = {step: taken_along(everyone.rounds[step]) for step in numbered if everyone.rounds.get(step)}
    heard = {step: of_rounds(view, found) for step, found in rounds.items() if not found[-1].too_few}
    decisions = {one.text("step"): words.field(one, "mode") for one in view.all("decision") if one.get("mode")}
    return Held(
        id=id,
        title=view.purpose().text("title"),
        date=everyone.agenda.closed_at or everyone.about.made_at,
        stands=standing(view).words,
        steps=numbered,
        functions={one.id: one.text("name") for one in view.ordered("function")} | {OTHERS: words.function(OTHERS)},
        positions={step: found.positions for step, found in heard.items()},
        apart={step: found.sentence for step, found in heard.items()},
        decided=decisions,
        lines=_lines(words),
        learned=learned(words),
        gates=gates(words),
        pulses={one.question: one.moments[-1] for one in pulse_results(view)},
    )


def series(workshops: Sequence[Held]) -> Series:
    """Workshops side by side, the first one first. Steps and lines are the same where their ids are; the steps on which
    most functions moved stand first, else in the order of the flow."""
    steps = _all(one.steps for one in workshops)
    lines = list(dict.fromkeys(one.id for workshop in workshops for one in workshop.lines))
    marked = [step for step in steps if any(one.positions.get(step) for one in workshops)]
    compared = [_compared(workshops, step, steps[step]) for step in marked]
    return Series(
        held=list(workshops),
        steps=sorted(compared, key=lambda one: -one.moved),
        lines=[_followed(workshops, id) for id in lines],
        felt=[Felt(text, [one.pulses.get(name) for one in workshops]) for name, text in _asked(workshops).items()],
    )


def _asked(workshops: Sequence[Held]) -> dict[str, str]:
    """The questions of pulses that some workshop asked, in their order."""
    return {name: text for name, text in QUESTIONS.items() if any(name in one.pulses for one in workshops)}


def _compared(workshops: Sequence[Held], step: str, name: str) -> ComparedStep:
    functions = _all(one.functions for one in workshops)
    marked = [one for one in functions if any(one in held.positions.get(step, {}) for held in workshops)]
    rows = [(one, [held.positions.get(step, {}).get(one, "") for held in workshops]) for one in marked]
    return ComparedStep(
        id=step,
        name=name,
        apart=[one.apart.get(step, "") for one in workshops],
        decided=[one.decided.get(step, "") for one in workshops],
        rows=[Moved(function=functions[one], positions=said, moved=_moved(said)) for one, said in rows],
    )


def _moved(positions: list[str]) -> bool:
    """Whether the latest position differs from the one before it."""
    said = [one for one in positions if one]
    return len(said) > 1 and said[-1] != said[-2]


def _followed(workshops: Sequence[Held], id: str) -> Followed:
    by_workshop = [{one.id: one for one in held.lines}.get(id) for held in workshops]
    latest = [one for one in by_workshop if one][-1]
    notes = [one.note for one in by_workshop if one and one.note]
    return Followed(
        kind=latest.kind,
        title=latest.title,
        owner=latest.owner,
        due=latest.due,
        statuses=[one.status if one else "" for one in by_workshop],
        over=latest.over,
        note=notes[-1] if notes else None,
    )


def _lines(words: Wording) -> list[HeldLine]:
    notes = notes_by_line(words)
    dropped = [one for kind in CHANGES for one in words.view.all(kind.wire) if one.get("status") == "dropped"]
    found = [(one, line(words, one)) for one in (*live_changes(words.view), *dropped)]
    return [
        HeldLine(
            id=one.id,
            kind=said.kind,
            title=said.title,
            owner=said.owner,
            due=said.due,
            status=said.status,
            over=one.get("status") == "done",
            note=next(iter(notes.get(one.id, [])), None),
        )
        for one, said in found
    ]


def _all(given: Iterable[dict[str, str]]) -> dict[str, str]:
    """Every name by id, as the latest workshop has it, in the order in which they came up."""
    found: dict[str, str] = {}
    for one in given:
        found |= one
    return found
