"""Rehearsing: a throw-away copy of a workshop in which a facilitator practises, and the prompter's remarks in it."""

import msgspec

from server.domain.archive.restoring import in_order, without
from server.domain.compartment import About, Compartment, Remark
from server.domain.messages import Asking, Command, Event, Refused, Written, refuse_unless_facilitator, to_facilitators
from server.domain.record import EMPTY, Record, Ref, Refs, Value
from server.domain.records import KINDS
from server.domain.records.changes import CHANGES
from server.domain.template_reading import Given
from server.domain.workshop import View, Workshop

TITLE = "Rehearsal: "
LONGEST_TITLE = 80
LONGEST_REMARK = 200
KEPT_DAYS = 1

OUTCOMES = frozenset(
    {
        *("decision", "dissent", "boundary", "group", "objection", "no_change", "ask", "action", "parked_item"),
        *(kind.wire for kind in CHANGES),
        *("pilot", "criterion", "concern", "risk"),
        *("decision_right", "digital_worker", "value_case", "role_week", "readiness"),
        *("status_note", "learning", "scale_gate"),
    }
)
"""The kinds that a room makes. A rehearsal begins before it."""

ANSWERS = {"step": ("today", "focus"), "handoff": ("usable",), "block": ("planned", "skipped")}
"""Fields that a room fills in, by kind."""


class Remarked(Event, frozen=True):
    """The prompter says what has just happened and what to do."""

    touches = "remark"

    text: str
    at: int

    def apply_to(self, part: Compartment) -> None:
        part.remark = Remark(text=self.text, at=self.at)


class MakeRemark(Command, frozen=True):
    """Says something to the facilitator who rehearses. Only the server asks for it."""

    text: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if not workshop.everyone.about.rehearsal:
            raise Refused("no_rehearsal", "This is no rehearsal.")
        text = " ".join(self.text.split())[:LONGEST_REMARK]
        return [to_facilitators(Remarked(text=text, at=asking.at))] if text else []


def copied(view: View, made_at: int) -> tuple[About, list[tuple[str, str, dict[str, Value]]]]:
    """A workshop as it was before anybody worked in it: its set-up without people and what they made."""
    before = view.everyone.about
    about = msgspec.structs.replace(before, made_at=made_at, keep_days=KEPT_DAYS, rehearsal=True)
    there = [one for kind in KINDS for one in view.all(kind) if belongs_to_the_set_up(one)]
    given = [Given(one.kind, one.id, set_up_of(one)) for one in there]
    known = {one.id for one in given}
    lost = {id for one in given for id in pointed_at(one) if id not in known}
    return about, [(one.kind, one.id, one.values) for one in in_order(without(given, lost))]


def belongs_to_the_set_up(record: Record) -> bool:
    return record.kind not in OUTCOMES and not (record.kind == "issue" and record.by)


def set_up_of(record: Record) -> dict[str, Value]:
    """What a record said before the room answered; the title says that this is a rehearsal."""
    fields, answers = KINDS[record.kind].fields, ANSWERS.get(record.kind, ())
    kept = {
        name: value
        for name, value in record.values.items()
        if value not in EMPTY and name not in answers and not is_about_people(record.kind, name)
    }
    if record.kind == "purpose":
        kept["title"] = (TITLE + record.text("title").removeprefix(TITLE))[:LONGEST_TITLE]
    return {name: value for name, value in kept.items() if name in fields}


def is_about_people(kind: str, name: str) -> bool:
    field = KINDS[kind].fields.get(name)
    return isinstance(field, Ref | Refs) and field.kinds == ("person",)


def pointed_at(one: Given) -> list[str]:
    fields = KINDS[one.kind].fields
    values = [value for name, value in one.values.items() if isinstance(fields[name], Ref | Refs)]
    return [id for value in values for id in (value if isinstance(value, list) else [str(value)])]
