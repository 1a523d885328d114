"""The room of a soak: everybody's page, on a line of its own kind, and the people at them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from random import Random
from typing import NamedTuple

from websockets import Origin
from websockets.asyncio.client import connect

from tests.live.polled import PolledWire
from tests.live.running import Carrier, Guest, Opened
from tests.soak.finding import Finding
from tests.soak.page import Page
from tests.soak.person import Person
from tests.soak.script import script

FUNCTIONS = ("sales", "it", "hr", "finance", "operations")
POLLING = 10
"""One of so many people sits in a network without WebSockets."""

Dial = Callable[[], Awaitable[Carrier]]


class Room(NamedTuple):
    """Who is there."""

    workshop: Opened
    host: Page
    wall: Page
    people: list[Person]

    @property
    def pages(self) -> dict[str, Page]:
        """All pages, by a name for reports."""
        return {"the host": self.host, "the wall": self.wall} | {
            f"person {one.number}": one.page for one in self.people
        }


@contextlib.asynccontextmanager
async def seated(workshop: Opened, finding: Finding) -> AsyncIterator[Room]:
    """Everybody on the line while this lasts. What ends a page by itself is a problem."""
    room = Room(
        workshop,
        Page(by_socket(workshop.facilitator()), Random(f"{finding.seed} host")),
        Page(by_socket(workshop.wall()), Random(f"{finding.seed} wall")),
        [await joined(workshop, finding, number) for number in range(finding.people)],
    )
    lines = [asyncio.create_task(page.stay()) for page in room.pages.values()]
    try:
        await asyncio.gather(*(page.seated.wait() for page in room.pages.values()))
        yield room
    finally:
        for line in lines:
            line.cancel()
        ended = await asyncio.gather(*lines, return_exceptions=True)
        finding.problems += [repr(one) for one in ended if isinstance(one, Exception)]


async def joined(workshop: Opened, finding: Finding, number: int) -> Person:
    """One more person, with what awaits them."""
    guest = await workshop.joined(f"Person {number}", FUNCTIONS[number % len(FUNCTIONS)])
    dial = by_polls(guest) if number % POLLING == POLLING - 1 else by_socket(guest)
    page = Page(dial, Random(f"{finding.seed} line {number}"))
    moments = script(finding.seed, number, finding.seconds)
    return Person(number, page, moments, Random(f"{finding.seed} mind {number}"))


def by_socket(guest: Guest) -> Dial:
    """A WebSocket as a browser opens it: it asks for no sign of life by itself."""

    async def dial() -> Carrier:
        return await connect(
            guest.base.replace("http", "ws") + guest.path,
            origin=Origin(guest.base),
            additional_headers={"Cookie": guest.cookie},
            max_size=None,
            compression=None,
            ping_interval=None,
        )

    return dial


def by_polls(guest: Guest) -> Dial:
    async def dial() -> Carrier:
        return PolledWire(guest.base, guest.path, guest.cookie)

    return dial
