"""What is measured: the same scenes on our server, on a bare relay, and on one that commits each message."""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
from websockets.asyncio.client import connect

from tests.live.running import ROOT, Guest, Opened, Server, free_port, opened
from tests.load.driving import Lines, Outcome, as_hard_as_they_can, at_a_rate
from tests.load.lines import SAMPLED, to_relay, to_us

Open = Callable[[int, int], Awaitable[Lines]]
FUNCTIONS = ("sales", "it", "hr", "finance", "operations")
SCENES: dict[str, tuple[int, int, float]] = {
    "1 room × 12 people × 2/s": (1, 12, 2),
    "1 room × 100 people × 1/s": (1, 100, 1),
    "50 rooms × 10 people × 1/s": (50, 10, 1),
    "1 room × 50 people, saturated": (1, 50, 0),
}
"""Name → rooms, people in each, commands a second of each; 0 is as many as are answered."""
WINDOW = 4


@asynccontextmanager
async def ours(server: Server) -> AsyncIterator[tuple[Open, int]]:
    """Lines to fresh workshops on a running server."""
    assert server.process

    async def lines(rooms: int, people: int) -> Lines:
        workshops = [await workshop_for_load(server) for _ in range(rooms)]
        guests = [await joined(one, number) for one in workshops for number in range(people)]
        return [await to_us(guest, number % SAMPLED == 0) for number, guest in enumerate(guests)]

    yield lines, server.process.pid


@asynccontextmanager
async def relay(committing: bool) -> AsyncIterator[tuple[Open, int]]:
    """Lines to a relay in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        file = [f"{folder}/log.db"] if committing else []
        process = subprocess.Popen([sys.executable, "-m", "tests.load.relay", str(port), *file], cwd=ROOT)
        try:
            await listening(port)

            async def lines(rooms: int, people: int) -> Lines:
                places = [room for room in range(rooms) for _ in range(people)]
                return [await to_relay(port, room, number % SAMPLED == 0) for number, room in enumerate(places)]

            yield lines, process.pid
        finally:
            process.terminate()
            process.wait()


async def listening(port: int) -> None:
    """Returns when something answers on a port."""
    for _ in range(500):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.02)
        else:
            writer.close()
            return
    raise AssertionError(f"nothing listens on {port}")


async def play(scene: str, open_lines: Open, server: int, seconds: float) -> Outcome:
    """One scene on one server."""
    rooms, people, rate = SCENES[scene]
    lines = await open_lines(rooms, people)
    try:
        if rate:
            return await at_a_rate(lines, rate, seconds, server)
        return await as_hard_as_they_can(lines, WINDOW, seconds, server)
    finally:
        await asyncio.gather(*(line.connection.close() for line in lines))


async def workshop_for_load(server: Server) -> Opened:
    """A workshop in its map phase, where anybody may pin."""
    workshop = await opened(server)
    await workshop.run("map")
    return workshop


async def joined(workshop: Opened, number: int) -> Guest:
    return await workshop.joined(f"P{number}", FUNCTIONS[number % len(FUNCTIONS)])


async def memory_per_seat(server: Server, seats: int = 200) -> float:
    """Kilobytes that each idle seat adds to the server."""
    assert server.process
    workshop = await workshop_for_load(server)
    guest = await joined(workshop, 0)
    process = psutil.Process(server.process.pid)
    url, headers = guest.base.replace("http", "ws") + guest.path, {"Cookie": guest.cookie}
    warm = [await seated(url, headers, guest.base) for _ in range(20)]
    before = process.memory_info().rss
    lines = [await seated(url, headers, guest.base) for _ in range(seats)]
    grown = process.memory_info().rss - before
    await asyncio.gather(*(line.close() for line in [*warm, *lines]))
    return grown / seats / 1024


async def seated(url: str, headers: dict[str, str], origin: str):  # type: ignore[no-untyped-def]
    line = await connect(url, origin=origin, additional_headers=headers, max_size=None, compression=None)  # type: ignore[arg-type]
    await line.send('{"type":"hello"}')
    await line.recv()
    return line


async def join_after(server: Server, events: int = 10_000) -> tuple[float, float]:
    """Milliseconds from hello to a whole welcome in a workshop with so many events: with the room warm, and read
    from the log after a restart."""
    workshop = await workshop_for_load(server)
    async with workshop.facilitator() as fay:
        text = "x" * 60
        await fay.ask("edit", acts=[{"act": "add", "kind": "issue", "id": "p", "values": {"text": text}}])
        done, was = 0, text
        while done < events:
            acts = []
            for number in range(done, done + 200):
                new = f"{text} {number}"
                acts.append({"act": "set", "id": "p", "values": {"text": new}, "was": {"text": was}})
                was = new
            assert (await fay.ask("edit", acts=acts))["type"] == "accepted"
            done += 200
    guest = await joined(workshop, 1)
    warm = min([await time_to_welcome(guest) for _ in range(5)])
    server.stop()
    server.start()
    return warm, await time_to_welcome(guest)


async def time_to_welcome(guest: Guest) -> float:
    started = time.perf_counter()
    await guest.open()
    taken = time.perf_counter() - started
    await guest.line.close()
    return taken * 1000


async def big_reveal(server: Server, steps: int = 60, people: int = 40) -> tuple[float, float]:
    """Milliseconds from the reveal of so many marks to the last person having all of it; and to the first."""
    workshop = await opened(server, template="blank")
    async with workshop.facilitator() as fay:
        adds = [
            {"act": "add", "kind": "step", "id": f"s{n}", "values": {"name": f"Step {n}", "owner": "sales", "order": n}}
            for n in range(steps)
        ]
        purpose = {"decision_question": "What?", "end_event": "Done"}
        said = {"act": "set", "id": "purpose", "values": purpose, "was": dict.fromkeys(purpose)}
        assert (await fay.ask("edit", acts=[*adds, said]))["type"] == "accepted"
    await workshop.run("mark")
    guests = [await joined(workshop, number) for number in range(people)]
    await asyncio.gather(*(mark_all(guest, steps, number) for number, guest in enumerate(guests)))
    async with workshop.facilitator() as fay:
        started = time.perf_counter()
        hearing = [asyncio.create_task(all_reasons(guest)) for guest in guests]
        assert (await fay.ask("reveal"))["type"] == "accepted"
        times = sorted([at - started for at in await asyncio.gather(*hearing)])
    await asyncio.gather(*(guest.line.close() for guest in guests))
    return times[-1] * 1000, times[0] * 1000


async def mark_all(guest: Guest, steps: int, number: int) -> None:
    await guest.open()
    levels = ("person", "shared", "automatic")
    for step in range(steps):
        level, why = levels[(number + step) % 3], f"Because of what we saw in step {step}"
        assert (await guest.ask("mark_step", step=f"s{step}", level=level, why=why))["type"] == "accepted"


async def all_reasons(guest: Guest) -> float:
    """When the last reason has arrived."""
    while True:
        raw = str(await guest.line.recv())
        if '"reasons_revealed"' in raw:
            json.loads(raw)
            return time.perf_counter()


async def on_a_fresh_server(work: Callable[[Server], Awaitable[object]]) -> object:
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder)).start()
        try:
            return await work(server)
        finally:
            server.stop()
