"""The WebSocket: messages in, messages out. What they mean is decided elsewhere.

This speaks to the server's ASGI interface itself: every layer in between would be paid for each delivered message.
"""

import asyncio
from typing import Any
from urllib.parse import urlsplit

import msgspec
from starlette.requests import HTTPConnection
from starlette.types import Receive, Send

from server.domain.catalog import read_command
from server.domain.messages import Refused
from server.live.protocol import CLOSE_CODES, Hello, Message, Pong, Reason, encode
from server.live.reading import Malformed, read_message
from server.live.room import Room
from server.live.rooms import now
from server.live.seat import Seat
from server.live.telling import refusal_frame
from server.live.turn import Asked

HELLO_SECONDS = 10
LONGEST_REF = 64


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

    def __init__(self, receive: Receive, room: Room, seat: Seat, most_waiting: int) -> None:
        self._receive, self.room, self.seat = receive, room, seat
        self._most_waiting = most_waiting

    async def serve(self) -> None:
        """Seats somebody and carries messages until either side ends it."""
        try:
            hello = await asyncio.wait_for(self._hello(), HELLO_SECONDS)
            cursors = (hello.epoch, hello.cursors)
            await self.room.look(lambda: self.room.take_seat(self.seat, cursors, now()))
            while not self.seat.closing:
                self._hear(await self._text())
        except (HungUp, TimeoutError):
            self.seat.hang_up()
        except Malformed:
            self.seat.close("malformed")
        finally:
            self.room.leave(self.seat)
        await asyncio.wait_for(self.seat.sent(), 2)

    async def _text(self) -> str:
        frame = await self._receive()
        if frame["type"] != "websocket.receive":
            raise HungUp
        text = frame.get("text")
        if not isinstance(text, str):
            raise Malformed("A message is text.")
        return text

    async def _hello(self) -> Hello:
        tree = read_message(await self._text())
        if tree.get("type") != "hello":
            raise Malformed("The first message is a hello.")
        try:
            return msgspec.convert(tree, Hello)
        except msgspec.ValidationError as error:
            raise Malformed(str(error)) from None

    def _hear(self, text: str) -> None:
        tree = read_message(text)
        match tree.pop("type", ""):
            case "command":
                self._command(tree)
            case "ping":
                self.seat.send(Message([encode(Pong(now=now()))]))
            case _:
                raise Malformed("After the hello, a message is a command or a ping.")

    def _command(self, tree: dict[str, Any]) -> None:
        ref = tree.pop("ref", "")
        if not isinstance(ref, str) or not 1 <= len(ref) <= LONGEST_REF:
            raise Malformed("A command has a ref of 1 to 64 characters.")
        refusal = self._refusal()
        if not refusal:
            try:
                self.room.ask(Asked(read_command(tree), self.seat.person, ref, self.seat))
                return
            except msgspec.ValidationError as error:
                refusal = Refused("malformed", f"This is not a command of this version: {error}.")
        self.seat.send(Message([refusal_frame(ref, refusal)]))

    def _refusal(self) -> Refused | None:
        """Why nothing is taken from this seat at the moment, if so."""
        if not self.seat.person:
            return Refused("watching", "A wall shows and does not ask.")
        if self.seat.unanswered >= self._most_waiting:
            return Refused("too_fast", "Too much at once. It is kept here and sent again in a moment.")
        return None
