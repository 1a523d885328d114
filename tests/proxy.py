"""A small real proxy: what stands between an office and a server, with the manners that such things have."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from queue import Queue
from typing import Literal
from urllib.parse import urlsplit

Upgrades = Literal["passes", "refuses", "swallows"]
"""What becomes of a WebSocket: it gets through, is told no at once, or never hears anything."""

LOST = (OSError, asyncio.IncompleteReadError)
REFUSAL = b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


@dataclass
class Proxy:
    """Passes connections on to a server. Its manners may be changed while it runs."""

    server: str
    upgrades: Upgrades = "passes"
    idle: float = 0.0
    """Seconds without a byte after which it cuts a connection; 0 is never."""
    life: float = 0.0
    """Seconds after which it cuts any connection; 0 is never."""
    holds: float = 0.0
    """Seconds for which it gathers bytes before it passes them on together."""
    address: str = ""
    websockets: int = 0
    """How many WebSockets were tried."""
    cuts: int = 0
    """How many connections it has cut."""
    heard: int = 0
    """How many times a browser said something after its first words."""
    _writers: set[asyncio.StreamWriter] = field(default_factory=set)
    """All there ever were: one that was closed with words still to say lasts until somebody hears them."""

    def meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> asyncio.Task[None]:
        """One connection of a browser, to its end. Known at once: its task may be ended before it begins."""
        self._writers.add(writer)
        return asyncio.create_task(self._serve(reader, writer))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            await self._pass_or_not(head, reader, writer)
        except LOST:
            pass
        finally:
            writer.close()

    async def _pass_or_not(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if b"upgrade: websocket" in head.lower():
            self.websockets += 1
            if self.upgrades == "refuses":
                writer.write(REFUSAL)
                await writer.drain()
                writer.write_eof()
                return
            if self.upgrades == "swallows":
                await reader.read()
                return
        parts = urlsplit(self.server)
        behind, onward = await asyncio.open_connection(parts.hostname, parts.port)
        self._writers.add(onward)
        try:
            onward.write(head)
            await Passage(self, (reader, onward), (behind, writer)).run()
        finally:
            onward.close()

    def cut_all(self) -> None:
        """Cuts every connection there is."""
        for writer in list(self._writers):
            writer.transport.abort()

    async def end(self) -> None:
        """Cuts what is left, and waits until nothing of it is left."""
        self.cut_all()
        await asyncio.gather(*(writer.wait_closed() for writer in self._writers), return_exceptions=True)


Way = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Passage:
    """One connection that is passed on, both ways, until either side ends or the proxy has had enough."""

    def __init__(self, proxy: Proxy, there: Way, back: Way) -> None:
        self.proxy, self.ways = proxy, (there, back)
        self._clock = asyncio.get_running_loop().time
        self._began = self._last = self._clock()

    async def run(self) -> None:
        works = [asyncio.create_task(self._carry(*way)) for way in self.ways]
        works.append(asyncio.create_task(self._watch()))
        try:
            await asyncio.wait(works, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in works:
                one.cancel()
            await asyncio.gather(*works, return_exceptions=True)

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(*LOST):
            while some := await source.read(65_536):
                self._last = self._clock()
                self.proxy.heard += source is self.ways[0][0]
                if self.proxy.holds:
                    await asyncio.sleep(self.proxy.holds)
                target.write(some)
                await target.drain()

    async def _watch(self) -> None:
        """Ends when the connection has been idle, or has lived, for too long."""
        while True:
            ends = self._end()
            if ends <= self._clock():
                self.proxy.cuts += 1
                for _, writer in self.ways:
                    writer.transport.abort()
                return
            await asyncio.sleep(min(0.1, ends - self._clock()))

    def _end(self) -> float:
        never = float("inf")
        idle = self._last + self.proxy.idle if self.proxy.idle else never
        return min(idle, self._began + self.proxy.life if self.proxy.life else never)


@asynccontextmanager
async def running(proxy: Proxy) -> AsyncIterator[Proxy]:
    """The proxy at an address of its own while this lasts."""
    passing: set[asyncio.Task[None]] = set()

    def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = proxy.meet(reader, writer)
        passing.add(task)
        task.add_done_callback(passing.discard)

    listening = await asyncio.start_server(meet, "127.0.0.1", 0)
    proxy.address = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    try:
        yield proxy
    finally:
        await _take_no_more(listening)
        for task in passing:
            task.cancel()
        await asyncio.gather(*passing, return_exceptions=True)
        await proxy.end()


async def _take_no_more(listening: asyncio.Server) -> None:
    """Closes the door behind all who were let in: asyncio loses whoever it has taken and not met when it closes."""
    loop = asyncio.get_running_loop()
    for door in listening.sockets:
        loop.remove_reader(door.fileno())
    for _turn_to_make_and_to_meet in range(2):
        await asyncio.sleep(0)
    listening.close()


@contextmanager
def beside(proxy: Proxy) -> Iterator[Proxy]:
    """The same in a thread, for a test that drives a browser."""
    at_work: Queue[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = Queue()

    async def serve() -> None:
        async with running(proxy):
            over = asyncio.Event()
            at_work.put((asyncio.get_running_loop(), over))
            await over.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    loop, over = at_work.get()
    try:
        yield proxy
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()
