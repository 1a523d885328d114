"""A seat: one connection of one person, or of a wall. Two tabs of one person are two seats.

What is to be sent goes out at once while the line takes it, and otherwise waits in a bounded outbox, in order. A
seat that falls too far behind is closed rather than waited for: one slow laptop must not hold up a room.
"""

import asyncio
from collections import deque

from starlette.types import Message as Sent
from starlette.types import Send

from server.live.direct import Put, nothing
from server.live.eager import begin, later
from server.live.protocol import CLOSE_CODES, Bye, Message, Reason, encode


async def nowhere(message: Sent) -> None:
    """Where a seat without a line sends."""


class Seat:
    """Whose connection it is, what it may read, and what waits to be sent."""

    __slots__ = (
        *("_direct", "_limit", "_line", "_sending", "_size", "_waiting"),
        *("closing", "hears", "person", "reads", "shows", "unanswered"),
    )

    def __init__(self, person: str, limit: int, line: Send = nowhere, direct: Put = nothing) -> None:
        self.person = person
        """The person's id; empty for a wall."""
        self.reads: tuple[str, ...] = ()
        self.hears: tuple[str, ...] = ()
        """What it reads, and the derived values that its page shows."""
        self.shows: frozenset[str] = frozenset()
        self.unanswered = 0
        self.closing: Reason | None = None
        self._line = line
        self._direct = direct
        self._limit = limit
        self._waiting: deque[Sent] = deque()
        self._size = 0
        self._sending: asyncio.Task[None] | None = None

    def send(self, message: Message) -> None:
        """Sends a message, behind those that wait; closes the seat when they have become too many."""
        if self.closing:
            return
        if not self._sending and self._direct(message.frame):
            return
        if self._sending:
            self._size += message.size
            if self._size > self._limit:
                self.eject("slow")
                return
        self._put({"type": "websocket.send", "text": message.text})

    def close(self, reason: Reason) -> None:
        """Ends the seat once what waits is sent; says why."""
        if not self.closing:
            self.closing = reason
            self._put({"type": "websocket.send", "text": Message([encode(Bye(reason=reason))]).text})
            self._put({"type": "websocket.close", "code": CLOSE_CODES[reason], "reason": reason})

    def eject(self, reason: Reason) -> None:
        """Ends the seat at once: of what waits nothing more is sent but the reason."""
        self._waiting.clear()
        self.close(reason)

    def hang_up(self) -> None:
        """The line is gone: nothing is sent any more."""
        self.closing = self.closing or "closing"
        self._waiting.clear()
        if self._sending:
            self._sending.cancel()

    async def sent(self) -> None:
        """Returns when nothing waits any more."""
        if self._sending:
            await asyncio.wait([self._sending])

    def _put(self, frame: Sent) -> None:
        if self._sending:
            self._waiting.append(frame)
            return
        try:
            rest = begin(self._line(frame))
        except Exception:
            # The other side is gone; whoever reads this line notices, and ends the seat.
            self.closing = self.closing or "closing"
            return
        if rest:
            self._sending = later(rest)
            self._sending.add_done_callback(self._go_on)

    def _go_on(self, done: "asyncio.Task[None]") -> None:
        """The line takes something again: sends on what waits."""
        self._sending = None
        if done.cancelled() or done.exception():
            self.closing = self.closing or "closing"
            self._waiting.clear()
        waiting, self._waiting, self._size = self._waiting, deque(), 0
        for frame in waiting:
            self._size += len(frame.get("text", "")) if self._sending else 0
            self._put(frame)
