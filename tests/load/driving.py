"""Driving lines: at a rate, or as hard as they can; and what came of it."""

import asyncio
import random
from collections.abc import Sequence
from typing import NamedTuple

import psutil

from tests.load.lines import OurLine, RelayLine

Lines = Sequence[OurLine | RelayLine]


class Outcome(NamedTuple):
    """What one run showed. Latencies in milliseconds, CPU in microseconds of the server per delivered event."""

    events: int
    delivered: int
    answer: tuple[float, float, float]
    fan_out: tuple[float, float, float]
    cpu_per_event: float
    seconds: float


async def at_a_rate(lines: Lines, per_second: float, seconds: float, server: int) -> Outcome:
    """Every line says something so often, spread over time."""
    return await measured(lines, lambda line: _steadily(line, per_second, seconds), server, seconds)


async def as_hard_as_they_can(lines: Lines, window: int, seconds: float, server: int) -> Outcome:
    """Every line always has so many commands unanswered."""
    return await measured(lines, lambda line: _pushing(line, window, seconds), server, seconds)


async def measured(lines, speaking, server: int, seconds: float) -> Outcome:  # type: ignore[no-untyped-def]
    """Lets all lines speak and listen, until everything is answered."""
    process = psutil.Process(server)
    listening = [asyncio.create_task(line.listen()) for line in lines]
    before = process.cpu_times()
    await asyncio.gather(*(speaking(line) for line in lines))
    while any(line.waiting for line in lines):
        failed = [task for task in listening if task.done() and task.exception()]
        if failed:
            raise failed[0].exception() or AssertionError("a line was closed")
        await asyncio.sleep(0.01)
    after = process.cpu_times()
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)
    return outcome(lines, (after.user + after.system) - (before.user + before.system), seconds)


def outcome(lines: Lines, cpu: float, seconds: float) -> Outcome:
    delivered = sum(line.delivered for line in lines)
    return Outcome(
        events=sum(line.sent for line in lines),
        delivered=delivered,
        answer=percentiles([one for line in lines for one in line.answered]),
        fan_out=percentiles([one for line in lines for one in line.arrived]),
        cpu_per_event=cpu / max(1, delivered) * 1e6,
        seconds=seconds,
    )


def percentiles(latencies: list[float]) -> tuple[float, float, float]:
    """p50, p95, p99 in milliseconds."""
    ordered = sorted(latencies)
    if not ordered:
        return 0.0, 0.0, 0.0
    p50, p95, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000 for part in (0.5, 0.95, 0.99))
    return p50, p95, p99


async def _steadily(line: OurLine | RelayLine, per_second: float, seconds: float) -> None:
    loop = asyncio.get_running_loop()
    next_at = loop.time() + random.random() / per_second
    end = loop.time() + seconds
    while next_at < end:
        await asyncio.sleep(max(0, next_at - loop.time()))
        await line.say()
        next_at += 1 / per_second


async def _pushing(line: OurLine | RelayLine, window: int, seconds: float) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while loop.time() < end:
        while line.waiting < window:
            await line.say()
        line.freed.clear()
        await line.freed.wait()
