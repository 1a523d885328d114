"""Sweeping: workshops that are kept for a time only are erased when it is over, once a day and at the start.

The time runs from a workshop's last change. One in which somebody has a seat waits for another day.
"""

import asyncio
import logging

from server.live.rooms import Rooms, now
from server.storage.workshops import Workshops

log = logging.getLogger(__name__)

DAY_SECONDS = 86_400


class Sweep:
    """Looks every day for what is to be erased."""

    def __init__(self, rooms: Rooms, workshops: Workshops) -> None:
        self._rooms, self._workshops = rooms, workshops
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name="sweep")

    def stop(self) -> None:
        if self._task:
            self._task.cancel()

    async def sweep(self, at: int) -> list[str]:
        """Erases what has expired by then; gives what was erased."""
        expired = await self._workshops.expired(at)
        return [one for one in expired if await self._rooms.without(one, self._workshops.erase)]

    async def _run(self) -> None:
        while True:
            try:
                for workshop in await self.sweep(now()):
                    log.info("workshop %s was erased, as it was kept for a time only", workshop)
            except Exception:
                log.exception("a sweep failed; the next one is tomorrow")
            await asyncio.sleep(DAY_SECONDS)
