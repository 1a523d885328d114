"""Everybody who plays: the facilitator, the participants with their minds, and what they share while they do."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from server.rehearsal.cast import Character
from server.rehearsal.client import Client, join
from server.rehearsal.facilitator import Facilitator
from server.rehearsal.folding import Json
from server.rehearsal.ledger import Ledger
from server.rehearsal.minds import Minds
from server.rehearsal.seen import Seen

MINUTES_OF_TALK = 7


class Participant:
    """Somebody on the line, and who they play."""

    def __init__(self, client: Client, character: Character) -> None:
        self.client, self.character = client, character

    @property
    def id(self) -> str:
        return self.client.seen.me

    @property
    def function(self) -> str:
        return self.character.function

    @property
    def seen(self) -> Seen:
        return self.client.seen

    def named(self, thing: str) -> str:
        """An id for something they add."""
        return f"{self.character.key}-{thing}"[:40]

    async def ask(self, do: str, **fields: Any) -> None:
        await self.client.ask({"do": do} | fields)


class Ensemble:
    """The facilitator and the people in the room. Lines of those who joined end with the ensemble."""

    def __init__(self, facilitator: Facilitator, characters: Sequence[Character], catalog: Json, seed: int) -> None:
        self.facilitator, self.catalog = facilitator, catalog
        self.waiting = list(characters)
        """Who has not joined yet."""
        self.people: list[Participant] = []
        self.away: list[Participant] = []
        """Who is in the workshop but not on the line."""
        self.ledger = facilitator.ledger = Ledger()
        self.lines = contextlib.AsyncExitStack()
        scale = catalog["scales"][str(facilitator.seen.everyone["about"].get("levels", 3))]
        self.minds = Minds([level["name"] for level in scale], characters, seed)

    @property
    def seen(self) -> Seen:
        """What the facilitator sees."""
        return self.facilitator.seen

    @property
    def functions(self) -> list[str]:
        """The functions that somebody is here from, in the order they came."""
        return list(dict.fromkeys(one.function for one in self.people))

    @property
    def steps(self) -> list[Json]:
        """The flow as it is now."""
        return self.seen.records("step")

    @property
    def changes(self) -> list[Json]:
        """The lines of the plan."""
        return self.seen.records(*(one["kind"] for one in self.catalog["changes"].values()))

    @property
    def talks(self) -> int:
        """How many steps there is time to talk about."""
        blocks = self.seen.records("block")
        minutes: int = sum(one["values"].get("minutes", 0) for one in blocks if one["values"]["phase"] == "talk")
        return max(1, minutes // MINUTES_OF_TALK)

    async def let_in(self, many: int) -> None:
        """The next so many people join, one after the other."""
        for character in self.waiting[:many]:
            door = await join(self.facilitator.door.base, self.facilitator.join_key, character.name, character.function)
            client = Client(door, self.ledger)
            await self.lines.enter_async_context(client.seated())
            self.people.append(Participant(client, character))
        del self.waiting[:many]

    async def all(self, act: Callable[[Participant], Awaitable[None]]) -> None:
        """Everybody on the line acts at the same time, on the same state, and hears what the others did."""
        await self.together()
        await asyncio.gather(*(act(one) for one in self.people if one not in self.away))
        await self.together()

    async def together(self) -> None:
        """Everybody on the line has heard all that anybody of them has heard."""
        lines = [self.facilitator, *(one.client for one in self.people if one not in self.away)]
        latest = max(line.seen.number for line in lines)
        for line in lines:
            await line.until(lambda seen: seen.number >= latest, f"at number {latest} on every line")

    async def all_done(self) -> None:
        """Everybody says "I'm done" with the block."""
        await self.all(lambda one: one.ask("ready", on=True))

    def of(self, function: str) -> list[Participant]:
        """The people of a function."""
        return [one for one in self.people if one.function == function]

    def one_of(self, function: str, turn: int = 0) -> Participant:
        """Somebody of a function, another one each turn; anybody where nobody is here from it."""
        found = self.of(function) or self.people
        return found[turn % len(found)]

    def other_than(self, function: str, turn: int = 0) -> Participant:
        """Somebody of another function, another one each turn."""
        found = [one for one in self.people if one.function != function] or self.people
        return found[turn % len(found)]

    def playing(self, person: str) -> Participant:
        """Who plays a person of the workshop."""
        return next(one for one in self.people if one.id == person)

    def chance(self, *about: object) -> Random:
        """Dice that fall the same way for the same seed, whatever else happens."""
        return Random(" ".join(str(one) for one in (self.minds.seed, *about)))  # noqa: S311  nothing is hidden by it

    def day(self, ahead: int) -> str:
        """The day so many days from now, on the server's clock."""
        today = datetime.fromtimestamp(self.seen.now / 1000, UTC).date()
        return (today + timedelta(days=ahead)).isoformat()

    def owner_of(self, step: str) -> str:
        """The function that owns a step."""
        return str(self.seen.value(step, "owner") or "")
