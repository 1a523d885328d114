"""Preparing: a function's private link, by which one person of it fills in before the day what it knows.

Who has the link works as the function's preparer: somebody who counts nowhere, and who may do this alone, until the
workshop starts. The keys of the links are with the facilitators.
"""

import re

import msgspec

from server.domain.compartment import BEFORE, Compartment, Person
from server.domain.messages import (
    Asking,
    Command,
    Event,
    Refused,
    Written,
    refuse_unless_facilitator,
    to_everyone,
    to_facilitators,
)
from server.domain.people import PersonChanged, PersonJoined, checked_function
from server.domain.record import ID
from server.domain.workshop import Workshop

KEY = re.compile(r"[A-Za-z0-9_-]{22,64}")
"""At least 128 bits; made by the page that asks, as all ids are."""


class BeforeOpened(Event, frozen=True):
    """A function's link to fill in before the day has this key; an empty one has ended it."""

    touches = "before"

    function: str
    key: str

    def apply_to(self, part: Compartment) -> None:
        part.before[self.function] = self.key


class OpenBefore(Command, frozen=True):
    """Makes a function's link to fill in before the day, or another one, with which the earlier link ends."""

    function: str
    key: str
    id: str
    """For the function's preparer."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        function = checked_function(workshop, self.function)
        if workshop.agenda.status not in BEFORE:
            raise Refused("not_now", "The workshop has started. What is missing now, the room says itself.")
        if not KEY.fullmatch(self.key) or not ID.fullmatch(self.id) or self.id in workshop.everyone.people:
            raise Refused("wrong_value", "This link cannot be used. Make it again.")
        record = workshop.record(function)
        name = record.text("name") if record else function
        person = Person(id=self.id, name=f"{name}, before the day"[:60], function=function, role="preparer")
        return [
            *ended(workshop, function),
            to_everyone(PersonJoined(person=person)),
            to_facilitators(BeforeOpened(function=function, key=self.key)),
        ]


class CloseBefore(Command, frozen=True):
    """Ends a function's link to fill in before the day. What was filled in stays."""

    function: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if not workshop.facilitators.before.get(self.function):
            return []
        return [*ended(workshop, self.function), to_facilitators(BeforeOpened(function=self.function, key=""))]


def ended(workshop: Workshop, function: str) -> list[Written]:
    """Whoever prepares a function by a link has no seat any more."""
    found = preparer_of(workshop, function)
    return [to_everyone(PersonChanged(msgspec.structs.replace(found, removed=True)))] if found else []


def preparer_of(workshop: Workshop, function: str) -> Person | None:
    people = workshop.everyone.people.values()
    return next(
        (one for one in people if one.role == "preparer" and one.function == function and not one.removed), None
    )
