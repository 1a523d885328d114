"""Commands, events, refusals: what may be asked, what has happened, and what a rule says no to.

A command decides, on the state as it stands, and yields events, each addressed to one compartment. An event
carries results, so applying it is an assignment. Nothing else changes a workshop.
"""

from typing import ClassVar, NamedTuple

import msgspec

from server.domain.compartment import EVERYONE, FACILITATORS, Compartment, personal
from server.domain.held import Held
from server.domain.record import wire_name
from server.domain.workshop import Workshop


class Refused(Exception):
    """A rule says no. `code` is stable, `text` says what to do, `details` what a screen needs to offer it."""

    def __init__(self, code: str, text: str, details: dict[str, object] | None = None) -> None:
        super().__init__(text)
        self.code = code
        self.text = text
        self.details = details or {}


class Asking(NamedTuple):
    """Who asks, when (milliseconds UTC), and who is connected at that moment."""

    by: str
    at: int
    present: frozenset[str] = frozenset()


class Event(msgspec.Struct, tag_field="type", tag=wire_name, frozen=True, omit_defaults=True):
    """Something that has happened, as it will be kept for ever."""

    touches: ClassVar[str] = ""
    """The part of the state it changes; empty for records, whose kind says it."""

    def apply_to(self, part: Compartment) -> None:
        raise NotImplementedError


class Written(NamedTuple):
    """An event and the one compartment it is written to."""

    compartment: str
    event: Event


class Command(
    msgspec.Struct, tag_field="do", tag=wire_name, frozen=True, forbid_unknown_fields=True, omit_defaults=True
):
    """Something somebody asks for."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        """What will have happened. Raises Refused; never changes the workshop."""
        raise NotImplementedError

    def hold(self, workshop: Workshop, fresh: str) -> Held:
        """What is held beside the log once it was decided, as far as it goes into no event. `fresh` is an id made by
        chance. Nearly every command leaves what is held as it is."""
        return workshop.held

    def remembered(self) -> "Command":
        """What of it may be remembered beside who asked for it; of what nobody may know, nothing."""
        return self


def to_everyone(event: Event) -> Written:
    return Written(EVERYONE, event)


def to_facilitators(event: Event) -> Written:
    return Written(FACILITATORS, event)


def to_person(person: str, event: Event) -> Written:
    return Written(personal(person), event)


def apply(workshop: Workshop, written: list[Written]) -> None:
    """Fold what has happened into the state, numbering each compartment without gaps."""
    for compartment, event in written:
        part = workshop.part(compartment)
        event.apply_to(part)
        part.number += 1


def carry_out(workshop: Workshop, command: Command, asking: Asking, fresh: str) -> list[Written]:
    """Decides a command and does what comes of it. Raises Refused, and then nothing has changed."""
    written = command.decide(workshop, asking)
    held = command.hold(workshop, fresh)
    apply(workshop, written)
    workshop.held = held.still_due(workshop.everyone)
    return written


def refuse_unless_facilitator(workshop: Workshop, asking: Asking) -> None:
    if not workshop.is_facilitator(asking.by):
        raise Refused("facilitators_only", "Only the facilitator can do this.")


def refuse_strangers(workshop: Workshop, asking: Asking) -> None:
    found = workshop.person(asking.by)
    if not found or found.role == "preparer":
        raise Refused("not_here", "You are not in this workshop. Join with the code on the wall.")
