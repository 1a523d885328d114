"""The agenda: opening the lobby, entering blocks, the timer, and "I'm done"."""

import msgspec

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
from server.domain.pace import MINUTE, has_rested, minutes_if_entered, minutes_of, shift_for, worked
from server.domain.people import spoken_for
from server.domain.pulses import pulses_on_entering
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
    shift: int | None = None
    """Where another day begins: by how much the plan is moved from now on."""

    def apply_to(self, part: Compartment) -> None:
        agenda = part.agenda
        agenda.shift = agenda.shift if self.shift is None else self.shift
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


class DayBroughtBack(Event, frozen=True):
    """The workshop is where it was in its day when it was taken along; its timer stands at its end."""

    touches = "agenda"

    agenda: Agenda

    def apply_to(self, part: Compartment) -> None:
        part.agenda = msgspec.structs.replace(self.agenda, spent=dict(self.agenda.spent), ready={})


class OpenLobby(Command, frozen=True):
    """Lets people join."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        if workshop.agenda.status != "draft":
            raise Refused("open_already", "The lobby is open already.")
        return [to_everyone(LobbyOpened())]


class Go(Command, frozen=True):
    """Enters a block: the next, an earlier one, or any; after a night, the current one once more, whose time and the
    day's pace then begin anew. Nothing that was done is lost by it."""

    block: str

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_leading(workshop, asking)
        block = workshop.record(self.block)
        if not block or block.kind != "block":
            raise Refused("gone", "This block is no longer in the agenda. Pick another.")
        if workshop.agenda.status not in ("lobby", "running"):
            raise Refused("not_running", "Open the lobby first, or reopen the workshop.")
        rested = has_rested(workshop.agenda, asking.at)
        if workshop.agenda.status == "running" and workshop.agenda.block == self.block and not rested:
            return []
        if workshop.agenda.status == "lobby":
            refuse_shut("start", holding(View(workshop), "start"))
        entered = to_everyone(entered_block(workshop, block, asking.at))
        back = [changed(block.id, {"skipped": None}, asking)] if block.get("skipped") else []
        return [*back, entered, *pulses_on_entering(workshop, block, asking)]


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


def entered_block(workshop: Workshop, block: Record, at: int) -> BlockEntered:
    """How a block is entered: with all its minutes, or with what was left when the clock stood still overnight."""
    agenda, (left, spent) = workshop.agenda, time_spent(workshop, at)
    rested = has_rested(agenda, at)
    stood_still = agenda.paused_with if rested and agenda.block == block.id else 0
    has = stood_still or minutes_if_entered(block) * MINUTE
    after = msgspec.structs.replace(agenda, spent=agenda.spent | {left: spent})
    shift = shift_for(after, blocks(workshop), block, has) if rested else None
    return BlockEntered(block=block.id, at=at, ends_at=at + has, left=left, spent=spent, shift=shift)


def time_spent(workshop: Workshop, at: int) -> tuple[str, int]:
    """The block being left and the milliseconds it has taken in all; ("", 0) before the first."""
    agenda = workshop.agenda
    if agenda.status != "running" or not agenda.block:
        return "", 0
    block = workshop.everyone.records.get(agenda.block)
    return agenda.block, agenda.spent.get(agenda.block, 0) + worked(agenda, minutes_of(block) if block else 0, at)


def blocks(workshop: Workshop) -> list[Record]:
    """The agenda in its order."""
    found = [one for one in workshop.everyone.records.values() if one.kind == "block" and not one.removed_at]
    return sorted(found, key=lambda one: one.number("order") or 0)
