"""python -m tests.faults.kill_campaign [--kills N] [--write docs/durability.md]

People work on one workshop over real sockets while the server is killed with SIGKILL at random moments. After each
restart they come back, send again what was not answered, and go on. At the end the log must hold every acknowledged
command exactly once, without a gap, and everybody must see the same.
"""

import argparse
import asyncio
import contextlib
import json
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.exceptions import ConnectionClosed

from tests.live.running import Guest, Opened, Server, opened

PEOPLE = 8
FUNCTIONS = ("sales", "it", "hr", "finance", "operations")
LOST = (ConnectionClosed, OSError, TimeoutError)


@dataclass
class Worker:
    """One person who keeps typing, and knows what was acknowledged."""

    guest: Guest
    number: int
    asked: int = 0
    unanswered: dict[str, dict[str, Any]] = field(default_factory=dict)
    acknowledged: list[str] = field(default_factory=list)

    async def work(self) -> None:
        """Sends again what was not answered, then goes on until the line breaks."""
        for command in list(self.unanswered.values()):
            await self.guest.send(command)
        while True:
            while len(self.unanswered) < 3:
                await self._type()
            self._take(await self.guest.read())

    async def finish(self) -> None:
        """Gets an answer to everything asked."""
        for command in list(self.unanswered.values()):
            await self.guest.send(command)
        while self.unanswered:
            self._take(await self.guest.read())

    async def _type(self) -> None:
        """Types on the one pin that is theirs; each text says which command it came from."""
        self.asked += 1
        ref, pin = f"w{self.number}-{self.asked}", f"pin-{self.number}"
        act: dict[str, Any] = {"act": "add", "kind": "issue", "id": pin, "values": {"text": ref}}
        if self.asked > 1:
            was = {"text": f"w{self.number}-{self.asked - 1}"}
            act = {"act": "set", "id": pin, "values": {"text": ref}, "was": was}
        command = {"type": "command", "ref": ref, "do": "edit", "acts": [act]}
        self.unanswered[ref] = command
        await self.guest.send(command)

    def _take(self, frames: list[dict[str, Any]]) -> None:
        for frame in frames:
            if frame["type"] == "accepted":
                self.unanswered.pop(frame["ref"], None)
                self.acknowledged.append(frame["ref"])
            elif frame["type"] == "refused":
                raise AssertionError(frame)
        self.guest.frames.clear()
        self.guest.raw.clear()


@dataclass
class Finding:
    """What a campaign showed."""

    kills: int = 0
    acknowledged: int = 0
    in_log: int = 0
    lost: int = 0
    duplicated: int = 0
    gaps: int = 0
    unequal: int = 0
    unanswered_but_done: int = 0
    restart_to_ack: list[float] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        return not (self.lost or self.duplicated or self.gaps or self.unequal)


async def campaign(kills: int, seed: int) -> Finding:
    """Kills the server so often, and looks at what is left."""
    dice, finding = random.Random(seed), Finding()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), log_level="error").start()
        try:
            workshop = await opened(server)
            await workshop.run("map")
            workers = [Worker(await workshop.joined(f"P{n}", FUNCTIONS[n % len(FUNCTIONS)]), n) for n in range(PEOPLE)]
            for worker in workers:
                await worker.guest.open()
            for _ in range(kills):
                await one_kill(server, workers, dice, finding)
            await asyncio.gather(*(worker.finish() for worker in workers))
            await judge(workshop, workers, finding)
        finally:
            server.stop()
    return finding


