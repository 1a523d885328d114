"""Listening: what somebody with a seat says, whichever way it came. The first message seats them; then they ask."""

from typing import Any, TypeVar

import msgspec

from server.domain.catalog import read_command
from server.domain.messages import Refused
from server.live.protocol import Editing, Frame, Hello, Message, Pong, Shows, encode
from server.live.reading import Malformed, read_message
from server.live.room import Room
from server.live.rooms import now
from server.live.seat import Seat
from server.live.telling import refusal_frame
from server.live.turn import Asked

LONGEST_REF = 64

Said = TypeVar("Said", bound=Frame)


class Listener:
    """Hears one seat. What is not of this protocol raises Malformed; who carries the messages ends the line then."""

    def __init__(self, room: Room, seat: Seat, most_waiting: int) -> None:
        self.room, self.seat = room, seat
        self._most_waiting = most_waiting

    async def greet(self, text: str) -> None:
        """Takes the hello: lets the seat in, and tells it everything it may read."""
        hello = read_hello(text)
        cursors = (hello.epoch, hello.cursors)
        self.seat.shows = frozenset(hello.shows)
        await self.room.look(lambda: self.room.take_seat(self.seat, cursors, now()))

    def hear(self, text: str) -> None:
        """Takes any later message."""
        tree = read_message(text)
        match tree.pop("type", ""):
            case "command":
                self._command(tree)
            case "shows":
                self.room.show(self.seat, read(tree, Shows).values)
            case "presence":
                self.room.claim(self.seat, read(tree, Editing).at)
            case "ping":
                self.seat.send(Message([encode(Pong(now=now()))]))
            case _:
                raise Malformed("After the hello, a message is a command, a shows, a presence or a ping.")

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


def read_hello(text: str) -> Hello:
    tree = read_message(text)
    if tree.get("type") != "hello":
        raise Malformed("The first message is a hello.")
    return read(tree, Hello)


def read(tree: dict[str, Any], kind: type[Said]) -> Said:
    """A frame out of parsed JSON."""
    try:
        return msgspec.convert(tree, kind)
    except msgspec.ValidationError as error:
        raise Malformed(str(error)) from None
