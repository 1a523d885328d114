"""People: joining, being added without a device, renaming, moving, removing, a second device."""

from collections.abc import Set
from itertools import count

import msgspec

from server.domain.compartment import Compartment, DeviceRequest, Person, Role
from server.domain.doors import MOST_PEOPLE, KnockAnswered, Knocked, host_of, most_in, refuse_shut_door
from server.domain.messages import (
    Asking,
    Command,
    Event,
    Refused,
    Written,
    refuse_strangers,
    refuse_unless_facilitator,
    to_everyone,
    to_facilitators,
)
from server.domain.record import ID
from server.domain.workshop import Workshop

LONGEST_NAME = 40


class PersonJoined(Event, frozen=True):
    """Somebody takes part from now on."""

    touches = "people"

    person: Person

    def apply_to(self, part: Compartment) -> None:
        part.people[self.person.id] = msgspec.structs.replace(self.person)


class PersonChanged(Event, frozen=True):
    """Somebody's name, function or part in the workshop is now this."""

    touches = "people"

    person: Person

    def apply_to(self, part: Compartment) -> None:
        part.people[self.person.id] = msgspec.structs.replace(self.person)


class DeviceAsked(Event, frozen=True):
    """A second device waits for the facilitator's approval."""

    touches = "devices"

    device: str
    person: str
    at: int

    def apply_to(self, part: Compartment) -> None:
        part.devices[self.device] = DeviceRequest(person=self.person, at=self.at)


class DeviceAnswered(Event, frozen=True):
    """The facilitator approved a second device, or did not."""

    touches = "devices"

    device: str
    approved: bool

    def apply_to(self, part: Compartment) -> None:
        part.devices[self.device].answer = "approved" if self.approved else "refused"


class Join(Command, frozen=True):
    """Takes part under a name, in a function or watching. Asked for by the join page, with a new person's id."""

    name: str
    function: str = ""
    watching: bool = False
    passcode: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        if workshop.agenda.status in ("draft", "final"):
            raise Refused("not_open", "This workshop is not open to join. Ask the facilitator.")
        refuse_shut_door(workshop, self.passcode)
        refuse_full(workshop, most=most_in(workshop))
        function = "" if self.watching else checked_function(workshop, self.function)
        person = Person(
            id=asking.by,
            name=checked_name(self.name),
            function=function,
            role="watcher" if self.watching else "participant",
        )
        return entering(workshop, asking, person)


class AddPerson(Command, frozen=True):
    """Adds somebody without a device: present with a scribe, or absent but owning lines of the plan."""

    id: str
    name: str
    function: str
    absent: bool = False
    scribe: str = ""
    """Who enters for them; empty for whoever adds them. Nobody enters for who is absent."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_strangers(workshop, asking)
        if not self.absent:
            refuse_unless_facilitator(workshop, asking)
        if not ID.fullmatch(self.id) or self.id in workshop.everyone.people:
            raise Refused("id_taken", "This person was added already.")
        refuse_full(workshop, absent=self.absent)
        scribe = found_scribe(workshop, self.scribe).id if self.scribe and not self.absent else asking.by
        person = Person(
            id=self.id,
            name=free_name(workshop, checked_name(self.name)),
            function=checked_function(workshop, self.function),
            role="absent" if self.absent else "participant",
            entered_by=scribe,
        )
        return [to_everyone(PersonJoined(person=person))]


class RenamePerson(Command, frozen=True):
    """Gives oneself, or as facilitator anybody, another name."""

    person: str
    name: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        found = found_person(workshop, self.person)
        if asking.by != self.person:
            refuse_unless_facilitator(workshop, asking)
        name = checked_name(self.name)
        if name == found.name:
            return []
        return [to_everyone(PersonChanged(msgspec.structs.replace(found, name=free_name(workshop, name))))]


class MovePerson(Command, frozen=True):
    """Moves somebody to another function, or to watching when `function` is empty. Marks made stay where they were."""

    person: str
    function: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        found = found_person(workshop, self.person)
        function = checked_function(workshop, self.function) if self.function else ""
        role = found.role
        if role in ("participant", "watcher"):
            role = "participant" if function else "watcher"
        if (function, role) == (found.function, found.role):
            return []
        return [to_everyone(PersonChanged(msgspec.structs.replace(found, function=function, role=role)))]


class RemovePerson(Command, frozen=True):
    """Ends somebody's part in the workshop: from this turn on they receive nothing."""

    person: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        found = found_person(workshop, self.person)
        if found.role == "facilitator":
            raise Refused("facilitator_stays", "A facilitator cannot be removed.")
        return [to_everyone(PersonChanged(msgspec.structs.replace(found, removed=True)))]


class AskDevice(Command, frozen=True):
    """A second device asks to continue as somebody. Asked for by the join page, as that person."""

    device: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        found_person(workshop, asking.by)
        waiting = sum(not one.answer for one in workshop.facilitators.devices.values())
        if waiting >= 20:
            raise Refused("busy", "Too many devices are waiting. Ask the facilitator.")
        return [to_facilitators(DeviceAsked(device=self.device, person=asking.by, at=asking.at))]


