"""What a room notices of exports: how long its people wait for an answer without any, and while files are being written
without a pause. Short windows take turns on one server, so that whatever else the machine does falls on both."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from server.domain.archive.archive import archive
from server.domain.blocks import Imprint
from server.domain.workshop import View
from server.exports.json_archive import json_archive
from tests.live.running import Guest, Opened, Server, asking, cookies, signed_in
from tests.load.driving import at_a_rate, percentiles
from tests.load.lines import OurLine, to_us
from tests.load.scenes import FUNCTIONS

PEOPLE, PER_SECOND = 40, 1.0
SECONDS, ROUNDS = 2.0, 30
AT_ONCE = 2
"""Files that are asked for at a time: one is written while the next one waits."""
PATIENCE = 90
"""Seconds for a file, where the machine has much else to do."""
FORMATS = ("pdf_team", "docx_team", "pptx_team", "xlsx", "ics", "jira")
Turns = Iterator[tuple[Guest, str]]
"""Who asks for which file next: everybody in turn, because each may have ten a minute."""
MOST = 1.2
"""The answer's p99 beside exports, to that without."""


class Wait(NamedTuple):
    """Milliseconds to an answer as p50, p95 and p99, and how many answers there were."""

    p50: float
    p95: float
    p99: float
    answers: int


class Beside(NamedTuple):
    """The wait without exports and beside them; and how many files were written."""

    quiet: Wait
    busy: Wait
    files: int

    @property
    def ratio(self) -> float:
        return self.busy.p99 / self.quiet.p99


async def beside(server: Server, view: View) -> Beside:
    """Measures a room that works on this workshop."""
    assert server.process
    workshop = await made(server, view)
    guests = [await workshop.joined(f"P{one}", FUNCTIONS[one % len(FUNCTIONS)]) for one in range(PEOPLE)]
    lines = [await to_us(guest, False) for guest in guests]
    turns = zip(itertools.cycle(guests), itertools.cycle(FORMATS), strict=False)
    quiet, busy = list[float](), list[float]()
    files = 0
    await window(lines, server.process.pid)
    # The first file starts the process that writes; that is once in a server's life.
    async with exporting(workshop, turns):
        pass
    for _ in range(ROUNDS):
        quiet += await window(lines, server.process.pid)
        async with exporting(workshop, turns) as written:
            busy += await window(lines, server.process.pid)
        files += len(written)
    await asyncio.gather(*(line.connection.close() for line in lines))
    return Beside(Wait(*percentiles(quiet), len(quiet)), Wait(*percentiles(busy), len(busy)), files)


async def made(server: Server, view: View) -> Opened:
    """This workshop on the server, in its map phase."""
    file = json_archive(archive(view, Imprint("Large", 1)))
    async with signed_in(server) as http:
        sent = {"file": ("workshop.json", file)}
        answer = await http.post("/workshops/from-file", files=sent, data={"way": "everything"})
        assert answer.status_code == 200, answer.text
        id = answer.text.partition('href="/w/')[2].partition("/")[0]
        workshop = Opened(server, id, cookies(http))
    await workshop.run("map")
    return workshop


async def window(lines: list[OurLine], server: int) -> list[float]:
    """How long each answer took, while everybody types for some seconds."""
    before = [len(line.answered) for line in lines]
    await at_a_rate(lines, PER_SECOND, SECONDS, server)
    return [one for line, start in zip(lines, before, strict=True) for one in line.answered[start:]]


@asynccontextmanager
async def exporting(workshop: Opened, turns: Turns) -> AsyncIterator[list[str]]:
    """While this is open files are written without a pause; it closes when the last of them is there."""
    over, written = asyncio.Event(), list[str]()

    async def taking() -> None:
        async with asking(workshop.server.base) as http:
            while not (over.is_set() and written):
                guest, format = next(turns)
                address = f"/w/{workshop.id}/export/{format}"
                answer = await http.get(address, headers={"cookie": guest.cookie}, timeout=PATIENCE)
                assert answer.status_code == 200, answer.text
                written.append(format)

    running = [asyncio.create_task(taking()) for _ in range(AT_ONCE)]
    yield written
    over.set()
    await asyncio.gather(*running)
