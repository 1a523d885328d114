"""A seat: one connection of one person, or of a wall. Two tabs of one person are two seats.

What is to be sent waits in a bounded outbox, in order, and one writer sends it. A seat that falls too far behind is
closed rather than waited for: one slow laptop must not hold up a room.
"""

import asyncio
from collections import deque

from server.live.protocol import Bye, Reason, encode, message


class Seat:
    """Whose connection it is, what it may read, and what waits to be sent."""

    def __init__(self, person: str, limit: int) -> None:
        self.person = person
        """The person's id; empty for a wall."""
        self.reads: tuple[str, ...] = ()
        self.unanswered = 0
        self.closing: Reason | None = None
        self._limit = limit
        self._waiting: deque[str] = deque()
        self._size = 0
        self._something = asyncio.Event()

    def send(self, text: str) -> None:
        """Puts a message behind those that wait; closes the seat when they have become too many."""
        if self.closing:
            return
        self._waiting.append(text)
        self._size += len(text)
        if self._size > self._limit:
            self._waiting.clear()
            self.close("slow")
        self._something.set()

    def close(self, reason: Reason) -> None:
        """Ends the seat once what waits is sent; says why."""
        if not self.closing:
            self._waiting.append(message([encode(Bye(reason=reason))]))
            self.closing = reason
            self._something.set()

    def eject(self, reason: Reason) -> None:
        """Ends the seat at once: of what waits nothing more is sent but the reason."""
        self._waiting.clear()
        self.close(reason)

    async def next(self) -> str | None:
        """The next message to send; None when the seat is closed and everything was sent."""
        while not self._waiting:
            if self.closing:
                return None
            self._something.clear()
            await self._something.wait()
        text = self._waiting.popleft()
        self._size -= len(text)
        return text
