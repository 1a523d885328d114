"""Lines under load: each sends texts at a rate or as fast as answers come, and counts what arrives.

A text carries the moment it was sent, so that every receiver knows how long it took. What is sent and how an answer
is recognised differs between ours and a relay, and nothing else does.
"""

import asyncio
import itertools
import json
import time
from typing import Protocol

from websockets import Origin
from websockets.asyncio.client import ClientConnection, connect

from tests.live.running import Guest

FILLING = "x" * 100
STAMP = "@"
SAMPLED = 5
"""One of so many lines measures how long each event took to arrive; the others only count."""


class Line(Protocol):
    """One connection: what it has sent, what has arrived, and how long that took."""

    answered: list[float]
    arrived: list[float]
    delivered: int

    async def say(self) -> None: ...

    async def listen(self) -> None: ...

    @property
    def waiting(self) -> int: ...


class Counting:
    """What both kinds of line measure."""

    def __init__(self, connection: ClientConnection, sampled: bool) -> None:
        self.connection, self.sampled = connection, sampled
        self.answered: list[float] = []
        self.arrived: list[float] = []
        self.delivered = 0
        self.sent = 0
        self.freed = asyncio.Event()

    @property
    def waiting(self) -> int:
        return self.sent - len(self.answered)

    def count(self, raw: str, mark: str) -> None:
        """Counts the events in a message, and on a sampled line how long each took."""
        self.delivered += raw.count(mark)
        if self.sampled:
            now = time.perf_counter()
            self.arrived += [now - float(stamp) for stamp in raw.split(STAMP)[1::2]]


class RelayLine(Counting):
    """A line to a relay: one's own message coming back is the answer."""

    name = itertools.count()

    def __init__(self, connection: ClientConnection, sampled: bool) -> None:
        super().__init__(connection, sampled)
        self.me = f"|{next(self.name)}|"

    async def say(self) -> None:
        self.sent += 1
        text = f"{STAMP}{time.perf_counter()}{STAMP}{FILLING}"
        await self.connection.send(json.dumps({"type": "text", "by": self.me, "text": text}))

    async def listen(self) -> None:
        async for raw in self.connection:
            assert isinstance(raw, str)
            self.count(raw, '"type"')
            if self.me in raw:
                self.answered.append(time.perf_counter() - float(raw.split(STAMP)[1]))
                self.freed.set()


class OurLine(Counting):
    """A line to our server: editing the text of one's own pin; `accepted` is the answer."""

    refs = itertools.count()

    def __init__(self, connection: ClientConnection, sampled: bool, pin: str) -> None:
        super().__init__(connection, sampled)
        self.pin, self.was = pin, ""
        self.asked: dict[str, float] = {}

    async def say(self) -> None:
        self.sent += 1
        ref, now = str(next(self.refs)), time.perf_counter()
        self.asked[ref] = now
        text = f"{STAMP}{now}{STAMP}{FILLING}"
        act = {"act": "set", "id": self.pin, "values": {"text": text}, "was": {"text": self.was}}
        self.was = text
        await self.connection.send(json.dumps({"type": "command", "ref": ref, "do": "edit", "acts": [act]}))

    async def listen(self) -> None:
        async for raw in self.connection:
            assert isinstance(raw, str)
            self.count(raw, '"record_set"')
            if '"accepted"' in raw or '"refused"' in raw:
                self._answers(raw)

    def _answers(self, raw: str) -> None:
        now = time.perf_counter()
        for frame in json.loads(raw):
            if frame["type"] == "accepted":
                self.answered.append(now - self.asked.pop(frame["ref"]))
            elif frame["type"] == "refused":
                raise AssertionError(frame)
        self.freed.set()


async def to_relay(port: int, room: int, sampled: bool) -> RelayLine:
    return RelayLine(await connect(f"ws://127.0.0.1:{port}/{room}", max_size=None, compression=None), sampled)


async def to_us(guest: Guest, sampled: bool) -> OurLine:
    """A guest's line, with a pin of its own to type on."""
    line = await connect(
        guest.base.replace("http", "ws") + guest.path,
        origin=Origin(guest.base),
        additional_headers={"Cookie": guest.cookie},
        max_size=None,
        compression=None,
    )
    await line.send('{"type":"hello"}')
    me = json.loads(await line.recv())[0]["me"]
    pin = f"pin-{me}"
    add = {"act": "add", "kind": "issue", "id": pin, "values": {"text": "empty"}}
    await line.send(json.dumps({"type": "command", "ref": f"add-{me}", "do": "edit", "acts": [add]}))
    while f"add-{me}" not in (raw := str(await line.recv())):
        pass
    assert '"refused"' not in raw, raw
    ours = OurLine(line, sampled, pin)
    ours.was = "empty"
    return ours
