"""One soak: everybody does what the script says, the facilitator leads, the server dies and comes back; the verdict."""

import asyncio
import contextlib
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import psutil

from server.rehearsal.folding import Json
from tests.live.running import Server, opened
from tests.soak.finding import Finding, Reading
from tests.soak.judging import differences, gaps, log_of, misremembered, overwritten, replayed, unkept
from tests.soak.page import Page
from tests.soak.room import Room, by_socket, seated
from tests.soak.script import PHASES

SHARED_LINES = 4
KILL_AT = 0.5


async def soak(finding: Finding, say: Callable[[str], None] = print) -> None:
    """Lets a room work for as long as wanted, with everything that goes wrong; fills in what it showed."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), log_level="error").start()
        try:
            workshop = await opened(server)
            await workshop.run(PHASES[0][1])
            async with seated(workshop, finding) as room:
                watching = asyncio.create_task(watch(server, finding, say))
                await work(room, finding)
                watching.cancel()
                finding.problems += await verdict(room)
                finding.events = len(log_of(server, workshop.id))
                for page in room.pages.values():
                    finding.add(page)
        finally:
            server.stop()


async def work(room: Room, finding: Finding) -> None:
    """Returns when everybody has done everything and has been answered."""
    start = asyncio.get_running_loop().time()
    async with asyncio.TaskGroup() as works:
        works.create_task(lead(room.host, start, finding.seconds))
        works.create_task(kill(room, finding))
        for person in room.people:
            works.create_task(person.live(start))


async def lead(host: Page, start: float, seconds: float) -> None:
    """The facilitator enters the phases, and loses the line after each."""
    clock = asyncio.get_running_loop().time
    for part, phase in PHASES[1:]:
        await asyncio.sleep(max(0, start + part * seconds - clock()))
        if phase == "talk":
            await tell(host, "reveal", {"do": "reveal"})
        blocks = (one["id"] for one in host.seen.records("block") if one["values"]["phase"] == phase)
        await tell(host, f"go-{phase}", {"do": "go", "block": next(blocks)})
        if phase == "redesign":
            await tell(host, "lines", {"do": "edit", "acts": lines_for_all()})
        host.drop()


async def tell(host: Page, ref: str, command: Json) -> None:
    answer = await host.ask(ref, command)
    assert answer.code == "accepted", (ref, answer)


def lines_for_all() -> list[Json]:
    """Lines of the plan that everybody types into at once."""
    return [
        {"act": "add", "kind": "role_change", "id": f"line-{one}", "values": {"role": f"Role {one}"}}
        for one in range(SHARED_LINES)
    ]


async def kill(room: Room, finding: Finding) -> None:
    """As a power cut to the server, which then starts again."""
    server = room.workshop.server
    await asyncio.sleep(KILL_AT * finding.seconds)
    awake = [page for page in room.pages.values() if page.is_awake]
    began = time.monotonic()
    server.kill()
    await asyncio.to_thread(server.start)
    await asyncio.gather(*(page.until(partial(is_back, page)) for page in awake))
    finding.back_after = time.monotonic() - began
    finding.happened["kills"] += 1


def is_back(page: Page) -> bool:
    return page.seated.is_set() or not page.is_awake


async def watch(server: Server, finding: Finding, say: Callable[[str], None]) -> None:
    """Reads the server's memory every minute, more often in a short soak."""
    start = time.monotonic()
    while True:
        with contextlib.suppress(psutil.Error):
            assert server.process
            pid = server.process.pid
            read = Reading((time.monotonic() - start) / 60, psutil.Process(pid).memory_info().rss / 2**20, pid)
            if read.megabytes:  # else it was killed just now
                finding.memory.append(read)
                say(f"minute {read.minute:4.1f}   {read.megabytes:6.1f} MiB")
        await asyncio.sleep(min(60, finding.seconds / 10))


async def verdict(room: Room) -> list[str]:
    """What does not hold at the end; nothing when all is well."""
    last = Page(by_socket(await room.workshop.joined("Zoe", "hr")), Random(0))
    last.seen = await last.afresh()
    log = log_of(room.workshop.server, room.workshop.id)
    parts, kept = replayed(log), {row.ref: row.payload for row in log if row.ref}
    problems = [*gaps(log), *overwritten(log)]
    for name, page in {**room.pages, "who came last": last}.items():
        await asyncio.wait_for(page.until(partial(has_heard, page, parts["everyone"]["number"])), 60)
        problems += [*differences(name, page.seen, await page.afresh(), parts), *unkept(page, kept)]
        problems += [f"{name} heard a gap"] * page.happened["gaps"]
    return [*problems, *(one for person in room.people for one in misremembered(person, parts))]


def has_heard(page: Page, number: int) -> bool:
    return page.seen.number == number
