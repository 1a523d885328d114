"""Breakouts: groups at work on their steps. Who comes late gets a seat, a group calls the facilitator, and in the
cross round every group reads its neighbour's step."""

from server.domain.compartment import Call, Compartment, Person, Rotation
from server.domain.editing import changed
from server.domain.groups import Table, is_in, tables
from server.domain.messages import (
    Asking,
    Command,
    Event,
    Refused,
    Written,
    refuse_strangers,
    refuse_unless_facilitator,
    to_everyone,
)
from server.domain.workshop import View, Workshop


class FacilitatorCalled(Event, frozen=True):
    """A group asks for the facilitator."""

    touches = "calls"

    group: str
    person: str
    at: int

    def apply_to(self, part: Compartment) -> None:
        part.calls[self.group] = Call(person=self.person, at=self.at)


class CallEnded(Event, frozen=True):
    """The facilitator was there, or is no longer needed."""

    touches = "calls"

    group: str

    def apply_to(self, part: Compartment) -> None:
        part.calls.pop(self.group, None)


class GroupsRotated(Event, frozen=True):
    """Every group reads another one's step; in turn 0 its own again."""

    touches = "rotation"

    turn: int
    at: int
    reads: dict[str, str]

    def apply_to(self, part: Compartment) -> None:
        part.rotation = Rotation(turn=self.turn, at=self.at, reads=self.reads)


class CallFacilitator(Command, frozen=True):
    """Calls the facilitator to a group, or ends the call."""

    group: str
    on: bool

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_strangers(workshop, asking)
        group = workshop.record(self.group)
        if not group or group.kind != "group":
            raise Refused("gone", "This group is no longer there.")
        if not is_in(group, asking.by) and not workshop.is_facilitator(asking.by):
            raise Refused("not_yours", "You can call the facilitator to your own group.")
        if self.on == (self.group in workshop.everyone.calls):
            return []
        called = FacilitatorCalled(group=self.group, person=asking.by, at=asking.at)
        return [to_everyone(called if self.on else CallEnded(group=self.group))]


class RotateGroups(Command, frozen=True):
    """Lets every group read its neighbour's step, the next time the one after; or, with `on` false, its own again."""

    on: bool = True

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        found, before = tables(View(workshop)), workshop.everyone.rotation.turn
        if not self.on:
            return [to_everyone(GroupsRotated(turn=0, at=asking.at, reads={}))] if before else []
        if len(found) < 2:
            raise Refused("one_group", "It takes two groups for one to read what another wrote.")
        turn = before % (len(found) - 1) + 1
        return [to_everyone(GroupsRotated(turn=turn, at=asking.at, reads=read_in(found, turn)))]


class SeatNewcomers(Command, frozen=True):
    """Gives everybody who is here and in no group a seat in the smallest one that lacks their function."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        found = tables(View(workshop))
        if not found:
            raise Refused("no_groups", "Make groups first.")
        seats = [Seats(workshop, table) for table in found]
        for one in without_group(workshop, asking.present):
            min(seats, key=lambda table: table.use(one)).people.append(one.id)
        return [written for table in seats for written in table.written(asking)]


class Seats:
    """The people of a table as they come to sit there."""

    def __init__(self, workshop: Workshop, table: Table) -> None:
        self.workshop, self.table = workshop, table
        self.people = list(table.people)

    def use(self, person: Person) -> tuple[int, int]:
        """How little a table would gain by somebody: first those who are many, then those of the same function."""
        same = sum(self.workshop.function_of(one) == person.function for one in self.people)
        return len([one for one in self.people if self.workshop.person(one)]), same

    def written(self, asking: Asking) -> list[Written]:
        if self.people == self.table.people:
            return []
        return [changed(group.id, {"people": list(self.people)}, asking) for group in self.table.groups]


def without_group(workshop: Workshop, present: frozenset[str]) -> list[Person]:
    """Who is here, takes part, and sits nowhere."""
    seated = {one for table in tables(View(workshop)) for one in table.people}
    here = (one for one in workshop.contributors() if (one.entered_by or one.id) in present)
    return [one for one in here if one.id not in seated]


def read_in(found: list[Table], turn: int) -> dict[str, str]:
    """Group → the step it reads in this turn: a step of the table so many places further on."""
    reads: dict[str, str] = {}
    for place, table in enumerate(found):
        steps = found[(place + turn) % len(found)].steps
        reads |= {group.id: steps[number % len(steps)] for number, group in enumerate(table.groups)}
    return reads
