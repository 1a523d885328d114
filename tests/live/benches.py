"""A room without a server: seats are filled from its turns directly, at times that a test says.

Everything a seat would be sent is here as the very bytes, so that two runs can be compared.
"""

from typing import Any

from starlette.types import Message

from server.domain.catalog import read_command
from server.domain.making import MakeWorkshop
from server.domain.messages import Command
from server.domain.people import Join
from server.domain.workshop import About
from server.live.room import Room
from server.live.seat import Seat
from server.live.turn import Asked
from tests.playing import template

LIMIT = 1 << 24


class Bench:
    """One room whose turns are taken by hand."""

    def __init__(self, named: bool = False, levels: int = 3) -> None:
        self.room = Room("w", "epoch", lambda: None)
        self.at = 1_000_000
        self.sent: dict[str, list[str]] = {}
        self._seats: dict[str, Seat] = {}
        about = About(template="test", agenda="90_minutes", levels=levels, named=named, made_at=1)
        self.ask("fay", MakeWorkshop(about, "Fay", template()))

    def ask(self, by: str, *commands: Command | dict[str, Any]) -> None:
        """One turn in which somebody asks for these things; what is due is computed at once."""
        for command in commands:
            asked = command if isinstance(command, Command) else read_command(command)
            self.room.ask(Asked(asked, by, f"r{self.at}", self._seats.get(by)))
            self.at += 1000
        turn = self.room.take_turn(self.at)
        self.room.tell(turn)
        self.flush()

    def flush(self) -> None:
        """Sends what is due, as the timer of the event loop would."""
        if self.room._derived_due:
            self.room._derived_due.cancel()
            self.room._derived_due = None
        self.room._spread_derived()

    def seat(self, name: str, person: str | None = None) -> None:
        """Takes a seat for a person; a wall where the person is empty."""
        sent: list[str] = []
        self.sent[name] = sent

        async def line(frame: Message) -> None:
            sent.append(str(frame))

        self._seats[name] = Seat(name if person is None else person, LIMIT, line)
        self.room.take_seat(self._seats[name], ("", {}), self.at)
        self.flush()

    def joined(self, **functions: str) -> None:
        """These people join and sit down."""
        for person, function in functions.items():
            self.ask(person, Join(person.title(), function))
            self.seat(person)
