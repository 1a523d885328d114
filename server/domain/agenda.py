"""The agenda: opening the lobby, entering blocks, the timer, and "I'm done"."""

from server.domain.compartment import Agenda, Compartment
from server.domain.completeness import holding, refuse_shut
from server.domain.editing import changed
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
from server.domain.pace import MINUTE
from server.domain.people import spoken_for
from server.domain.record import Record
from server.domain.workshop import View, Workshop


class LobbyOpened(Event, frozen=True):
    """People may join."""

    touches = "agenda"

    def apply_to(self, part: Compartment) -> None:
        part.agenda.status = "lobby"


class BlockEntered(Event, frozen=True):
    """The room is in this block; the one before took this long in all."""

    touches = "agenda"

    block: str
    at: int
    ends_at: int
    left: str = ""
    spent: int = 0

    def apply_to(self, part: Compartment) -> None:
        agenda = part.agenda
        agenda.status, agenda.block = "running", self.block
        agenda.entered_at, agenda.ends_at, agenda.paused_with = self.at, self.ends_at, 0
        agenda.spent |= {self.left: self.spent} if self.left else {}


class TimerSet(Event, frozen=True):
    """The block's time ends then; or stands still with so much left."""

    touches = "timer"

    ends_at: int
    paused_with: int = 0

    def apply_to(self, part: Compartment) -> None:
        part.agenda.ends_at, part.agenda.paused_with = self.ends_at, self.paused_with


class ReadySaid(Event, frozen=True):
    """Somebody is done with a block; an empty block means not yet."""

    touches = "ready"

    person: str
    block: str

    def apply_to(self, part: Compartment) -> None:
        part.agenda.ready[self.person] = self.block


class StepLookedAt(Event, frozen=True):
    """The room talks about this step now."""

    touches = "agenda"

    step: str

    def apply_to(self, part: Compartment) -> None:
        part.agenda.step = self.step


class OpenLobby(Command, frozen=True):
    """Lets people join."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if workshop.agenda.status != "draft":
            raise Refused("open_already", "The lobby is open already.")
        return [to_everyone(LobbyOpened())]


class Go(Command, frozen=True):
    """Enters a block: the next, an earlier one, or any. Nothing that was done is lost by it."""

    block: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_leading(workshop, asking)
        block = workshop.record(self.block)
        if not block or block.kind != "block":
            raise Refused("gone", "This block is no longer in the agenda. Pick another.")
        if workshop.agenda.status not in ("lobby", "running"):
            raise Refused("not_running", "Open the lobby first, or reopen the workshop.")
        if workshop.agenda.status == "running" and workshop.agenda.block == self.block:
            return []
        if workshop.agenda.status == "lobby":
            refuse_shut("start", holding(View(workshop), "start"))
        minutes = int(block.number("minutes") or 5)
        left, spent = time_spent(workshop, asking)
        ends_at = asking.at + minutes * MINUTE
        entered = to_everyone(BlockEntered(block=self.block, at=asking.at, ends_at=ends_at, left=left, spent=spent))
        return [changed(block.id, {"skipped": None}, asking), entered] if block.get("skipped") else [entered]


class ExtendTimer(Command, frozen=True):
    """Gives the block more minutes, or takes some away. Time never closes anybody's input."""

    minutes: int

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        agenda = running_agenda(workshop, asking)
        if not -60 <= self.minutes <= 60:
            raise Refused("wrong_value", "Change the timer by up to 60 minutes.")
        if agenda.paused_with:
            left = max(1000, agenda.paused_with + self.minutes * MINUTE)
            return [to_everyone(TimerSet(ends_at=0, paused_with=left))]
        start = max(agenda.ends_at, asking.at) if self.minutes > 0 else agenda.ends_at
        return [to_everyone(TimerSet(ends_at=start + self.minutes * MINUTE))]


class PauseTimer(Command, frozen=True):
    """Stops the clock; ResumeTimer lets it run on with what was left."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        agenda = running_agenda(workshop, asking)
        if agenda.paused_with:
            return []
        return [to_everyone(TimerSet(ends_at=0, paused_with=max(1000, agenda.ends_at - asking.at)))]


class ResumeTimer(Command, frozen=True):
    """Lets a stopped clock run on."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        agenda = running_agenda(workshop, asking)
        if not agenda.paused_with:
            return []
        return [to_everyone(TimerSet(ends_at=asking.at + agenda.paused_with))]


class Ready(Command, frozen=True):
    """Says "I'm done" with the block, or takes it back."""

    on: bool
    person: str = ""
    """Whom a scribe says it for; empty for oneself."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        person = spoken_for(workshop, asking, self.person)
        block = workshop.agenda.block if self.on else ""
        if workshop.agenda.ready.get(person, "") == block:
            return []
        return [to_everyone(ReadySaid(person=person, block=block))]


class LookAt(Command, frozen=True):
    """Points the room at a step, or with an empty step back at the whole."""

    step: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if self.step and not workshop.exists("step", self.step):
            raise Refused("gone", "This step is no longer there.")
        return [] if workshop.agenda.step == self.step else [to_everyone(StepLookedAt(step=self.step))]


def running_agenda(workshop: Workshop, asking: Asking) -> Agenda:
    refuse_unless_facilitator(workshop, asking)
    if workshop.agenda.status != "running":
        raise Refused("not_running", "The workshop is not running.")
    return workshop.agenda


def time_spent(workshop: Workshop, asking: Asking) -> tuple[str, int]:
    """The block being left and the milliseconds it has taken in all; ("", 0) before the first."""
    agenda = workshop.agenda
    if agenda.status != "running" or not agenda.block:
        return "", 0
    return agenda.block, agenda.spent.get(agenda.block, 0) + max(0, asking.at - agenda.entered_at)


def blocks(workshop: Workshop) -> list[Record]:
    """The agenda in its order."""
    found = [one for one in workshop.everyone.records.values() if one.kind == "block" and not one.removed_at]
    return sorted(found, key=lambda one: one.number("order") or 0)
