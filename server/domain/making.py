"""Making a workshop: what was chosen, who facilitates, and the records of its template; and choosing anew later."""

import msgspec

from server.domain.compartment import About, Compartment, Person
from server.domain.editing import Draft, RecordAdded, Remove, Set
from server.domain.leading import LeadPassed
from server.domain.messages import (
    Asking,
    Command,
    Event,
    Refused,
    Written,
    refuse_unless_facilitator,
    to_everyone,
)
from server.domain.people import PersonChanged, PersonJoined
from server.domain.record import Record, Value
from server.domain.records import KINDS
from server.domain.records.scale import SCALES
from server.domain.workshop import Workshop

KEPT_DAYS = (0, 30, 90, 365)
"""For how long a workshop can be kept after its last change; 0 is until somebody removes it."""
POOLS = (0, 2, 3, 4, 5)
"""Of fewer people than so many a function is shown together with others; 0 shows every function by itself."""


class WorkshopMade(Event, frozen=True):
    """The first event of every log."""

    touches = "about"

    about: About

    def apply_to(self, part: Compartment) -> None:
        part.about = self.about


class RulesChanged(Event, frozen=True):
    """What was chosen for the workshop is now this."""

    touches = "about"

    about: About

    def apply_to(self, part: Compartment) -> None:
        part.about = self.about


class MakeWorkshop(Command, frozen=True):
    """Makes the workshop out of checked template records. Only the server asks for it, once."""

    about: About
    name: str
    """The facilitator's name; their person id is who asks."""
    records: list[tuple[str, str, dict[str, Value]]]
    """(kind, id, values), every reference pointing backwards."""
    people: list[Person] = []
    """Who is expected because the workshop before names them."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_when_made(workshop)
        facilitator = Person(id=asking.by, name=self.name, role="facilitator")
        return [
            to_everyone(WorkshopMade(about=self.about)),
            to_everyone(PersonJoined(person=facilitator)),
            to_everyone(LeadPassed(person=facilitator.id)),
            *(to_everyone(PersonJoined(person=one)) for one in self.people if one.id != asking.by),
            *(self._record(kind, id, values, asking) for kind, id, values in self.records),
        ]

    def _record(self, kind: str, id: str, values: dict[str, Value], asking: Asking) -> Written:
        return Written(KINDS[kind].home, RecordAdded(Record(id=id, kind=kind, values=values, at=asking.at)))


class ChangeRules(Command, frozen=True):
    """Chooses the scale, how answers are shown, what is asked besides, and for how long all is kept; null stays."""

    levels: int | None = None
    named: bool | None = None
    keep_days: int | None = None
    pool_under: int | None = None
    reasons: bool | None = None
    could_should: bool | None = None
    grade_lines: bool | None = None
    pulses: bool | None = None

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        before = workshop.everyone.about
        chosen = {name: value for name, value in msgspec.structs.asdict(self).items() if value is not None}
        after = msgspec.structs.replace(before, **chosen)
        refuse_unknown_rules(after)
        if after != msgspec.structs.replace(before, keep_days=after.keep_days):
            refuse_once_people_mark(workshop)
        return [to_everyone(RulesChanged(about=after))] if after != before else []


class RemoveFunction(Command, frozen=True):
    """Takes a function out. Its steps and people go to another one; with none its people watch and its steps are
    assigned to nobody until the function is restored or they get another one."""

    function: str
    to: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if not workshop.exists("function", self.function):
            raise Refused("gone", "This function is no longer there.")
        if self.to and (self.to == self.function or not workshop.exists("function", self.to)):
            raise Refused("gone", "The function that should take over is not there. Pick another.")
        return [*self._records(workshop, asking), *self._people(workshop)]

    def _records(self, workshop: Workshop, asking: Asking) -> list[Written]:
        draft = Draft(workshop, asking)
        owned = [one for one in workshop.everyone.records.values() if one.kind == "step" and not one.removed_at]
        for step in owned if self.to else ():
            if step.get("owner") == self.function:
                draft.do(Set(step.id, {"owner": self.to}, {"owner": self.function}))
        draft.do(Remove(self.function))
        return draft.written

    def _people(self, workshop: Workshop) -> list[Written]:
        there = [one for one in workshop.everyone.people.values() if one.function == self.function and not one.removed]
        return [to_everyone(PersonChanged(self._moved(one))) for one in there if one.role != "preparer"]

    def _moved(self, person: Person) -> Person:
        role = "watcher" if person.role == "participant" and not self.to else person.role
        return msgspec.structs.replace(person, function=self.to, role=role)


def refuse_when_made(workshop: Workshop) -> None:
    if workshop.everyone.about.made_at:
        raise Refused("made_already", "This workshop is there already.")


def refuse_unknown_rules(about: About) -> None:
    if about.levels not in SCALES:
        raise Refused("wrong_value", "The scale has 3 or 5 levels.", {"field": "levels"})
    if about.pool_under not in POOLS:
        raise Refused("wrong_value", "Functions of up to 4 people can be shown together.", {"field": "pool_under"})
    if about.pool_under and about.named:
        raise Refused("wrong_value", "With names no function is shown together with others.", {"field": "pool_under"})
    if about.keep_days not in KEPT_DAYS:
        days = ", ".join(str(one) for one in KEPT_DAYS if one)
        raise Refused("wrong_value", f"A workshop is kept for {days} days, or for ever.", {"field": "keep_days"})


def refuse_once_people_mark(workshop: Workshop) -> None:
    """Goes by where the room has been, which everybody knows; not by anybody's marks, which are private."""
    been = {workshop.agenda.block, *workshop.agenda.spent}
    blocks = [workshop.everyone.records[id] for id in been if id in workshop.everyone.records]
    if workshop.everyone.rounds or any(one.text("phase") == "mark" for one in blocks):
        text = "People have begun to mark, so this stays as it is. To choose anew, make another workshop from its file."
        raise Refused("marking_began", text)
