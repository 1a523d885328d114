"""Polling: the same messages over plain HTTP, for networks that let no WebSocket through.

A client asks again and again. What it says goes the way of everything said. What it is to be sent waits, numbered,
until the client says that it has arrived, so an answer that is lost on its way loses nothing.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import msgspec

from server.live.listening import Listener
from server.live.polled_seat import PolledSeat
from server.live.protocol import CLOSE_CODES, MOST_BYTES, Bye, Message, Poll, Polled, Raw, Reason, encode
from server.live.reading import Malformed, whole
from server.live.room import Room
from server.live.rooms import Rooms
from server.storage.secrets import new_key

SILENCE = 30
"""Seconds after which a line that nobody asks about is given up."""

MOST_LINES = 16
"""Lines one person may have; for one more the one that was silent for longest is given up."""


class Whose(NamedTuple):
    """Whose line it is: nobody else is answered on it."""

    workshop: str
    person: str
    """The person's id; empty for a wall."""


class PolledLine:
    """Somebody's line, for as long as they ask."""

    def __init__(self, whose: Whose, listener: Listener, seat: PolledSeat) -> None:
        self.id = new_key()
        self.whose, self.seat = whose, seat
        self.address = ""
        """Where a wall asks from: one address must not use up what is there for all."""
        self.asking = 0
        self.silent_since = 0.0
        self._listener = listener

    async def greet(self, hello: bytes) -> Polled:
        """Takes the first message, which seats somebody."""
        try:
            await self._listener.greet(text_of(hello))
        except Malformed:
            self.seat.close("malformed")
        return self.seat.polled(self.id)

    async def answer(self, poll: Poll) -> Polled:
        """Takes what is said, then gives what there is to hear."""
        self.seat.arrived(poll.after)
        self._hear(poll.say)
        if poll.leave:
            self.seat.hang_up()
        elif poll.wait:
            await self.seat.news(poll.wait)
        return self.seat.polled(self.id)

    def _hear(self, said: list[Raw]) -> None:
        try:
            for one in said:
                if not self.seat.closing:
                    self._listener.hear(text_of(bytes(one)))
        except Malformed:
            self.seat.close("malformed")


class PolledLines:
    """All lines by polling on this server."""

    def __init__(self, rooms: Rooms, outbox_bytes: int, most_waiting: int, silence: float = SILENCE) -> None:
        self._rooms, self._silence = rooms, silence
        self._outbox_bytes, self._most_waiting = outbox_bytes, most_waiting
        self._lines: dict[str, PolledLine] = {}

    async def open(self, room: Room, person: str, address: str, hello: bytes) -> Polled:
        """Seats somebody who says hello; the answer names their line."""
        seat = PolledSeat(person, self._outbox_bytes, lambda: self._leave(room, seat))
        line = PolledLine(Whose(room.id, person), Listener(room, seat, self._most_waiting), seat)
        line.address = "" if person else address
        self._make_way(line)
        self._lines[line.id] = line
        with self._attended(line):
            return await line.greet(hello)

    async def answer(self, whose: Whose, poll: Poll) -> Polled:
        """Answers on a line, if it is there and theirs; else they are to come back with a hello."""
        line = self._lines.get(poll.line)
        if not line or line.whose != whose:
            return turned_away("restart")
        with self._attended(line):
            return await line.answer(poll)

    def close(self) -> None:
        """Tells everybody to come back: the server stops."""
        for line in self._lines.values():
            line.seat.close("closing")

    @contextmanager
    def _attended(self, line: PolledLine) -> Iterator[None]:
        """While somebody asks, and for some time after, the line is kept."""
        loop = asyncio.get_running_loop()
        line.asking += 1
        try:
            yield
        finally:
            line.asking -= 1
            line.silent_since = now = loop.time()
            loop.call_later(self._silence, self._give_up_silent, line, now)

    def _give_up_silent(self, line: PolledLine, since: float) -> None:
        if not line.asking and line.silent_since == since:
            self._give_up(line)

    def _give_up(self, line: PolledLine) -> None:
        self._lines.pop(line.id, None)
        line.seat.hang_up()

    def _make_way(self, new: PolledLine) -> None:
        """Keeps the number of lines bounded, at the cost of whoever has too many."""
        same = [one for one in self._lines.values() if (one.whose, one.address) == (new.whose, new.address)]
        if len(same) >= MOST_LINES:
            self._give_up(min(same, key=lambda one: (one.asking > 0, one.silent_since)))

    def _leave(self, room: Room, seat: PolledSeat) -> None:
        room.leave(seat)
        self._rooms.drop_if_idle(room)


def read_poll(body: bytes) -> Poll | None:
    """The poll that somebody sends; None if it is none, and so must be a hello."""
    try:
        return msgspec.json.decode(whole(body.decode()), type=Poll)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def text_of(said: bytes) -> str:
    """One message, as a socket would bring it."""
    if len(said) > MOST_BYTES:
        raise Malformed("A message has at most 64 KiB.")
    try:
        return said.decode()
    except UnicodeDecodeError as error:
        raise Malformed(str(error)) from None


def turned_away(reason: Reason) -> Polled:
    """The answer to somebody who has no line."""
    return Polled("", 1, [Raw(Message([encode(Bye(reason=reason))]).text.encode())], CLOSE_CODES[reason])
