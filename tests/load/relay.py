"""The baselines: bare uvicorn and websockets that pass bytes on, and the same committing each message first.

Started as a process of its own: python -m tests.load.relay PORT [FILE], with FILE to commit into.
"""

import sqlite3
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]


class Relay:
    """Passes every message on to everybody in the same path, one after another."""

    def __init__(self, file: str = "") -> None:
        self.rooms: dict[str, list[Send]] = {}
        self.log = sqlite3.connect(file, isolation_level=None) if file else None
        if self.log:
            for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "create table log (payload text)"):
                self.log.execute(statement)

    async def __call__(self, scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        if scope["type"] != "websocket":
            return
        await receive()
        await send({"type": "websocket.accept"})
        room = self.rooms.setdefault(scope["path"], [])
        room.append(send)
        try:
            while (message := await receive())["type"] == "websocket.receive":
                if self.log:
                    self.log.execute("insert into log values (?)", (message["text"],))
                for other in room:
                    await other({"type": "websocket.send", "text": message["text"]})
        finally:
            room.remove(send)


if __name__ == "__main__":
    uvicorn.run(
        Relay(*sys.argv[2:3]),
        port=int(sys.argv[1]),
        log_level="error",
        lifespan="off",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
    )
