"""A room without a server: seats are filled from its turns directly, at times that a test says.

Everything a seat would be sent is here as the very bytes, so that two runs can be compared.
"""

from collections.abc import Mapping
from itertools import count
from typing import Any

from starlette.types import Message

from server.domain.catalog import read_command
from server.domain.compartment import About
from server.domain.making import MakeWorkshop
from server.domain.messages import Command
from server.domain.people import Join
from server.live.room import Room
from server.live.seat import Seat
from server.live.turn import Asked
from tests.playing import by_chance, template

LIMIT = 1 << 24

Spoken = Command | dict[str, Any]


class Bench:
    """One room whose turns are taken by hand."""

    def __init__(
        self,
        named: bool = False,
        levels: int = 3,
        rehearsal: bool = False,
        begin: Command | None = None,
        **rules: Any,
    ) -> None:
        """A workshop made anew with these rules, or out of what else it begins with."""
        # A clock that stands still: whether a derived value goes out with a turn or behind it must not depend on it.
        chance = (by_chance(number) for number in count())
        self.room = Room("w", "epoch", lambda: None, lambda: 0.0)
        self.room.fresh = lambda: next(chance)
        self.at = 1_000_000
        self.sent: dict[str, list[str]] = {}
        self.seats: dict[str, Seat] = {}
        about = About("test", "90_minutes", levels, named, made_at=1, rehearsal=rehearsal, **rules)
        self.ask("fay", begin or MakeWorkshop(about, "Fay", template()))

    def ask(self, by: str, *commands: Spoken) -> list[str]:
        """One turn in which somebody asks for these things; the code of each refusal, empty where there is none."""
        return self.turn(*((by, command) for command in commands))

    def turn(self, *asked: tuple[str, Spoken]) -> list[str]:
        """One turn in which several people ask; what is due is computed at once."""
        for by, command in asked:
            read = command if isinstance(command, Command) else read_command(command)
            self.room.ask(Asked(read, by, f"r{self.at}", self.seats.get(by)))
            self.at += 1000
        turn = self.room.take_turn(self.at)
        self.room.tell(turn)
        self.flush()
        return [one.refusal.code if one.refusal else "" for one in turn.answered]

    def flush(self) -> None:
        """Sends what is due, as the timer of the event loop would."""
        if self.room._derived_due:
            self.room._derived_due.cancel()
            self.room._derived_due = None
        self.room._spread_derived(due_or_not=True)

    def seat(self, name: str, person: str | None = None, cursors: Mapping[str, int] | None = None) -> None:
        """Takes a seat for a person, who may say what they have from before; a wall where the person is empty."""
        sent = self.sent.setdefault(name, [])

        async def line(frame: Message) -> None:
            sent.append(str(frame))

        self.seats[name] = Seat(name if person is None else person, LIMIT, line)
        self.seats[name].shows = frozenset({"layout"})
        self.room.take_seat(self.seats[name], ("epoch" if cursors else "", dict(cursors or {})), self.at)
        self.flush()

    def joined(self, **functions: str) -> None:
        """These people join and sit down."""
        for person, function in functions.items():
            self.ask(person, Join(person.title(), function))
            self.seat(person)

    def heard(self) -> dict[str, list[str]]:
        """What every seat was sent since the last time."""
        heard = {name: list(sent) for name, sent in self.sent.items()}
        for sent in self.sent.values():
            sent.clear()
        return heard
