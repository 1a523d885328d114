"""The WebSocket: messages in, messages out. What they mean is decided elsewhere.

This speaks to the server's ASGI interface itself: every layer in between would be paid for each delivered message.
"""

import asyncio
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.types import Receive, Send

from server.live.listening import Listener
from server.live.protocol import CLOSE_CODES, Reason
from server.live.reading import Malformed

HELLO_SECONDS = 10


class HungUp(Exception):
    """The other side is gone."""


def same_origin(connection: HTTPConnection, public_url: str) -> bool:
    """Whether the page that opens this line is ours. A browser always says; other clients must say it too."""
    origin = urlsplit(connection.headers.get("origin", "")).netloc
    wanted = urlsplit(public_url).netloc if public_url else connection.headers.get("host", "")
    return bool(origin) and origin == wanted


async def turn_away(send: Send, reason: Reason) -> None:
    """Opens the line only to say why it is closed; a browser cannot read a refusal any other way."""
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close", "code": CLOSE_CODES[reason], "reason": reason})


class Line:
    """One accepted connection to one room."""

    def __init__(self, receive: Receive, listener: Listener) -> None:
        self._receive, self._listener = receive, listener

    async def serve(self) -> None:
        """Seats somebody and carries messages until either side ends it."""
        seat, hear = self._listener.seat, self._listener.hear
        try:
            await self._listener.greet(await asyncio.wait_for(self._text(), HELLO_SECONDS))
            while not seat.closing:
                hear(await self._text())
        except (HungUp, TimeoutError):
            seat.hang_up()
        except Malformed:
            seat.close("malformed")
        finally:
            self._listener.room.leave(seat)
        await asyncio.wait_for(seat.sent(), 2)

    async def _text(self) -> str:
        frame = await self._receive()
        if frame["type"] != "websocket.receive":
            raise HungUp
        text = frame.get("text")
        if not isinstance(text, str):
            raise Malformed("A message is text.")
        return text