async def one_kill(server: Server, workers: list[Worker], dice: random.Random, finding: Finding) -> None:
    """Lets everybody work for a moment, kills, starts again, and lets everybody come back."""
    working = [asyncio.create_task(worker.work()) for worker in workers]
    await asyncio.wait(working, timeout=dice.uniform(0.02, 0.5), return_when=asyncio.FIRST_EXCEPTION)
    server.kill()
    started = time.perf_counter()
    for task in working:
        with contextlib.suppress(*LOST):
            await task
    finding.kills += 1
    finding.unanswered_but_done += done_without_answer(server, workers)
    server.start()
    await workers[0].guest.open(again=True)
    await workers[0].guest.send(
        {"type": "command", "ref": f"back-{finding.kills}", "do": "ready", "on": bool(finding.kills % 2)}
    )
    while f'"back-{finding.kills}"' not in json.dumps(await workers[0].guest.read()):
        pass
    finding.restart_to_ack.append(time.perf_counter() - started)
    for worker in workers[1:]:
        await worker.guest.open(again=True)


def done_without_answer(server: Server, workers: list[Worker]) -> int:
    """Commands that stand in the log although nobody was told: the reason why sending again must be harmless."""
    refs = {ref for (ref,) in server.rows("select ref from event where ref is not null")}
    return len([ref for worker in workers for ref in worker.unanswered if ref in refs])


async def judge(workshop: Opened, workers: list[Worker], finding: Finding) -> None:
    """Compares what was acknowledged with the log, and what everybody sees with each other."""
    server = workshop.server
    refs = [ref for (ref,) in server.rows("select ref from event where ref like 'w%-%'")]
    typed = [
        json.loads(payload).get("values", {}).get("text") or json.loads(payload)["record"]["values"]["text"]
        for (payload,) in server.rows("select payload from event where ref like 'w%-%'")
    ]
    acknowledged = [ref for worker in workers for ref in worker.acknowledged]
    finding.acknowledged, finding.in_log = len(set(acknowledged)), len(refs)
    finding.lost = len(set(acknowledged) - set(refs)) + len(set(acknowledged) - set(typed))
    finding.duplicated = len(refs) - len(set(refs)) + len(typed) - len(set(typed))
    finding.gaps = gaps(server)
    for worker in workers:
        await worker.guest.settle()
    seen = [worker.guest.parts["everyone"] for worker in workers]
    async with workshop.facilitator() as fay:
        finding.unequal = sum(part != fay.parts["everyone"] for part in seen)


def gaps(server: Server) -> int:
    """How many numbers are missing or twice, in the log and in every compartment."""
    rows = server.rows("select seq, compartment, number from event order by seq")
    missing: int = sum(seq != place for place, (seq, _, _) in enumerate(rows, start=1))
    for compartment in {name for _, name, _ in rows}:
        numbers = [number for _, name, number in rows if name == compartment]
        missing += sum(number != place for place, number in enumerate(numbers, start=1))
    return missing


def report(finding: Finding, seed: int) -> str:
    """The campaign as a page of the docs."""
    times = sorted(finding.restart_to_ack)
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    return f"""# Durability

Measured on {time.strftime("%Y-%m-%d")} with `python3 dev.py campaign kill` (seed {seed}): {PEOPLE} people work on one
workshop over real sockets, each with up to three commands unanswered, while the server is killed with SIGKILL.

| | |
|---|---|
| kills | {finding.kills} |
| acknowledged commands | {finding.acknowledged} |
| of these lost | {finding.lost} |
| commands with two effects | {finding.duplicated} |
| gaps in the log or in a compartment | {finding.gaps} |
| people whose state differs at the end | {finding.unequal} |
| commands done although the answer was cut off (sent again, with no second effect) | {finding.unanswered_but_done} |
| kill to first acknowledgement, p50 / p95 / longest | {p50:.2f} / {p95:.2f} / {times[-1]:.2f} s |
"""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.kill_campaign")
    parser.add_argument("--kills", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    finding = asyncio.run(campaign(options.kills, options.seed))
    text = report(finding, options.seed)
    print(text)
    if options.write:
        options.write.write_text(text)
    return 0 if finding.clean and finding.kills >= options.kills else 1


if __name__ == "__main__":
    raise SystemExit(main())