class AnswerDevice(Command, frozen=True):
    """Approves a waiting device, or refuses it."""

    device: str
    approve: bool

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        request = workshop.facilitators.devices.get(self.device)
        if not request or request.answer:
            raise Refused("gone", "This device is no longer waiting.")
        found = workshop.person(request.person)
        own = self.approve and found and found.entered_by
        return [
            to_facilitators(DeviceAnswered(device=self.device, approved=self.approve)),
            # From now on they answer for themselves, so their scribe reads their answers no more.
            *([to_everyone(PersonChanged(msgspec.structs.replace(found, entered_by="")))] if own and found else []),
        ]


class AnswerKnocks(Command, frozen=True):
    """Lets in people who wait, or tells them not now. A facilitator may let in more than the doors would."""

    people: list[str]
    approve: bool

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        knocks = workshop.facilitators.knocks
        waiting = [knocks[one].person for one in dict.fromkeys(self.people) if one in knocks and not knocks[one].answer]
        if not waiting:
            raise Refused("gone", "Nobody of these is waiting any more.")
        written = [to_facilitators(KnockAnswered(person=one.id, approved=self.approve)) for one in waiting]
        return [*(let_in(workshop, waiting) if self.approve else []), *written]


def entering(workshop: Workshop, asking: Asking, person: Person) -> list[Written]:
    """Somebody comes in; or waits, where a facilitator lets people in one by one."""
    if not workshop.everyone.doors.approval:
        return let_in(workshop, [person])
    if sum(not one.answer for one in workshop.facilitators.knocks.values()) >= MOST_PEOPLE:
        raise Refused("busy", "Too many people are waiting. Ask the facilitator.")
    return [to_facilitators(Knocked(person=person, at=asking.at))]


def let_in(workshop: Workshop, waiting: list[Person]) -> list[Written]:
    """These people are in from now on, each under a name of their own, in a function that is there."""
    refuse_full(workshop, more=len(waiting))
    taken: set[str] = set()
    joined = []
    for person in waiting:
        known = workshop.person(person.id)
        name = person.name if known else free_name(workshop, person.name, taken)
        taken.add(name.casefold())
        there = workshop.exists("function", person.function)
        role: Role = "participant" if there else "watcher"
        function = person.function if there else ""
        joined.append(PersonJoined(msgspec.structs.replace(person, name=name, role=role, function=function)))
    return [to_everyone(one) for one in joined]


def refuse_full(workshop: Workshop, absent: bool = False, more: int = 1, most: int = MOST_PEOPLE) -> None:
    """Refuses so many more in the room when it is full; or one more owner who could not come."""
    roles = ("absent",) if absent else ("participant", "watcher")
    there = sum(one.role in roles and not one.removed for one in workshop.everyone.people.values())
    if there + more <= most:
        return
    if most < MOST_PEOPLE:
        raise Refused("full", f"This workshop is full: {there} people. Ask {host_of(workshop)} to let you in.")
    place = "that could not come" if absent else "in the room"
    raise Refused("full", f"This workshop has {MOST_PEOPLE} people {place}, which is the most it can hold.")


def spoken_for(workshop: Workshop, asking: Asking, person: str) -> str:
    """Whose answer this is: one's own, or that of somebody without a device for whom one enters."""
    refuse_strangers(workshop, asking)
    person = person or asking.by
    if person != asking.by and person not in workshop.entered_by(asking.by):
        raise Refused("not_yours", "You can only answer for yourself, and for people whom you enter for.")
    return person


def found_person(workshop: Workshop, person: str) -> Person:
    found = workshop.person(person)
    if not found:
        raise Refused("gone", "This person is not in the workshop.")
    return found


def found_scribe(workshop: Workshop, person: str) -> Person:
    """Somebody who can enter for another: in the room, with a device of their own."""
    found = workshop.person(person)
    if not found or not found.is_here or found.entered_by:
        raise Refused("gone", "Pick somebody with a device who is in the room.")
    return found


def checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise Refused("missing", "Please type your name.", {"field": "name"})
    if len(name) > LONGEST_NAME:
        raise Refused("wrong_value", f"A name has up to {LONGEST_NAME} characters.", {"field": "name"})
    return name


def checked_function(workshop: Workshop, function: str) -> str:
    if not workshop.exists("function", function):
        raise Refused("missing", "Please pick your function.", {"field": "function"})
    return function


def free_name(workshop: Workshop, name: str, also: Set[str] = frozenset()) -> str:
    """The name, with a number behind it when somebody has it already, or is about to."""
    taken = {one.name.casefold() for one in workshop.everyone.people.values() if not one.removed} | also
    numbered = (f"{name} {number}" for number in count(2))
    return name if name.casefold() not in taken else next(one for one in numbered if one.casefold() not in taken)
