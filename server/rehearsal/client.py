"""One person on the live line, without a browser: hears, folds, asks, leaves and comes back.

    async with Client.joined(base, join_key, "Sam", "sales") as sam:
        await sam.ask({"do": "practise", "level": "person"})
        await sam.until(lambda seen: seen.status == "running", "the start")

`ask` returns when the command is durable and its events are folded. A line that ends fails everything that waits
with `LineLost`; after `come_back` the same command may be asked again under the same `ref`.
"""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Callable
from typing import Any, Self

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from server.rehearsal.doors import PATIENCE, Browser, Door
from server.rehearsal.folding import Json
from server.rehearsal.ledger import Ledger, promised
from server.rehearsal.seen import Seen

Condition = Callable[[Seen], object]


class Refused(Exception):
    """The server's no to a command."""

    def __init__(self, frame: Json) -> None:
        super().__init__(f"{frame['code']}: {frame['text']}")
        self.code: str = frame["code"]
        self.text: str = frame["text"]
        self.details: Json = frame.get("details", {})


class LineLost(ConnectionError):
    """The line ended. What was asked may have happened or not; the same ref asked again brings the answer."""


class Client:
    """A seat, and what it sees."""

    def __init__(self, door: Door, ledger: Ledger | None = None) -> None:
        self.door = door
        self.ledger = ledger
        self.seen = Seen()
        self._line: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None
        self._answers: dict[str, asyncio.Future[Json]] = {}
        self._conditions: list[tuple[Condition, asyncio.Future[None]]] = []
        self._lost: Exception | None = LineLost("This client has no line yet.")
        self._name = secrets.token_hex(5)
        self._asked = 0

    @classmethod
    @contextlib.asynccontextmanager
    async def joined(cls, base: str, join_key: str, name: str, function: str) -> AsyncIterator[Self]:
        """Somebody new in a workshop, in a function by its id; an empty function watches."""
        client = cls(await join(base, join_key, name, function))
        async with client.seated():
            yield client

    @contextlib.asynccontextmanager
    async def seated(self) -> AsyncIterator[None]:
        """On the line while this lasts."""
        await self.come_back()
        try:
            yield
        finally:
            await self.leave()

    async def come_back(self) -> None:
        """Opens the line and says hello with what was heard before. Returns once all is caught up. Raises LineLost."""
        hello: Json = {"type": "hello", "shows": ["layout"]}
        if self.seen.epoch:
            hello |= {"epoch": self.seen.epoch, "cursors": self.seen.cursors}
        self.seen.ended = ""
        try:
            self._line = await open_line(self.door)
            await self._line.send(encoded(hello))
            self._hear(await self._line.recv())
        except (OSError, WebSocketException) as error:
            raise LineLost(f"The line could not be opened: {error}") from None
        if self.seen.ended:
            raise LineLost(f"The server closed the line: {self.seen.ended}.")
        self._lost = None
        self._reader = asyncio.create_task(self._read(self._line))

    async def leave(self) -> None:
        """Closes the line; what was seen stays."""
        if self._line and self._reader:
            await self._line.close()
            await self._reader
        self._line = self._reader = None

    async def ask(self, command: Json, ref: str = "") -> None:
        """Asks for something. Raises Refused or LineLost."""
        if self._lost or not self._line:
            raise self._lost or LineLost("This client has no line now.")
        self._asked += 1
        ref = ref or f"{self._name}-{self._asked}"
        promises = promised(self.seen, command) if self.ledger is not None else []
        answer = self._answers[ref] = asyncio.get_running_loop().create_future()
        try:
            await self._line.send(encoded({"type": "command", "ref": ref} | command))
            frame = await asyncio.wait_for(answer, PATIENCE)
        except WebSocketException as lost:
            raise LineLost(str(lost)) from None
        finally:
            self._answers.pop(ref, None)
        if frame["type"] == "refused":
            raise Refused(frame)
        if self.ledger is not None:
            self.ledger.keep(promises, self.seen.number)

    async def edit(self, *acts: Json) -> None:
        """Acts on records, all or none."""
        await self.ask({"do": "edit", "acts": list(acts)})

    async def add(self, kind: str, id: str, /, **values: Any) -> str:
        """Adds a record; its id."""
        await self.edit({"act": "add", "kind": kind, "id": id, "values": values})
        return id

    async def put(self, id: str, /, **values: Any) -> None:
        """Sets fields of a record, based on what one sees now."""
        await self.edit(setting(self.seen, id, **values))

    async def until(self, condition: Condition, what: str) -> None:
        """Returns once what one sees fulfils a condition. Raises TimeoutError, naming `what`, or LineLost."""
        if condition(self.seen):
            return
        if self._lost:
            raise self._lost
        arrived: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._conditions.append((condition, arrived))
        try:
            await asyncio.wait_for(arrived, PATIENCE)
        except TimeoutError:
            raise TimeoutError(f"After {PATIENCE} seconds there was still not {what}.") from None

    async def look_afresh(self) -> Seen:
        """What a page that opens just now would see: snapshots, and derived values that are up to date."""
        line = await open_line(self.door)
        async with line:
            await line.send(encoded({"type": "hello", "shows": ["layout"]}))
            fresh = Seen()
            while not fresh.epoch:
                fresh.hear(msgspec.json.decode(await line.recv()))
        return fresh

    def _hear(self, text: str | bytes) -> None:
        for answer in self.seen.hear(msgspec.json.decode(text)):
            waiting = self._answers.get(answer["ref"])
            if waiting and not waiting.done():
                waiting.set_result(answer)
        for condition, arrived in list(self._conditions):
            if not arrived.done() and condition(self.seen):
                arrived.set_result(None)
        self._conditions = [one for one in self._conditions if not one[1].done()]

    async def _read(self, line: ClientConnection) -> None:
        lost: Exception = LineLost("The line ended.")
        try:
            async for text in line:
                self._hear(text)
        except WebSocketException as error:
            lost = LineLost(str(error))
        except Exception as error:
            lost = error
        if self.seen.ended:
            lost = LineLost(f"The server closed the line: {self.seen.ended}.")
        self._lost = lost
        waits: list[asyncio.Future[Any]] = [*self._answers.values(), *(arrived for _, arrived in self._conditions)]
        for waiting in waits:
            if not waiting.done():
                waiting.set_exception(lost)


async def join(base: str, join_key: str, name: str, function: str) -> Door:
    """Sends the join form; the door to the seat that one now has."""
    async with Browser(base) as browser:
        page = await browser.send(f"/j/{join_key}", name=name, function=function or "watching")
        return Door(browser.base, f"{page}/live", browser.cookie)


async def open_line(door: Door) -> ClientConnection:
    """A WebSocket as a page of the server would open it."""
    return await connect(
        door.address,
        additional_headers={"Cookie": door.cookie, "Origin": door.origin or door.base},
        max_size=None,
        compression=None,
        proxy=None,
        open_timeout=PATIENCE,
    )


def setting(seen: Seen, id: str, /, **values: Any) -> Json:
    """The act that sets fields of a record, based on what is seen."""
    was = {name: seen.value(id, name) for name in values}
    return {"act": "set", "id": id, "values": values, "was": was}


def encoded(message: Json) -> str:
    return msgspec.json.encode(message).decode()
