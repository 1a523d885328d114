"""Troupes: simulated people for facilitators who rehearse, each troupe a process of its own, with bounds.

They come in by the same doors as anybody. A troupe that ends, however it ends, touches nothing but its rehearsal.
"""

import asyncio
import contextlib
import logging
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
MOST = 3
"""Rehearsals at one moment."""
PATIENCE = 5
"""Seconds that a troupe has to go."""
GONE = "The simulated people have gone. Start anew with others, or leave and erase this rehearsal."
"""What is said where a troupe ended by itself, or with the server."""

Hear = Callable[[str], Awaitable[None]]


class Busy(Exception):
    """As many rehearse as may rehearse."""


class Troupes:
    """The troupes that play now, by workshop."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._playing: dict[str, asyncio.subprocess.Process] = {}
        self._coming = 0
        self._heard: set[asyncio.Task[None]] = set()

    def refuse_too_many(self) -> None:
        """Raises Busy."""
        if len(self._playing) + self._coming >= self._most:
            raise Busy

    def plays_in(self, workshop: str) -> bool:
        return workshop in self._playing

    async def send(self, workshop: str, call: bytes, hear: Hear) -> None:
        """Sends a troupe to a workshop; each of its remarks is given to `hear`. Raises Busy."""
        self.refuse_too_many()
        self._coming += 1
        try:
            process = self._playing[workshop] = await begin()
        finally:
            self._coming -= 1
        if process.stdin:
            process.stdin.write(call + b"\n")
        listening = asyncio.create_task(self._listen(workshop, process, hear))
        self._heard.add(listening)
        listening.add_done_callback(self._heard.discard)

    async def dismiss(self, workshop: str) -> None:
        """Ends the troupe of a workshop, if it has one."""
        process = self._playing.pop(workshop, None)
        if process:
            await end(process)

    async def close(self) -> None:
        """Ends all of them."""
        for workshop in list(self._playing):
            await self.dismiss(workshop)

    async def _listen(self, workshop: str, process: asyncio.subprocess.Process, hear: Hear) -> None:
        try:
            while process.stdout and (line := await process.stdout.readline()):
                await hear(line.decode(errors="replace").strip())
        except Exception:
            log.exception("a remark of a rehearsal was lost")
        finally:
            # One that ended by itself; or one that nobody listens to any more.
            if self._playing.get(workshop) is process:
                await self.dismiss(workshop)
                await self._say_gone(hear)

    async def _say_gone(self, hear: Hear) -> None:
        try:
            await hear(GONE)
        except Exception:
            log.exception("nobody was told that a troupe has gone")


async def begin() -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "server", "play-along"),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )


async def end(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()
