"""The troupe: simulated people in a workshop that somebody else leads, a facilitator who practises at the real console.

They speak only the public protocol. They are slower than machines and less tidy: one comes late, one falls silent, one
loses the line. After each such thing the prompter says in one line what happened and what to do.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from random import Random
from typing import NamedTuple

from server.rehearsal.cast import cast
from server.rehearsal.client import Client, LineLost, Refused, join
from server.rehearsal.doors import Browser
from server.rehearsal.ensemble import Participant
from server.rehearsal.folding import Json
from server.rehearsal.minds import Minds
from server.rehearsal.seen import Seen

MANY = 9
"""People in a troupe. The last one comes late."""

LONELY = 15
"""Minutes without the facilitator after which they go home."""

Condition = Callable[[Seen], object]
Pause = Callable[[float], Awaitable[None]]
Say = Callable[[str], None]


class Call(NamedTuple):
    """Where to play: a server, the join link of one workshop, its functions and how many levels its scale has."""

    base: str
    origin: str
    """The address that the server takes for its own, where that is another one."""
    join_key: str
    functions: list[Json]
    levels: int = 3
    seed: int = 1


class Left(Exception):
    """The facilitator has been away for long."""


class Troupe:
    """The people, and what they share while they play."""

    def __init__(self, call: Call, say: Say, pause: Pause = asyncio.sleep) -> None:
        self.call, self.say, self.pause = call, say, pause
        self.expected = cast(call.functions, MANY, call.seed)
        self.people: list[Participant] = []
        self.away: list[Participant] = []
        self.lines = contextlib.AsyncExitStack()
        self._joining: asyncio.Task[Participant] | None = None
        self.minds = Minds([], self.expected, call.seed)
        self.catalog: Json = {}

    @property
    def seen(self) -> Seen:
        """What somebody sees who never loses the line."""
        return self.people[0].seen

    @property
    def here(self) -> list[Participant]:
        return [one for one in self.people if one not in self.away]

    @property
    def place(self) -> tuple[str, str]:
        """Where the room is: another place is another act."""
        return self.seen.status, str(self.seen.agenda.get("block", ""))

    @property
    def phase(self) -> str:
        status, block = self.place
        return str(self.seen.value(block, "phase") or "") if status == "running" else status

    async def play(self, acts: Mapping[str, Callable[["Troupe"], Awaitable[None]]]) -> None:
        """Plays until the plan is final or the facilitator is gone. Raises Left."""
        async with self.lines:
            await self._learn_the_scale()
            await self.let_in()
            while self.seen.status != "final":
                place = self.place
                act = asyncio.create_task(self._act(acts))
                try:
                    await self.until(partial(self._is_elsewhere, place))
                finally:
                    act.cancel()
                    await asyncio.gather(act, return_exceptions=True)

    async def _act(self, acts: Mapping[str, Callable[["Troupe"], Awaitable[None]]]) -> None:
        await self.come_back()
        if self._joining:
            # Whoever was on the way when the room moved on takes part in what comes now.
            await asyncio.shield(self._joining)
        if self.phase in acts:
            await self.trying(acts[self.phase](self))

    def _is_elsewhere(self, place: tuple[str, str], seen: Seen) -> bool:
        return self.place != place

    async def _learn_the_scale(self) -> None:
        async with Browser(self.call.base) as browser:
            self.catalog = await browser.fetch_json("/web/any/catalog.json")
            self.catalog["marks"] = (await browser.fetch_json("/web/any/catalog_later.json"))["marks"]
        scale = self.catalog["scales"][str(self.call.levels)]
        self.minds = Minds([level["name"] for level in scale], self.expected, self.call.seed)

    async def let_in(self) -> Participant:
        """The next one joins. Whoever is on the way comes in, even when the room moves on meanwhile."""
        self._joining = asyncio.create_task(self._join(self._joining))
        return await asyncio.shield(self._joining)

    async def _join(self, before: "asyncio.Task[Participant] | None") -> Participant:
        if before:
            await before
        if len(self.people) == len(self.expected):
            return self.people[-1]
        character = self.expected[len(self.people)]
        door = await join(self.call.base, self.call.join_key, character.name, character.function)
        client = Client(door._replace(origin=self.call.origin))
        await self.lines.enter_async_context(client.seated())
        self.people.append(Participant(client, character))
        if client.seen.status == "running":
            self.say(f"{character.name} joins late. Nothing to do: their page says where you are.")
        return self.people[-1]

    async def lose(self, who: Participant) -> None:
        """Somebody's line ends."""
        self.away.append(who)
        await who.client.leave()

    async def come_back(self) -> list[Participant]:
        """Whoever was away is back, with all that happened meanwhile."""
        back, self.away = self.away, []
        for who in back:
            with contextlib.suppress(LineLost):
                await who.client.come_back()
        return back

    async def until(self, condition: Condition) -> None:
        """As long as it takes, unless the facilitator does not come back. Raises Left."""
        lonely = 0
        while True:
            try:
                await self.people[0].client.until(condition, "the next thing")
                return
            except TimeoutError:
                lonely = 0 if self.facilitator_is_here else lonely + 1
                if lonely >= LONELY:
                    raise Left from None

    @property
    def facilitator_is_here(self) -> bool:
        people = self.seen.people
        return any(people.get(one, {}).get("role") == "facilitator" for one in self.seen.here)

    async def each(self, act: Callable[[Participant], Awaitable[None]]) -> None:
        """Everybody who is here, side by side; what one of them may not do holds up nobody."""
        await asyncio.gather(*(self.trying(act(one)) for one in self.here))

    async def trying(self, act: Awaitable[None]) -> None:
        """Does something that a human facilitator may have made impossible meanwhile."""
        with contextlib.suppress(Refused, LineLost, TimeoutError, StopIteration, KeyError, IndexError):
            await act

    async def think(self, who: Participant, seconds: float) -> None:
        """Nobody is as quick as a machine, and not everybody equally quick."""
        await self.pause(seconds * (0.6 + 0.8 * Random(f"{self.call.seed} {who.character.key}").random()))  # noqa: S311

    def chance(self, *about: object) -> Random:
        """Dice that fall the same way for the same seed."""
        return Random(" ".join(str(one) for one in (self.call.seed, *about)))  # noqa: S311  nothing is hidden by it

    def of(self, function: str) -> list[Participant]:
        return [one for one in self.here if one.function == function]

    def playing(self, person: str) -> Participant | None:
        """Who plays a person of the workshop; nobody for the facilitator, or somebody from outside."""
        return next((one for one in self.people if one.id == person), None)

    @property
    def steps(self) -> list[Json]:
        return self.seen.records("step")

    def function_name(self, function: str) -> str:
        return str(self.seen.value(function, "name") or "another function")
