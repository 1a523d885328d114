"""The list of participants: who is expected before they have come, and taking one's place on it.

An expected person counts nowhere until they come. They come by picking their name on the join page, and are then in
the function that the list says.
"""

import msgspec

from server.domain.compartment import Person
from server.domain.doors import MOST_PEOPLE, most_in, refuse_shut_door
from server.domain.messages import Asking, Command, Refused, Written, refuse_unless_facilitator, to_everyone
from server.domain.people import (
    PersonJoined,
    checked_function,
    checked_name,
    entering,
    found_person,
    free_name,
    refuse_full,
)
from server.domain.record import ID
from server.domain.workshop import Workshop


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of a list: without a function they watch."""

    id: str
    name: str
    function: str = ""


class ListPeople(Command, frozen=True):
    """Puts people on the list of who is expected. Who is here or listed under the same name already is left out."""

    people: list[Listed]

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        known = {one.name.casefold() for one in workshop.everyone.people.values() if not one.removed}
        new = [one for one in self.people if checked_name(one.name).casefold() not in known]
        refuse_long_list(workshop, len(new))
        return [to_everyone(PersonJoined(person=self._expected(workshop, one))) for one in new]

    def _expected(self, workshop: Workshop, one: Listed) -> Person:
        twice = sum(other.id == one.id for other in self.people) > 1
        if not ID.fullmatch(one.id) or one.id in workshop.everyone.people or twice:
            raise Refused("id_taken", "This person was added already.")
        function = checked_function(workshop, one.function) if one.function else ""
        name = self._numbered(workshop, one)
        return Person(id=one.id, name=name, function=function, role="expected")

    def _numbered(self, workshop: Workshop, one: Listed) -> str:
        """The name as it is on the list; behind the second of two equal ones stands a number."""
        name = checked_name(one.name)
        alike = [other.id for other in self.people if checked_name(other.name).casefold() == name.casefold()]
        place = alike.index(one.id)
        return free_name(workshop, f"{name} {place + 1}") if place else name


class TakePlace(Command, frozen=True):
    """Somebody who was expected has come, by the same doors as anybody. Asked for by the join page, as that person."""

    passcode: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        if workshop.agenda.status in ("draft", "final"):
            raise Refused("not_open", "This workshop is not open to join. Ask the facilitator.")
        found = found_person(workshop, asking.by)
        knock = workshop.facilitators.knocks.get(found.id)
        if found.role != "expected" or (knock and not knock.answer):
            raise Refused("taken", f"{found.name} is here already. Join under another name.", {"field": "name"})
        refuse_shut_door(workshop, self.passcode)
        refuse_full(workshop, most=most_in(workshop))
        return entering(workshop, asking, msgspec.structs.replace(found, role="participant"))


def refuse_long_list(workshop: Workshop, new: int) -> None:
    """The list is as long at most as the room is large."""
    listed = sum(one.role == "expected" and not one.removed for one in workshop.everyone.people.values())
    if listed + new > MOST_PEOPLE:
        raise Refused("full", f"The list holds up to {MOST_PEOPLE} people. Make it shorter, then paste it again.")
