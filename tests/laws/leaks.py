"""Mistakes that would tell others what somebody said in private: each as small as one that could be made."""

import logging
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from server.domain import agreeing, closing, marking, permissions, progress, worries
from server.domain.compartment import EVERYONE, Compartment, Round, Voice
from server.domain.completeness import holding
from server.domain.derived import DERIVED, Derived, touched
from server.domain.finding import Finding
from server.domain.messages import Asking, Refused, Written, to_everyone, to_facilitators
from server.domain.rehearsing import Remarked
from server.domain.workshop import View, Workshop
from server.live import telling, turn
from server.live.protocol import encode
from server.routes import downloads, plan_page

Plant = Callable[[pytest.MonkeyPatch], None]

log = logging.getLogger("server.leak")


def levels(workshop: Workshop) -> list[str]:
    """The levels of all marks that stand, revealed or not."""
    own = [part for name, part in workshop.compartments.items() if name.startswith("person:")]
    return [mark.level for part in own for rounds in part.marks.values() for mark in rounds.values()]


def a_derived_value_reads_marks(patch: pytest.MonkeyPatch) -> None:
    automatic = Derived("automatic", EVERYONE, frozenset({"marks"}), lambda _, of, __: levels(of).count("automatic"))
    patch.setattr(telling, "DERIVED", (*DERIVED, automatic))


def only_a_good_grade_counts_as_done(patch: pytest.MonkeyPatch) -> None:
    def is_done(workshop: Workshop, person: Any) -> bool:
        grade = workshop.seen(f"person:{person.id}").grade
        return grade is not None and grade.grade > 2

    patch.setattr(progress, "is_done", is_done)


def grades_go_to_facilitators(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(agreeing, "to_person", lambda person, event: to_facilitators(event))


def views_are_counted_on_all_steps(patch: pytest.MonkeyPatch) -> None:
    def views(view: View, workshop: Workshop, present: frozenset[str]) -> list[list[str]]:
        return sorted(part.view_changed for part in workshop.compartments.values())

    patch.setattr(telling, "DERIVED", (*DERIVED, Derived("views", EVERYONE, frozenset({"view_changed"}), views)))


def marks_are_written_to_everyone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(marking, "to_person", lambda person, event: to_everyone(event))


def facilitators_read_what_is_personal(patch: pytest.MonkeyPatch) -> None:
    reads = Workshop.reads

    def all_of_it(workshop: Workshop, person: str) -> tuple[str, ...]:
        names = reads(workshop, person)
        return tuple(workshop.compartments) if workshop.is_facilitator(person) else names

    patch.setattr(Workshop, "reads", all_of_it)


def a_snapshot_holds_more_than_it_should(patch: pytest.MonkeyPatch) -> None:
    def of(snapshots: telling.Snapshots, compartment: str) -> msgspec.Raw:
        workshop = snapshots._workshop
        part = workshop.seen(compartment)
        return msgspec.Raw(encode(msgspec.structs.replace(part, practice=" ".join(sorted(levels(workshop))))))

    patch.setattr(telling.Snapshots, "of", of)


def a_refusal_says_what_was_marked(patch: pytest.MonkeyPatch) -> None:
    def who_marks(workshop: Workshop, asking: Asking, person: str) -> str:
        if person and person != asking.by:
            raise Refused("not_yours", f"There are {levels(workshop)} already.")
        return asking.by

    patch.setattr(marking, "who_marks", who_marks)


def a_gate_waits_for_a_level(patch: pytest.MonkeyPatch) -> None:
    def waiting(view: View, gate: str) -> list[Finding]:
        return holding(view, gate) + [Finding("C99", "Somebody says stop")] * ("stop" in standing)

    standing: list[str] = []
    patch.setattr(closing, "holding", waiting)
    decide = closing.CloseWorkshop.decide

    def looking(command: closing.CloseWorkshop, workshop: Workshop, asking: Asking) -> Any:
        standing[:] = levels(workshop)
        return decide(command, workshop, asking)

    patch.setattr(closing.CloseWorkshop, "decide", looking)


def who_may_depends_on_marks(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(permissions, "allowed", lambda workshop, person, wish: "automatic" in levels(workshop))


def the_plan_knows_marks(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(plan_page, "flow_owner", lambda workshop, person, record: "automatic" in levels(workshop))


def an_export_names_marks(patch: pytest.MonkeyPatch) -> None:
    taken = downloads.taken

    def more(seat: Any, base: str) -> Any:
        person, parts, imprint = taken(seat, base)
        return person, parts, msgspec.structs.replace(imprint, audience=str(levels(seat.room.workshop)))

    patch.setattr("tests.laws.curious.taken", more)


def the_log_quotes_events(patch: pytest.MonkeyPatch) -> None:
    def loudly(workshop: Workshop, written: list[Any]) -> set[str]:
        log.debug("written: %s", written)
        return touched(workshop, written)

    patch.setattr(turn, "touched", loudly)


def a_reveal_shows_what_was_replaced(patch: pytest.MonkeyPatch) -> None:
    apply, round_of = marking.Marked.apply_to, marking.round_of

    def keep(event: marking.Marked, part: Compartment) -> None:
        part.practice += event.mark.why
        apply(event, part)

    def with_more(workshop: Workshop, step: str, at: int) -> Round:
        found = round_of(workshop, step, at)
        parts = [part for name, part in workshop.compartments.items() if name.startswith("person:")]
        more = [Voice(function="sales", level="", why=part.practice) for part in parts if step in part.marks]
        return msgspec.structs.replace(found, voices=[*found.voices, *more])

    patch.setattr(marking.Marked, "apply_to", keep)
    patch.setattr(marking, "round_of", with_more)


def a_pulse_is_counted_while_it_is_open(patch: pytest.MonkeyPatch) -> None:
    so_far = Derived("so_far", EVERYONE, frozenset({"pulses_answered"}), lambda _, of, __: of.held.tallies)
    patch.setattr(telling, "DERIVED", (*DERIVED, so_far))


def a_concern_reaches_the_facilitators_at_once(patch: pytest.MonkeyPatch) -> None:
    def decide(command: worries.WriteConcern, workshop: Workshop, asking: Asking) -> list[Written]:
        return [to_facilitators(Remarked(text=command.text, at=asking.at))]

    patch.setattr(worries.WriteConcern, "decide", decide)


LEAKS: list[tuple[str, Plant]] = [
    *(
        ("marking", plant)
        for plant in (
            a_derived_value_reads_marks,
            marks_are_written_to_everyone,
            facilitators_read_what_is_personal,
            a_snapshot_holds_more_than_it_should,
            a_refusal_says_what_was_marked,
            a_gate_waits_for_a_level,
            who_may_depends_on_marks,
            the_plan_knows_marks,
            an_export_names_marks,
            the_log_quotes_events,
            a_reveal_shows_what_was_replaced,
        )
    ),
    ("grading", only_a_good_grade_counts_as_done),
    ("grading", grades_go_to_facilitators),
    ("hands", views_are_counted_on_all_steps),
    ("pulses", a_pulse_is_counted_while_it_is_open),
    ("worries", a_concern_reaches_the_facilitators_at_once),
]
"""Each leak, and the play in which it is to be noticed."""
