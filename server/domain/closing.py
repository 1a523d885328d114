"""Closing: the workshop ends when the room agreed, and the plan is final when what was left is completed."""

from server.domain.attention import HandLowered
from server.domain.compartment import Compartment
from server.domain.completeness import holding, refuse_shut
from server.domain.leading import refuse_unless_leading
from server.domain.messages import (
    Asking,
    Command,
    Event,
    Refused,
    Written,
    refuse_unless_facilitator,
    to_everyone,
)
from server.domain.permissions import flow_owner
from server.domain.pulses import closed_pulses
from server.domain.workshop import View, Workshop
from server.domain.worries import shown_worries


class WorkshopClosed(Event, frozen=True):
    """The room is done; the plan stands as agreed."""

    touches = "agenda"

    at: int
    despite: str = ""

    def apply_to(self, part: Compartment) -> None:
        part.agenda.status, part.agenda.closed_at, part.agenda.despite = "closed", self.at, self.despite


class WorkshopReopened(Event, frozen=True):
    """The room works on; nothing was deleted."""

    touches = "agenda"

    def apply_to(self, part: Compartment) -> None:
        part.agenda.status = "running"


class PlanMadeFinal(Event, frozen=True):
    """The plan is complete and no longer changes."""

    touches = "agenda"

    at: int

    def apply_to(self, part: Compartment) -> None:
        part.agenda.status = "final"


class CloseWorkshop(Command, frozen=True):
    """Ends the workshop; nobody waits to speak any more, and what was answered or written without a name is shown. What
    is missing holds it, unless the facilitator says why it must close all the same."""

    despite: str = ""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_leading(workshop, asking)
        if workshop.agenda.status != "running":
            raise Refused("not_running", "The workshop is not running.")
        missing = holding(View(workshop), "close")
        if not self.despite.strip():
            refuse_shut("close", missing)
        despite = self.despite.strip()[:280] if missing else ""
        lowered = [to_everyone(HandLowered(person=hand.person)) for hand in workshop.everyone.hands]
        unsigned = [*closed_pulses(workshop, asking.at), *shown_worries(workshop, asking.at)]
        return [*lowered, to_everyone(WorkshopClosed(at=asking.at, despite=despite)), *unsigned]


class ReopenWorkshop(Command, frozen=True):
    """Lets the room work on after closing."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if workshop.agenda.status not in ("closed", "final"):
            raise Refused("not_closed", "The workshop is not closed.")
        return [to_everyone(WorkshopReopened())]


class MakeFinal(Command, frozen=True):
    """Makes the plan final, once nothing is missing any more."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        purpose = View(workshop).purpose()
        if not flow_owner(workshop, asking.by, purpose):
            refuse_unless_facilitator(workshop, asking)
        if workshop.agenda.status != "closed":
            raise Refused("not_closed", "Close the workshop first.")
        refuse_shut("final", holding(View(workshop), "final"))
        return [to_everyone(PlanMadeFinal(at=asking.at))]
