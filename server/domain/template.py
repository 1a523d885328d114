"""What a template or an agenda may say: records, described by the same fields as in a workshop.

Both come as a tree of plain values, from a YAML file. Everything in it is checked with the field checks of
the kinds; what comes out can be added to a new workshop as it stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from server.domain.record import Choice, Flag, Kind, Number, Text
from server.domain.records.flow import Handoff, Step
from server.domain.records.measures import MetricOption
from server.domain.records.purpose import Block, Evidence, Example, Function, Prompt, Purpose
from server.domain.records.scale import SCALES
from server.domain.records.sources import Issue, Source, SourceUse
from server.domain.template_reading import AGENDA_KINDS, Given, LensQuestion, Malformed, Reading, read_lens

TEMPLATE_KINDS: tuple[type[Kind], ...] = (
    Purpose,
    Function,
    Step,
    Handoff,
    Source,
    SourceUse,
    Issue,
    Prompt,
    MetricOption,
    Evidence,
    Example,
)
"""What a template may hold: how a flow is built, never an answer. A kind points only at kinds before it."""


class TemplateHead(Kind):
    """What stands at the top of a template."""

    needs = ("key", "title", "version")

    key = Text("Key", longest=40, help="The file's name without .yaml")
    title = Text("Title", longest=80, help="What the facilitator picks it by")
    summary = Text("Summary", longest=280, help="For whom it is and what is in it")
    version = Number("Version", least=1, most=10_000, help="Raise it when the content changes")


class AgendaHead(Kind):
    """What stands at the top of an agenda."""

    needs = ("key", "title", "minutes", "levels")

    key = Text("Key", longest=40, help="The file's name without .yaml")
    title = Text("Title", longest=80, help="What the facilitator picks it by")
    summary = Text("Summary", longest=280, help="For how many steps it is good")
    minutes = Number("Minutes", least=1, most=1440, unit="minutes", help="The sum of the blocks")
    levels = Choice("Levels of the scale", options={str(levels): f"{levels} levels" for levels in SCALES})
    reasons = Flag("Reasons to tick", help="Whether there are reasons to tick beside a mark; from three hours on")
    could_should = Flag("Could it, should it", help="Whether two more taps say if AI could do a step, and if it should")
    grade_lines = Flag("Grade each line", help="Whether people may grade a line of the plan otherwise than the whole")
    pulses = Flag("Pulse", help="Whether one tap at the start and at the close says how safe it is to speak")


@dataclass(frozen=True)
class Template:
    """A flow to start from."""

    key: str
    title: str
    summary: str
    version: int
    records: tuple[Given, ...]


@dataclass(frozen=True)
class Agenda:
    """How the time is cut, on a scale of three or five levels, and what is asked besides a level."""

    key: str
    title: str
    minutes: int
    levels: int
    summary: str
    records: tuple[Given, ...]
    reasons: bool = False
    could_should: bool = False
    grade_lines: bool = False
    pulses: bool = False

    @property
    def is_check(self) -> bool:
        """Whether it begins with the lines of another workshop: it is made from a plan, never from a flow."""
        return any(one.values.get("phase") == "check" for one in self.records)


def parse_template(content: object, lens: Iterable[LensQuestion] = ()) -> Template:
    """The template in a tree, with the lens questions of its functions. Raises Malformed."""
    reading = Reading(content, TemplateHead, TEMPLATE_KINDS)
    reading.take_lens(lens)
    return Template(
        key=reading.text("key"),
        title=reading.text("title"),
        summary=reading.text("summary"),
        version=reading.number("version"),
        records=tuple(reading.records),
    )


def parse_agenda(content: object) -> Agenda:
    """The agenda in a tree. Raises Malformed."""
    reading = Reading(content, AgendaHead, AGENDA_KINDS)
    _refuse_other_sum(reading)
    return Agenda(
        key=reading.text("key"),
        title=reading.text("title"),
        minutes=reading.number("minutes"),
        levels=reading.number("levels"),
        summary=reading.text("summary"),
        records=tuple(reading.records),
        reasons=bool(reading.head.get("reasons")),
        could_should=bool(reading.head.get("could_should")),
        grade_lines=bool(reading.head.get("grade_lines")),
        pulses=bool(reading.head.get("pulses")),
    )


def parse_lens(content: object) -> tuple[LensQuestion, ...]:
    """The lens questions in a tree: function, then phase, then a list of questions. Raises Malformed."""
    return tuple(read_lens(content))


def _refuse_other_sum(reading: Reading) -> None:
    minutes = [one.values.get("minutes") for one in reading.records if one.kind == Block.wire]
    total = sum(one for one in minutes if isinstance(one, int))
    if total != reading.number("minutes"):
        raise Malformed("minutes", f"says {reading.number('minutes')}, but the blocks add up to {total}")
