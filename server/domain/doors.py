"""The doors: how people come in. Whatever a facilitator switches holds for who comes from now on; nobody is put out.

How the doors stand is in `everyone`; the passcode itself is with the facilitators alone, and so is who waits outside.
"""

import msgspec

from server.domain.compartment import Compartment, Doors, Knock, Person
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
from server.domain.workshop import Workshop

MOST_PEOPLE = 200
"""In the room, taking part or watching. Facilitators are not counted; owners who could not come are, by themselves."""
LONGEST_PASSCODE = 40


class DoorsSet(Event, frozen=True):
    """From now on people come in like this."""

    touches = "doors"

    doors: Doors

    def apply_to(self, part: Compartment) -> None:
        part.doors = self.doors


class PasscodeSet(Event, frozen=True):
    """This is what must be typed to join; nothing when it is empty."""

    touches = "doors"

    passcode: str

    def apply_to(self, part: Compartment) -> None:
        part.passcode = self.passcode


class Knocked(Event, frozen=True):
    """Somebody waits to be let in; this is who they would be."""

    touches = "knocks"

    person: Person
    at: int

    def apply_to(self, part: Compartment) -> None:
        part.knocks[self.person.id] = Knock(person=self.person, at=self.at)


class KnockAnswered(Event, frozen=True):
    """Somebody who waited was let in, or was told not now."""

    touches = "knocks"

    person: str
    approved: bool

    def apply_to(self, part: Compartment) -> None:
        part.knocks[self.person].answer = "approved" if self.approved else "refused"


class SetDoors(Command, frozen=True):
    """Switches how people come in. What is left out stays as it is; an empty passcode means that none is asked."""

    approval: bool | None = None
    locked: bool | None = None
    cap: int | None = None
    """How many may be in the room; 0 is as many as a workshop holds."""
    passcode: str | None = None

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if not 0 <= (self.cap or 0) <= MOST_PEOPLE:
            raise Refused("wrong_value", f"A workshop has room for {MOST_PEOPLE} people. Pick a number up to that.")
        before, part = workshop.everyone.doors, workshop.facilitators
        passcode = part.passcode if self.passcode is None else checked_passcode(self.passcode)
        switches = {"approval": self.approval, "locked": self.locked, "cap": self.cap}
        given = {name: value for name, value in switches.items() if value is not None}
        doors = msgspec.structs.replace(before, **given, passcode=bool(passcode))
        return [
            *([to_everyone(DoorsSet(doors=doors))] if doors != before else []),
            *([to_facilitators(PasscodeSet(passcode=passcode))] if passcode != part.passcode else []),
        ]


def checked_passcode(passcode: str) -> str:
    passcode = " ".join(passcode.split())
    if len(passcode) > LONGEST_PASSCODE:
        raise Refused("wrong_value", f"A passcode has up to {LONGEST_PASSCODE} characters.")
    return passcode


def refuse_shut_door(workshop: Workshop, passcode: str) -> None:
    """Refuses somebody new while the doors do not let them in. It is said aloud, so case and spaces don't matter."""
    if workshop.everyone.doors.locked:
        raise Refused("door_locked", f"The workshop is locked. Ask {host_of(workshop)}.")
    wanted = workshop.facilitators.passcode
    if not wanted:
        return
    if not plain(passcode):
        raise Refused("missing", "Please type the passcode.", {"field": "passcode"})
    if plain(passcode) != plain(wanted):
        text = f"This is not the passcode. Ask {host_of(workshop)} for it."
        raise Refused("wrong_passcode", text, {"field": "passcode"})


def most_in(workshop: Workshop) -> int:
    """How many may be in the room."""
    return workshop.everyone.doors.cap or MOST_PEOPLE


def plain(passcode: str) -> str:
    return "".join(passcode.split()).casefold()


def host_of(workshop: Workshop) -> str:
    """Whom to ask, by name."""
    people = workshop.everyone.people.values()
    return next((one.name for one in people if one.role == "facilitator" and not one.removed), "the facilitator")
