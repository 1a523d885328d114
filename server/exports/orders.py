"""Files that were ordered: each has a place in the writer's line, is kept a while once written, and then forgotten.

Whoever ordered a file may leave and come back for it. It is kept in memory, for them alone; a server that starts anew
knows of none.
"""

import asyncio
from typing import Literal, NamedTuple

from server.exports.writer import Job

KEPT = 900
"""Seconds for which a file is kept once it is written."""
MOST_BYTES = 64 * 1024 * 1024
"""So much is kept altogether; beyond it the oldest files are forgotten first."""

State = Literal["waiting", "writing", "ready", "failed"]


class Owner(NamedTuple):
    """Whose order it is, and what they could read as they ordered."""

    workshop: str
    person: str
    reads: tuple[str, ...]


class Order(NamedTuple):
    """One file that somebody asked for."""

    owner: Owner
    format: str
    disposition: str
    """The header under which it is saved."""
    job: Job[bytes]

    @property
    def state(self) -> State:
        """Where it is now. One that failed never becomes a file."""
        if not self.job.is_done:
            return "waiting" if self.job.before else "writing"
        return "failed" if self.job.file is None else "ready"

    @property
    def size(self) -> int:
        """Bytes that it holds by now."""
        return len(self.job.file or b"")


class Orders:
    """All that were ordered and are not forgotten yet, by id."""

    def __init__(self, seconds: float = KEPT, most: int = MOST_BYTES) -> None:
        self._seconds = seconds
        self._most = most
        self._orders: dict[str, Order] = {}

    def keep(self, id: str, order: Order) -> None:
        """Keeps an order until some time after it is written."""
        self._orders[id] = order
        order.job.when_done(lambda: self._written(id))

    def of(self, id: str, owner: Owner) -> Order | None:
        """An order, for whoever gave it while they read the same; for nobody else."""
        found = self._orders.get(id)
        return found if found and found.owner == owner else None

    def _written(self, id: str) -> None:
        asyncio.get_running_loop().call_later(self._seconds, self._orders.pop, id, None)
        while len(self._orders) > 1 and sum(one.size for one in self._orders.values()) > self._most:
            oldest = next(one for one, order in self._orders.items() if order.size)
            del self._orders[oldest]
