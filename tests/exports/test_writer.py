"""The process beside the server: what it does is done there, one work after the other, and in time."""

import asyncio
import os
import signal

import pytest

from server.exports.formats import UnknownFormat, write
from server.exports.writer import MOST_WAITING, Broken, Busy, Writer

pytestmark = pytest.mark.asyncio


async def test_it_starts_with_the_first_work_and_stays_for_the_next() -> None:
    writer = Writer()
    first, second = [await writer.run(os.getpid) for _ in range(2)]
    assert first == second != os.getpid()
    writer.close()


async def test_a_work_that_fails_says_why_and_leaves_the_process() -> None:
    writer = Writer()
    before = await writer.run(os.getpid)
    with pytest.raises(UnknownFormat):
        await writer.run(write, "origami", None)
    assert await writer.run(os.getpid) == before
    writer.close()


async def test_a_work_that_takes_too_long_is_ended_and_the_next_is_done() -> None:
    writer = Writer(seconds=1)
    with pytest.raises(Broken):
        await writer.run(signal.pause)
    assert await writer.run(os.getpid) != os.getpid()
    writer.close()


async def test_more_than_may_wait_are_sent_away_at_once() -> None:
    writer = Writer()
    asked = [asyncio.create_task(writer.run(os.getpid)) for _ in range(1 + MOST_WAITING)]
    await asyncio.sleep(0)
    with pytest.raises(Busy):
        await writer.run(os.getpid)
    assert len(set(await asyncio.gather(*asked))) == 1
    writer.close()


async def test_closed_its_process_is_gone() -> None:
    writer = Writer()
    there = await writer.run(os.getpid)
    writer.close()
    with pytest.raises(ProcessLookupError):
        os.kill(there, 0)
