"""All rooms on this server, and the one loop in which their turns become durable together.

While a commit runs, the next turns gather. No room's commit waits for another's: all that are ready go in one.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable

from server.domain.messages import Refused
from server.live.protocol import Message
from server.live.room import Room, settle
from server.live.telling import answer_frame
from server.live.turn import Asked, Turn, where
from server.storage.event_log import EventLog, Log

log = logging.getLogger(__name__)

MOST_TRIES = 5
IDLE_SECONDS = 300
REST_PER_SEAT, LONGEST_REST = 0.00007, 0.007
"""Seconds from the beginning of a round of turns to the next at least, by the seats of its rooms. Telling a large room
costs most of a turn; commands that come close together share a message then, and nobody notices seven milliseconds."""
STOP_SECONDS = 5
"""How long a server that stops lets a disk that hangs keep it."""


def now() -> int:
    """Milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


class Rooms:
    """Opens rooms, runs their turns, drops them when nobody is there."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._rooms: dict[str, Room] = {}
        self._opening: dict[str, asyncio.Lock] = {}
        self._bell = asyncio.Event()
        self._round_over = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(self._run(), name="turns")

    async def stop(self) -> None:
        """Tells every seat to come back, and ends the turns once what waits is durable."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(STOP_SECONDS):
                while any(room.has_work for room in self._rooms.values()):
                    self._round_over.clear()
                    await self._round_over.wait()
        for room in self._rooms.values():
            for seat in list(room.seats):
                seat.close("closing")
        if self._task:
            self._task.cancel()

    async def open(self, workshop: str, epoch: str) -> Room:
        """The room of a workshop, read from its log if it is not in memory."""
        async with self._opening.setdefault(workshop, asyncio.Lock()):
            room = self._rooms.get(workshop)
            if not room:
                room = Room(workshop, epoch, self._bell.set)
                room.fill(await self._log.read(workshop))
                self._rooms[workshop] = room
            return room

    def drop_if_idle(self, room: Room) -> None:
        """Forgets a room some minutes after the last seat left it."""
        asyncio.get_running_loop().call_later(IDLE_SECONDS, self._drop, room)

    async def without(self, workshop: str, act: Callable[[str], Awaitable[None]]) -> bool:
        """Does something to a workshop while nobody can open its room; False, and nothing, while it is in use."""
        async with self._opening.setdefault(workshop, asyncio.Lock()):
            room = self._rooms.get(workshop)
            if room and (room.seats or room.has_work):
                return False
            self._rooms.pop(workshop, None)
            await act(workshop)
            return True

    async def end(self, workshop: str, act: Callable[[str], Awaitable[None]]) -> None:
        """Sends everybody away from a workshop, and does something to it before anybody can come back."""
        async with self._opening.setdefault(workshop, asyncio.Lock()):
            room = self._rooms.get(workshop)
            if room:
                self._send_away(room)
            await act(workshop)

    def _drop(self, room: Room) -> None:
        if not room.seats and not room.has_work and self._rooms.get(room.id) is room:
            del self._rooms[room.id]
            self._opening.pop(room.id, None)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        not_before = 0.0
        while True:
            await self._bell.wait()
            # Lets every message that has arrived by then take part in the turn.
            await asyncio.sleep(max(0.0, not_before - loop.time()))
            self._bell.clear()
            rooms = [room for room in self._rooms.values() if room.has_work]
            not_before = loop.time() + min(LONGEST_REST, REST_PER_SEAT * sum(len(room.seats) for room in rooms))
            try:
                await self._turn(rooms)
            except Exception:
                log.exception("a round of turns failed")
            self._round_over.set()

    async def _turn(self, rooms: list[Room]) -> None:
        turns = [(room, self._decided(room)) for room in rooms]
        writing = [(room, turn) for room, turn in turns if turn and turn.is_kept]
        durable = await self._committed(writing)
        for room, turn in turns:
            if turn is None or not durable.get(room.id, True):
                await self._rebuild(room, turn)
            else:
                self._told(room, turn)

    def _decided(self, room: Room) -> Turn | None:
        try:
            return room.take_turn(now())
        except Exception as error:
            log.error("room %s: a turn failed; it is read from the log again: %s", room.id, where(error))
            return None

    async def _committed(self, writing: list[tuple[Room, Turn]]) -> dict[str, bool]:
        if not writing:
            return {}
        try:
            outcome = await self._log.append([room.batch(turn) for room, turn in writing])
        except Exception:
            log.exception("a commit failed; its rooms are read from the log again")
            outcome = [False] * len(writing)
        return {room.id: good for (room, _), good in zip(writing, outcome, strict=True)}

    def _told(self, room: Room, turn: Turn) -> None:
        try:
            room.tell(turn)
        except Exception as error:
            log.error("room %s: telling failed; its seats come back: %s", room.id, where(error))
            self._send_away(room)

    async def _rebuild(self, room: Room, turn: Turn | None) -> None:
        """Drops the state, reads the log, and lets the commands of the failed turn be decided again."""
        if turn is None:
            self._send_away(room)
            return
        again = []
        for asked in turn.answered:
            asked.tries += 1
            asked.refusal = None
            if asked.tries < MOST_TRIES:
                again.append(asked)
                continue
            give_up(asked)
        room.waiting = again + room.waiting
        found = await self._read(room)
        if found is None:
            # Nothing may be decided on a state of which nobody knows whether it happened.
            self._send_away(room)
            return
        room.forget()
        room.fill(found)
        self._bell.set()

    async def _read(self, room: Room) -> Log | None:
        try:
            return await self._log.read(room.id)
        except Exception:
            log.exception("room %s: its log cannot be read; its seats come back", room.id)
            return None

    def _send_away(self, room: Room) -> None:
        """Forgets a room that can no longer be trusted; everybody in it comes back to a fresh one."""
        self._rooms.pop(room.id, None)
        for seat in list(room.seats):
            seat.close("restart")
        for asked in room.waiting:
            give_up(asked)
        for look in room.looks:
            look.answer.cancel()


def give_up(asked: Asked) -> None:
    """Tells whoever asked that it could not be made durable."""
    asked.refusal = Refused("not_saved", "This could not be saved. Wait a moment, then try again.")
    if asked.seat:
        asked.seat.send(Message([answer_frame(asked)]))
    settle(asked)
