"""A workshop that follows up another: out of its archive, with the flow as it stands and the lines that are still open.

Lines keep their ids, their owners, days, answers and status, and what was reported of them. Their owners are expected.
Marks, grades, decisions and everybody else stay behind: the room marks anew, so that before and after can be compared.
"""

from typing import NamedTuple

import msgspec

from server.domain.archive.archive import Tree, ids_in
from server.domain.archive.restoring import in_order, restore, without
from server.domain.compartment import About, Person
from server.domain.record import EMPTY, Ref, Refs, Value
from server.domain.records import KINDS
from server.domain.records.following import LINE_KINDS
from server.domain.records.purpose import Purpose
from server.domain.template import Agenda
from server.domain.template_reading import Given

FLOW = ("function", "step", "handoff", "source", "source_use", "metric_option", "current_incentive", "prompt")
OVER = ("done", "dropped")
OF_THE_DAY = ("focus", "is_new")
"""What a step was for the room before alone."""
ITS_DAY = ("held_on", "starts_at", "check_on", "check_chair")


class FollowUp(NamedTuple):
    """What a check is made of, every reference pointing backwards."""

    about: About
    people: list[Person]
    records: list[tuple[str, str, dict[str, Value]]]


class Wanted(NamedTuple):
    """The check that is wanted: of which workshop, called what, on which day."""

    follows: str
    title: str
    held_on: str = ""


def follow_up(tree: Tree, before: About, agenda: Agenda, wanted: Wanted) -> FollowUp:
    """The check of a workshop, out of what its facilitator may read."""
    people = _people(tree)
    lines = _lines(tree, {one.id for one in people})
    kept = [one for one in restore(tree).records if one.kind in FLOW]
    others = [one.id for one in restore(tree).records if one.kind not in FLOW]
    flow = [_fresh(one) for one in without([*kept, *lines], others_than(others, lines))]
    purpose = [_purpose(one, agenda, wanted) for one in restore(tree).records if one.kind == Purpose.wire]
    blocks = [Given(one.kind, one.id, dict(one.values)) for one in agenda.records]
    records = in_order([*purpose, *flow, *blocks])
    named = {id for one in records for id in _people_in(one)}
    about = msgspec.structs.replace(
        before,
        agenda=agenda.key,
        levels=before.levels,
        pulses=before.pulses or agenda.pulses,
        follows=wanted.follows,
        rehearsal=False,
    )
    return FollowUp(
        about, [one for one in people if one.id in named], [(one.kind, one.id, one.values) for one in records]
    )


def others_than(ids: list[str], lines: list[Given]) -> list[str]:
    carried = {one.id for one in lines}
    return [id for id in ids if id not in carried]


def _people(tree: Tree) -> list[Person]:
    """Whoever could own lines again: they are expected until they come. The facilitator makes the check, and is in."""
    given = tree.get("people")
    entries = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return [
        Person(id=str(one["id"]), name=str(one["name"]), function=str(one["function"]), role="expected")
        for one in entries
        if not one.get("removed") and one.get("role") not in ("preparer", "watcher")
    ]


def _lines(tree: Tree, people: set[str]) -> list[Given]:
    """The lines that are open, and what was reported of them; with people as far as they come along."""
    given = tree.get("records")
    entries = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    lines = [_whole(one, people) for one in entries if one["kind"] in LINE_KINDS]
    still_open = [one for one in lines if one.values.get("status") not in OVER]
    ids = {one.id for one in still_open}
    notes = [_whole(one, people) for one in entries if one["kind"] == "status_note"]
    return [*still_open, *(one for one in notes if one.values.get("line") in ids)]


def _whole(entry: Tree, people: set[str]) -> Given:
    """A record with what its people said and took on; `restore` leaves that behind, a check goes on with it."""
    kind, said = str(entry["kind"]), entry["values"]
    values: dict[str, Value] = dict(said) if isinstance(said, dict) else {}
    for name, value in values.items():
        field = KINDS[kind].fields[name]
        if isinstance(field, Ref | Refs) and field.kinds == ("person",) and not set(ids_in(value)) <= people:
            values[name] = None
    if not values.get("owner"):
        values.pop("answer", None)
    return Given(kind, str(entry["id"]), {name: value for name, value in values.items() if value not in EMPTY})


def _fresh(one: Given) -> Given:
    if one.kind != "step":
        return one
    return one._replace(values={name: value for name, value in one.values.items() if name not in OF_THE_DAY})


def _purpose(one: Given, agenda: Agenda, wanted: Wanted) -> Given:
    """What was said before the day holds for the check; its title, day and minutes are its own."""
    fields = Purpose.fields
    said = {name: value for name, value in one.values.items() if fields[name].asked == "before" and name not in ITS_DAY}
    own: dict[str, Value] = {"title": wanted.title, "minutes": agenda.minutes}
    return one._replace(values=said | own | ({"held_on": wanted.held_on} if wanted.held_on else {}))


def _people_in(one: Given) -> list[str]:
    fields = KINDS[one.kind].fields
    refs = [name for name in one.values if isinstance(field := fields[name], Ref | Refs) and field.kinds == ("person",)]
    return [id for name in refs for id in ids_in(one.values[name])]
