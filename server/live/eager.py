"""Sending without waiting for one's turn on the event loop, as long as the line takes it.

A send nearly always finishes at once. Run as a task of its own it would cost several times what the sending costs,
for every seat and every turn; so it is run here and now, and only one that has to wait becomes a task.
"""

import asyncio
from collections.abc import Awaitable, Generator
from typing import Any


class Rest:
    """What is left of a piece of work that was begun by hand and had to wait."""

    def __init__(self, begun: Generator[Any, Any, None], waits_for: Any) -> None:
        self._begun, self._waits_for = begun, waits_for

    def __await__(self) -> Generator[Any, Any, None]:
        # The future goes to the task just as the work handed it out, so the task wakes it as if it were its own.
        yield self._waits_for
        yield from self._begun


def begin(work: Awaitable[None]) -> Rest | None:
    """Runs work until it is done (None) or has to wait (its rest, to be awaited). Raises what it raises."""
    begun = work.__await__()
    try:
        waits_for = next(begun)
    except StopIteration:
        return None
    return Rest(begun, waits_for)


async def awaited(rest: Rest) -> None:
    """A rest as a coroutine, which is what a task takes."""
    await rest


def later(rest: Rest) -> "asyncio.Task[None]":
    """A task for what is left."""
    return asyncio.get_running_loop().create_task(awaited(rest))
