"""Every command, event and record kind by its wire name, gathered from the files that define them."""

from types import ModuleType
from typing import Any, TypeVar, Union

import msgspec

from server.domain import (
    agenda,
    agreeing,
    attention,
    breakouts,
    closing,
    consent,
    deciding,
    describing,
    doors,
    editing,
    entering_answers,
    explaining,
    following_up,
    grouping,
    introducing,
    leading,
    listing,
    making,
    marking,
    people,
    premortem,
    preparing,
    private_links,
    pulses,
    rehearsing,
    replanning,
    scribing,
    wall,
    worries,
)
from server.domain.archive import bringing_back
from server.domain.messages import Command, Event
from server.domain.record import wire_name

PROCEDURES: tuple[ModuleType, ...] = (
    making,
    bringing_back,
    people,
    scribing,
    introducing,
    leading,
    doors,
    preparing,
    listing,
    agenda,
    replanning,
    attention,
    wall,
    editing,
    marking,
    explaining,
    consent,
    deciding,
    describing,
    grouping,
    breakouts,
    premortem,
    pulses,
    worries,
    agreeing,
    closing,
    following_up,
    private_links,
    entering_answers,
    rehearsing,
)
SERVER_ONLY: tuple[type[Command], ...] = (
    *(making.MakeWorkshop, bringing_back.BringBack, people.Join, people.AskDevice, listing.TakePlace),
    *(following_up.AnswerRequest, private_links.MakeLink, private_links.EndLink, private_links.UseLink),
    rehearsing.MakeRemark,
)
"""Asked for by the server on somebody's behalf, never taken from a socket."""

Message = TypeVar("Message", bound=msgspec.Struct)


def defined(base: type[Message]) -> dict[str, type[Message]]:
    """Every subclass that the procedures define, by wire name."""
    return {
        wire_name(name): one
        for module in PROCEDURES
        for name, one in vars(module).items()
        if isinstance(one, type) and issubclass(one, base) and one is not base and one.__module__ == module.__name__
    }


COMMANDS: dict[str, type[Command]] = defined(Command)
EVENTS: dict[str, type[Event]] = defined(Event)
ASKED: dict[str, type[Command]] = {name: one for name, one in COMMANDS.items() if one not in SERVER_ONLY}

AnyEvent: Any = Union[tuple(EVENTS.values())]  # noqa: UP007

_events = msgspec.json.Decoder(AnyEvent)


def read_command(tree: dict[str, Any]) -> Command:
    """A command out of parsed JSON. Raises msgspec.ValidationError, which says where it is wrong."""
    found = ASKED.get(str(tree.get("do")))
    if not found:
        raise msgspec.ValidationError("Unknown command - at `$.do`")
    return msgspec.convert(tree, found)


def read_event(payload: bytes | str) -> Event:
    """An event out of the log."""
    event: Event = _events.decode(payload)
    return event
