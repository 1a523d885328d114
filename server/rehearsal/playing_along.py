"""Playing along: the troupe as a process of its own, beside the server that started it.

It reads where to play from its input, one line of JSON, and writes the prompter's remarks to its output, one a line. It
ends when its input does, when the facilitator is gone, when the plan is final, and after some hours in any case.
"""

import asyncio
import contextlib
import sys

import msgspec

from server.rehearsal.client import LineLost
from server.rehearsal.folding import Json
from server.rehearsal.practice import ACTS
from server.rehearsal.troupe import Call, Left, Troupe

HOURS = 3


async def play_along() -> int:
    """Plays until somebody or something ends it."""
    lines = await reading()
    call: Json = msgspec.json.decode(await lines.readline())
    troupe = Troupe(Call(**call), say)
    playing = asyncio.create_task(troupe.play(ACTS))
    left = asyncio.create_task(lines.read())
    await asyncio.wait({playing, left}, timeout=HOURS * 3600, return_when=asyncio.FIRST_COMPLETED)
    for task in (playing, left):
        task.cancel()
    with contextlib.suppress(asyncio.CancelledError, Left, LineLost):
        await playing
    return 0


def say(remark: str) -> None:
    print(remark, flush=True)


async def reading() -> asyncio.StreamReader:
    """What comes in, to be waited for."""
    reader = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    return reader
