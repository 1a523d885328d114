"""Leading: who of the facilitators takes the room on, who helps, and how the lead passes. It never moves by itself."""

import msgspec

from server.domain.compartment import Compartment
from server.domain.messages import (
    Asking,
    Command,
    Event,
    Refused,
    Written,
    refuse_unless_facilitator,
    to_everyone,
)
from server.domain.people import PersonChanged, found_person
from server.domain.workshop import Workshop


class LeadPassed(Event, frozen=True):
    """This facilitator leads from now on."""

    touches = "people"

    person: str

    def apply_to(self, part: Compartment) -> None:
        part.lead = self.person


class NameCoFacilitator(Command, frozen=True):
    """Makes somebody in the room a co-facilitator: they see what facilitators see and help with all but the lead."""

    person: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_leading(workshop, asking)
        found = found_person(workshop, self.person)
        if found.role == "facilitator":
            return []
        if found.role not in ("participant", "watcher") or found.entered_by:
            raise Refused("no_device", f"{found.name} has no device of their own here. Ask them to join first.")
        return [to_everyone(PersonChanged(msgspec.structs.replace(found, role="facilitator")))]


class EndCoFacilitator(Command, frozen=True):
    """Makes a co-facilitator a participant again, or a watcher if they are in no function."""

    person: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        if self.person != asking.by:
            refuse_unless_leading(workshop, asking)
        found = found_person(workshop, self.person)
        if found.role != "facilitator":
            return []
        if found.id in (workshop.lead, workshop.maker):
            raise Refused("leads", f"{found.name} answers for this workshop and stays a facilitator.")
        role = "participant" if found.function else "watcher"
        return [to_everyone(PersonChanged(msgspec.structs.replace(found, role=role)))]


class HandOver(Command, frozen=True):
    """Passes the lead to another facilitator."""

    to: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_leading(workshop, asking)
        found = found_person(workshop, self.to)
        if found.role != "facilitator":
            raise Refused("no_facilitator", f"Make {found.name} a co-facilitator first.")
        return [] if found.id == workshop.lead else [to_everyone(LeadPassed(person=found.id))]


class TakeOver(Command, frozen=True):
    """A facilitator leads from now on, because whoever led is not here; or because it is their workshop."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if asking.by == workshop.lead:
            return []
        if workshop.lead in asking.present and asking.by != workshop.maker:
            raise Refused("is_here", f"{leader_name(workshop)} is here and leads. Ask them to hand over.")
        return [to_everyone(LeadPassed(person=asking.by))]


def refuse_unless_leading(workshop: Workshop, asking: Asking) -> None:
    """For what takes the whole room on: two people must not do it at the same time."""
    refuse_unless_facilitator(workshop, asking)
    if asking.by != workshop.lead:
        raise Refused("not_leading", f"{leader_name(workshop)} leads. Ask them, or take over when they are away.")


def leader_name(workshop: Workshop) -> str:
    found = workshop.person(workshop.lead)
    return found.name if found else "Another facilitator"
