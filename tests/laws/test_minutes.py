"""Law: what a phase asks fits half of its silent minutes, for every shipped flow in every agenda that suits it.

People come to talk. Seconds are those of a tap and of a typed sentence; what is asked comes from the descriptions of
the fields, how often from the flow: a function's own steps, the handoffs that reach it.
"""

from collections import Counter
from collections.abc import Callable, Iterable

import pytest

from server.domain.records import KINDS
from server.domain.records.pulse_questions import OCCASIONS
from server.domain.template import Agenda, Template
from server.domain.template_reading import Given
from server.storage.template_files import read_folder
from tests.laws.template_guide import FOLDER

TAP, SENTENCE = 5, 35
"""Seconds."""

SHELF = read_folder(FOLDER)
FLOWS = [one for one in SHELF.templates if any(record.kind == "step" for record in one.records)]

SILENT: dict[str, Callable[[float], float]] = {
    "frame": lambda minutes: minutes * 0.1,
    "check": lambda minutes: minutes * 0.5,
    "map": lambda minutes: minutes * 0.4,
    "sources": lambda minutes: minutes * 0.5,
    "mark": lambda minutes: minutes,
    "redesign": lambda minutes: minutes - 4,
    "commit": lambda minutes: minutes,
    "agree": lambda minutes: minutes * 0.75,
}
"""Phase → how many of its minutes nobody is meant to talk over. A group talks for four before one of it types."""

PEOPLE, GROUPS, LINES = 9, 3, 8
"""A room of nine in three groups, and the lines that it leaves with."""
LINES_FOR_A_STEP = 2
"""The other answers about a step are one tap each: why nothing changes."""


def seconds(kind: str, known: Iterable[str] = ()) -> int:
    """What one record of this kind takes in the room, without the fields that are known."""
    asked = [field for field in KINDS[kind].fields.values() if field.asked == "room" and field.name not in known]
    return sum(SENTENCE if field.typed else TAP for field in asked)


def busiest(flow: Template, field: str, records: Iterable[Given]) -> int:
    """How many of these fall to the function that has most of them."""
    owners = {one.id: one.values.get("owner") for one in flow.records if one.kind == "step"}
    return max(Counter(owners.get(one.id) or owners.get(str(one.values.get(field))) for one in records).values())


def asked(phase: str, flow: Template, steps_talked_about: int) -> int:
    """Seconds that a phase asks of the person, or of the group, that has most to do in it."""
    steps = [one for one in flow.records if one.kind == "step"]
    handoffs = [one for one in flow.records if one.kind == "handoff"]
    pin = seconds("issue", known=["caused_at"] if phase == "map" else ())
    match phase:
        case "frame":
            return len(OCCASIONS["start"]) * TAP
        case "check":
            own = -(-LINES // PEOPLE)
            return len(OCCASIONS["check"]) * TAP + own * (TAP + SENTENCE) + seconds("learning") + seconds("scale_gate")
        case "map":
            own = busiest(flow, "", steps)
            return own * seconds("step", known=["name", "owner", "focus"]) + pin + seconds("step", known=["focus"])
        case "sources":
            return busiest(flow, "to_step", handoffs) * seconds("handoff", known=["from_step", "to_step"]) + pin
        case "mark":
            return len(steps) * (TAP + TAP)
        case "redesign":
            line = max(seconds(f"{kind}_change") for kind in ("role", "capability", "incentive", "metric"))
            answers = (4 - LINES_FOR_A_STEP) * seconds("no_change", known=["owner", "due"])
            each = LINES_FOR_A_STEP * line + answers + SENTENCE
            return -(-steps_talked_about // GROUPS) * each
        case "commit":
            return -(-LINES // PEOPLE) * (SENTENCE + TAP) + seconds("metric_change", known=["metric"]) + seconds("ask")
    return len(OCCASIONS["close"]) * TAP + TAP + 2 * TAP + SENTENCE


def phases_of(agenda: Agenda) -> set[str]:
    return {str(one.values["phase"]) for one in agenda.records if one.kind == "block"}


@pytest.mark.parametrize(
    ("phase", "agenda"),
    [
        pytest.param(phase, one, id=f"{phase}-{one.key}")
        for phase in SILENT
        for one in SHELF.agendas
        if phase in phases_of(one)
    ],
)
@pytest.mark.parametrize("flow", FLOWS, ids=lambda one: one.key)
def test_what_is_asked_fits_half_of_the_silent_minutes(phase: str, flow: Template, agenda: Agenda) -> None:
    minutes = {one.values["phase"]: float(str(one.values["minutes"])) for one in agenda.records if one.kind == "block"}
    talked_about = int(minutes["talk"] // 7)
    silent = SILENT[phase](minutes[phase]) * 60
    assert asked(phase, flow, talked_about) <= silent / 2, f"{asked(phase, flow, talked_about)} s of {silent:.0f} s"


@pytest.mark.parametrize("agenda", SHELF.agendas, ids=lambda one: one.key)
def test_every_phase_that_asks_has_its_silent_minutes(agenda: Agenda) -> None:
    assert phases_of(agenda) - {"overview", "talk", "break", "buffer"} <= SILENT.keys()
