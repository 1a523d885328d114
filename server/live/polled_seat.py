"""A seat whose messages wait here until they are asked for, and until it is known that they have arrived."""

import asyncio
from collections import deque
from collections.abc import Callable

from server.live.protocol import CLOSE_CODES, Bye, Message, Polled, Raw, Reason, encode
from server.live.seat import Seat


class PolledSeat(Seat):
    """Numbers what it is sent: 1, 2, 3 …. `ended` is called once, soon after the seat has ended."""

    __slots__ = ("_ended", "_first", "_held", "_wish")

    def __init__(self, person: str, limit: int, ended: Callable[[], object]) -> None:
        super().__init__(person, limit)
        self._ended = ended
        self._held: deque[Message] = deque()
        self._first = 1
        self._wish: asyncio.Future[None] | None = None

    def send(self, message: Message) -> None:
        """Holds a message; closes the seat when those behind the first have become too many."""
        if self.closing:
            return
        self._hold(message)
        if self._size - self._held[0].size > self._limit:
            self.close("slow")

    def close(self, reason: Reason) -> None:
        """Ends the seat; of what waits nothing more is sent but the reason. Who may come back catches up, and who may
        not must not hear it."""
        if not self.closing:
            self._end(reason)
            self._hold(Message([encode(Bye(reason=reason))]))

    def eject(self, reason: Reason) -> None:
        self.close(reason)

    def hang_up(self) -> None:
        """Nobody asks any more."""
        if not self.closing:
            self._end("closing")
            self._wake()

    async def sent(self) -> None:
        """Nothing is ever under way: it is here or has arrived."""

    def arrived(self, number: int) -> None:
        """Lets go of the messages up to this number."""
        while self._held and self._first <= number:
            self._size -= self._held.popleft().size
            self._first += 1

    async def news(self, seconds: float) -> None:
        """Returns when there is something to hear, when it is asked anew, or after so long."""
        self._wake()
        if not self._held and not self.closing:
            self._wish = asyncio.get_running_loop().create_future()
            await asyncio.wait([self._wish], timeout=seconds)

    def polled(self, line: str) -> Polled:
        """All that has not arrived."""
        held = [Raw(one.text.encode()) for one in self._held]
        return Polled(line, self._first, held, CLOSE_CODES[self.closing] if self.closing else 0)

    def _hold(self, message: Message) -> None:
        self._held.append(message)
        self._size += message.size
        self._wake()

    def _end(self, reason: Reason) -> None:
        self.closing = reason
        self._first += len(self._held)
        self._held.clear()
        self._size = 0
        # Not at once: the room may be in the middle of telling all its seats.
        asyncio.get_running_loop().call_soon(self._ended)

    def _wake(self) -> None:
        if self._wish and not self._wish.done():
            self._wish.set_result(None)
