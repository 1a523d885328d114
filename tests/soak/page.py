"""A page without a browser, on a line that fails: it keeps what it asked for in a queue, sends it one by one, again
under the same ref after each welcome, and comes back whenever its line is lost."""

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from functools import partial
from random import Random
from typing import Any, NamedTuple

import httpx
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import WebSocketException

from server.rehearsal.folding import Json
from server.rehearsal.seen import Gap, Seen
from tests.live.running import Carrier

LOST = (WebSocketException, OSError, TimeoutError, httpx.HTTPError)
BEAT = 10.0
FOR_LATER = ("too_fast", "not_saved")
TWICE = 0.1
"""How many of the commands are sent more than once, as a proxy or an impatient page would."""


class Answer(NamedTuple):
    """What the server said to a command: `accepted`, or why not."""

    code: str
    details: Json


class Page:
    """One tab of somebody."""

    def __init__(self, dial: Callable[[], Awaitable[Carrier]], chance: Random) -> None:
        self.seen = Seen()
        self.asked: dict[str, Json] = {}
        self.answers: dict[str, Answer] = {}
        self.queue: list[str] = []
        self.happened: Counter[str] = Counter()
        self.pace = 0.0
        """Seconds that it takes to read one message."""
        self.seated = asyncio.Event()
        self._dial, self._chance = dial, chance
        self._awake, self._cut, self._news = asyncio.Event(), asyncio.Event(), asyncio.Condition()
        self._awake.set()
        self._later = self._forgets = False

    async def ask(self, ref: str, command: Json) -> Answer:
        """Puts a command into the queue; the answer, whenever it comes."""
        self.asked[ref] = command
        self.queue.append(ref)
        await self._tell()
        await self.until(lambda: ref in self.answers)
        return self.answers[ref]

    async def until(self, holds: Callable[[], bool]) -> None:
        """Returns when this holds, looked at after everything that happens to this page."""
        async with self._news:
            await self._news.wait_for(holds)

    async def stay(self) -> None:
        """Keeps a line until this is cancelled."""
        while True:
            await self._awake.wait()
            try:
                await self._serve()
            except* LOST:
                self.happened["lines lost"] += 1
            except* Gap:
                self.happened["gaps"] += 1
                self.seen = Seen()
            await asyncio.sleep(self._chance.uniform(0.2, 2))

    @property
    def is_awake(self) -> bool:
        return self._awake.is_set()

    async def afresh(self) -> Seen:
        """What this page would see if it were opened just now."""
        fresh, line = Seen(), await self._dial()
        await line.send('{"type": "hello"}')
        while not fresh.epoch:
            fresh.hear(json.loads(await line.recv()))
        await hang_up(line)
        return fresh

    def drop(self) -> None:
        """The line is cut."""
        self._cut.set()

    def reload(self) -> None:
        """Everything is forgotten but the queue, once the line has ended."""
        self._forgets = True
        self._cut.set()

    async def sleep(self, seconds: float) -> None:
        """Hears nothing and says nothing; the line stays as it is."""
        self._awake.clear()
        transport = getattr(self.line, "transport", None)
        if transport:
            transport.pause_reading()
        await asyncio.sleep(seconds)
        if transport:
            transport.resume_reading()
        self._awake.set()

    async def _serve(self) -> None:
        """One line, from the hello to its end."""
        self._cut.clear()
        self.line = await self._dial()
        try:
            await self._greet()
            self.seated.set()
            await self._tell()
            async with asyncio.TaskGroup() as works:
                for work in (self._listen, self._talk, self._beat, self._until_cut):
                    works.create_task(work())
        finally:
            self.seated.clear()
            self.seen, self._forgets = Seen() if self._forgets else self.seen, False
            await hang_up(self.line)

    async def _greet(self) -> None:
        hello: Json = {"type": "hello", "shows": ["layout"]}
        if self.seen.epoch:
            hello |= {"epoch": self.seen.epoch, "cursors": self.seen.cursors}
        await self.line.send(json.dumps(hello))
        self._hear(await asyncio.wait_for(self.line.recv(), 30))
        await self._tell()

    async def _until_cut(self) -> None:
        await self._cut.wait()
        raise ConnectionAbortedError("cut by the script")

    async def _listen(self) -> None:
        while True:
            await self._awake.wait()
            self._hear(await self.line.recv())
            await self._tell()
            if self.pace:
                await asyncio.sleep(self.pace)

    def _hear(self, text: str | bytes) -> None:
        for frame in self.seen.hear(json.loads(text)):
            if frame["ref"] not in self.queue:
                continue
            code = frame.get("code", "accepted")
            if code in FOR_LATER:
                self.happened["told to wait"] += 1
                self._later = True
                continue
            self.queue.remove(frame["ref"])
            self.answers[frame["ref"]] = Answer(code, frame.get("details", {}))

    async def _talk(self) -> None:
        """Sends what waits, each when the one before is answered."""
        while True:
            await self.until(lambda: bool(self.queue))
            await self._awake.wait()
            ref, self._later = self.queue[0], False
            message = json.dumps({"type": "command", "ref": ref} | self.asked[ref])
            for _ in range(1 + (self._chance.random() < TWICE) * self._chance.randint(1, 3)):
                await self.line.send(message)
            await self.until(partial(self._is_answered, ref))
            if self._later:
                await asyncio.sleep(self._chance.uniform(1, 2))

    def _is_answered(self, ref: str) -> bool:
        return self._later or ref in self.answers

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            await self._awake.wait()
            await self.line.send('{"type": "ping"}')

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()


async def hang_up(line: Any) -> None:
    """Ends a line without a goodbye."""
    if isinstance(line, ClientConnection):
        line.transport.abort()
    else:
        await line.http.aclose()
