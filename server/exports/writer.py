"""A process beside the server, in which files are written: one after the other, so that none keeps a room waiting.

It starts with the first file. A work that takes too long ends the process, and the next one gets a new process.
"""

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Generic, TypeVar

SECONDS = 30
"""How long one work may take."""

MOST_WAITING = 2
"""So many wait for a file that they stay for."""
MOST_ORDERED = 12
"""So many files are in the line when whoever wants them may leave."""
LESS_URGENT = 5
"""By how much the process stands back behind the server when both want the processor."""

Result = TypeVar("Result")


class Busy(Exception):
    """As many wait as may wait."""


class Broken(Exception):
    """The process ended before the work was done, most likely because it took too long."""


class Job(Generic[Result]):
    """One work in the line."""

    def __init__(self, line: "list[Job[Any]]", doing: Coroutine[Any, Any, Result]) -> None:
        self._line = line
        line.append(self)
        self._task = asyncio.create_task(doing)
        self._task.add_done_callback(self._leave)

    @property
    def before(self) -> int:
        """How many are done before it; 0 while it is done itself, and afterwards."""
        return self._line.index(self) if self in self._line else 0

    @property
    def is_done(self) -> bool:
        return self._task.done()

    @property
    def file(self) -> Result | None:
        """What it gave; nothing before, and where it failed."""
        if not self.is_done or self._task.cancelled() or self._task.exception():
            return None
        return self._task.result()

    async def result(self) -> Result:
        """What it gives, once it is done. Raises what the work raised."""
        return await self._task

    def when_done(self, then: Callable[[], object]) -> None:
        """Does something once it is done or failed."""
        self._task.add_done_callback(lambda _: then())

    def _leave(self, task: asyncio.Task[Result]) -> None:
        self._line.remove(self)
        if not task.cancelled():
            # Asked for here, so that a failure nobody waits for is not a surprise at the end.
            task.exception()


class Writer:
    """The process, and the line of those who wait for it."""

    def __init__(self, seconds: int = SECONDS) -> None:
        self._seconds = seconds
        self._pool: ProcessPoolExecutor | None = None
        self._free = asyncio.Lock()
        self._line: list[Job[Any]] = []

    async def run(self, work: Callable[..., Result], *given: object) -> Result:
        """What the work gives, done over there. Work and what it is given must be picklable. Raises Busy, Broken."""
        if len(self._line) > MOST_WAITING:
            raise Busy
        return await self.ask(work, *given).result()

    def ask(self, work: Callable[..., Result], *given: object) -> Job[Result]:
        """A place in the line for the same. Raises Busy."""
        if len(self._line) > MOST_ORDERED:
            raise Busy
        return Job(self._line, self._in_turn(work, given))

    def close(self) -> None:
        """Ends the process: at once when it has nothing to do, else when the server ends."""
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=not self._line)

    async def _in_turn(self, work: Callable[..., Result], given: tuple[object, ...]) -> Result:
        async with self._free:
            return await self._run(work, given)

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
