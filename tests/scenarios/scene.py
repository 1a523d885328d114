"""A play that is written down: who said what, which events came of it in which compartment, and who could read them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import msgspec

from server.domain.catalog import read_event
from server.domain.compartment import EVERYONE, Compartment
from server.domain.making import MakeWorkshop
from server.domain.messages import Command, Refused, Written
from server.live.protocol import encode
from tests.playing import Play

WALL = "wall"
STEP = 1000
"""Milliseconds from one thing said to the next, unless `later` adds some."""

Json = dict[str, Any]


class Scene(Play):
    """A workshop in memory that keeps everything a browser would be sent."""

    def __init__(self, levels: int = 3, named: bool = False, rehearsal: bool = False, **more: Any) -> None:
        self.said: list[Json] = []
        self._said_at = 0
        self.events: dict[str, list[bytes]] = defaultdict(list)
        self.viewers: dict[str, dict[str, int]] = {WALL: {}}
        """Viewer → compartment → number of the last event they were sent."""
        super().__init__(levels, named, rehearsal, **more)

    def ask(self, by: str, command: Command | Json) -> list[Written]:
        said: Json = {"by": by} | (spoken(command) if isinstance(command, Command) else command)
        later = self.at - self._said_at if self._said_at else 0
        if later:
            said["later"] = later
        self.said.append(said)
        self._said_at = self.at + STEP
        try:
            written = super().ask(by, command)
        except Refused as refused:
            said["refused"] = refused.code
            raise
        for compartment, event in written:
            self.events[compartment].append(encode(event))
        self._let_everybody_read()
        return written

    def _let_everybody_read(self) -> None:
        self._let_read(WALL, (EVERYONE,))
        for person in self.workshop.everyone.people:
            self._let_read(person, self.workshop.reads(person))

    def _let_read(self, viewer: str, compartments: Iterable[str]) -> None:
        numbers = {name: len(self.events[name]) for name in compartments}
        self.viewers.setdefault(viewer, {}).update(numbers)


def spoken(command: Command) -> Json:
    """A command as it would be on the wire; a template's records are told by their events."""
    tree: Json = msgspec.to_builtins(command)
    return {name: value for name, value in tree.items() if name != "records" or not isinstance(command, MakeWorkshop)}


def folded(events: Iterable[bytes]) -> Compartment:
    """A compartment as the server has it after these events."""
    part = Compartment()
    for event in events:
        read_event(event).apply_to(part)
        part.number += 1
    return part


def whole(thing: object) -> Any:
    """JSON builtins of a state, with everything that the wire leaves out because it is the default."""
    if isinstance(thing, msgspec.Struct):
        return {name: whole(value) for name, value in msgspec.structs.asdict(thing).items()}
    if isinstance(thing, dict):
        return {name: whole(value) for name, value in thing.items()}
    if isinstance(thing, list):
        return [whole(value) for value in thing]
    return thing
