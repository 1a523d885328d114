"""A process beside the server, in which files are written: one after the other, so that none keeps a room waiting.

It starts with the first file. A work that takes too long ends the process, and the next one gets a new process.
"""

import asyncio
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

SECONDS = 30
"""How long one work may take."""

MOST_WAITING = 2
LESS_URGENT = 5
"""By how much the process stands back behind the server when both want the processor."""

Result = TypeVar("Result")


class Busy(Exception):
    """As many wait as may wait."""


class Broken(Exception):
    """The process ended before the work was done, most likely because it took too long."""


class Writer:
    """The process, and the line of those who wait for it."""

    def __init__(self, seconds: int = SECONDS) -> None:
        self._seconds = seconds
        self._pool: ProcessPoolExecutor | None = None
        self._free = asyncio.Lock()
        self._asked = 0

    async def run(self, work: Callable[..., Result], *given: object) -> Result:
        """What the work gives, done over there. Work and what it is given must be picklable. Raises Busy, Broken."""
        if self._asked > MOST_WAITING:
            raise Busy
        self._asked += 1
        try:
            async with self._free:
                return await self._run(work, given)
        finally:
            self._asked -= 1

    def close(self) -> None:
        """Ends the process: at once when it has nothing to do, else when the server ends."""
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=not self._asked)

    async def _run(self, work: Callable[..., Result], given: tuple[object, ...]) -> Result:
        self._pool = self._pool or ProcessPoolExecutor(1, get_context("spawn"), stand_aside)
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._pool, in_time, self._seconds, work, *given)
        except BrokenProcessPool:
            self.close()
            raise Broken from None


def stand_aside() -> None:
    """Over there, before the first work: leaves Ctrl+C to the server, and ends when the server does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(LESS_URGENT)
    Thread(target=end_with_server, daemon=True).start()


def end_with_server() -> None:
    server = parent_process()
    if server:
        server.join()
    os._exit(1)


def in_time(seconds: int, work: Callable[..., Result], *given: object) -> Result:
    """Over there: does the work, or is ended by the alarm."""
    signal.alarm(seconds)
    try:
        return work(*given)
    finally:
        signal.alarm(0)
