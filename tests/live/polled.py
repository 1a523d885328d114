"""Guests whose messages go over plain HTTP, as in a network that lets no WebSocket through."""

import asyncio
import json
from collections import deque
from typing import Any

import httpx
from websockets.exceptions import ConnectionClosedError
from websockets.frames import Close

from tests.live.running import Carrier, Guest, asking

Json = dict[str, Any]


class PolledWire:
    """What a WebSocket offers, by polling."""

    def __init__(self, base: str, path: str, cookie: str) -> None:
        self.http = asking(base)
        self.http.headers["Cookie"] = cookie
        self.path = path
        self.line, self.after, self.closed = "", 0, 0
        self._heard: deque[str] = deque()

    async def send(self, message: str, /) -> None:
        """Says something; the hello, when it is the first."""
        body = (
            f'{{"type":"poll","line":"{self.line}","after":{self.after},"say":[{message}]}}' if self.line else message
        )
        self.take(await self.post(body))

    async def recv(self) -> str:
        while not self._heard:
            if self.closed:
                raise ConnectionClosedError(Close(self.closed, ""), None)
            self.take(await self.poll(wait=20))
        return self._heard.popleft()

    async def close(self) -> None:
        if self.line and not self.closed:
            await self.poll(leave=True)
        await self.http.aclose()

    async def poll(self, **more: Any) -> Json:
        """The answer to a poll, as it comes; it counts as lost unless it is taken."""
        return await self.post(json.dumps({"type": "poll", "line": self.line, "after": self.after} | more))

    async def waiting(self) -> "asyncio.Task[Json]":
        """A poll that certainly waits at the server: there was nothing to hear when it ended the one before it."""
        while True:
            polls = {asyncio.create_task(self.poll(wait=20)) for _ in range(2)}
            done, rest = await asyncio.wait(polls, return_when=asyncio.FIRST_COMPLETED)
            if rest and not any([(await one)["messages"] for one in done]):
                return rest.pop()
            for one in polls:
                self.take(await one)

    async def post(self, body: str) -> Json:
        answer = await self.http.post(self.path, content=body)
        assert answer.status_code == 200, answer.text
        told: Json = answer.json()
        return told

    def take(self, told: Json) -> None:
        self.line = told["line"] or self.line
        last = told["from"] + len(told["messages"]) - 1
        self._heard += [json.dumps(one) for one in told["messages"][max(0, self.after + 1 - told["from"]) :]]
        self.after = max(self.after, last)
        self.closed = told.get("closed", 0)


class PolledGuest(Guest):
    """Somebody who polls."""

    wire: PolledWire

    async def dialled(self) -> Carrier:
        if hasattr(self, "wire"):
            await self.wire.http.aclose()
        self.wire = PolledWire(self.base, self.path, self.cookie)
        return self.wire


def by_polling(guest: Guest) -> PolledGuest:
    """The same person with the same cookie, in a network without WebSockets."""
    return PolledGuest(guest.base, guest.path, guest.cookie)


def stranger(base: str, **headers: str) -> httpx.AsyncClient:
    """Somebody who says where they come from, or does not."""
    return httpx.AsyncClient(base_url=base, headers=headers, timeout=20)
