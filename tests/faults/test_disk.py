"""The database refuses: nobody is told that something happened which did not."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from server.domain.catalog import read_command
from server.domain.compartment import About
from server.domain.making import MakeWorkshop
from server.domain.messages import Refused
from server.domain.people import Join
from server.live.rooms import MOST_TRIES, Rooms
from server.storage.database import Database, sqlite_url
from server.storage.event_log import Batch, EventLog
from tests.playing import template

pytestmark = pytest.mark.asyncio


class Stubborn(EventLog):
    """A log whose disk is full for the next so many commits."""

    failures = 0

    async def append(self, batches: Sequence[Batch]) -> list[bool]:
        if self.failures:
            self.failures -= 1
            raise OperationalError("insert", {}, Exception("database or disk is full"))
        return await super().append(batches)


async def opened(folder: Path) -> tuple[Database, Stubborn, Rooms]:
    database = Database(sqlite_url(folder))
    database.migrate()
    log = Stubborn(database)
    rooms = Rooms(log)
    rooms.start()
    return database, log, rooms


async def test_what_could_not_be_saved_is_decided_again_and_happens_once(tmp_path: Path) -> None:
    database, log, rooms = await opened(tmp_path)
    room = await rooms.open("w", "e")
    await room.ask_and_wait(MakeWorkshop(About(made_at=1), "Fay", template()), "fay", "made")
    log.failures = 2
    await room.ask_and_wait(read_command({"do": "open_lobby"}), "fay", "open")
    await room.ask_and_wait(Join("Al", "sales"), "al", "join")
    kept = await log.read("w")
    assert [one.number for one in kept if one.compartment == "everyone"] == list(
        range(1, room.workshop.everyone.number + 1)
    )
    assert [one.ref for one in kept if one.ref] == ["made", "open", "join"]
    await rooms.stop()
    database.close()


async def test_after_five_tries_it_is_refused_and_the_state_is_as_before(tmp_path: Path) -> None:
    database, log, rooms = await opened(tmp_path)
    room = await rooms.open("w", "e")
    await room.ask_and_wait(MakeWorkshop(About(made_at=1), "Fay", template()), "fay", "made")
    log.failures = MOST_TRIES
    with pytest.raises(Refused, match="could not be saved"):
        await room.ask_and_wait(read_command({"do": "open_lobby"}), "fay", "open")
    assert await room.look(lambda: room.workshop.agenda.status) == "draft"
    await room.ask_and_wait(read_command({"do": "open_lobby"}), "fay", "open")
    assert room.workshop.agenda.status == "lobby"
    await rooms.stop()
    database.close()


async def test_a_log_that_somebody_else_wrote_to_is_read_and_decided_on_again(tmp_path: Path) -> None:
    """Two servers on one database: the loser of a race reads what it missed and decides again."""
    database, log, rooms = await opened(tmp_path)
    other = Rooms(log)
    other.start()
    here = await rooms.open("w", "e")
    await here.ask_and_wait(MakeWorkshop(About(made_at=1), "Fay", template()), "fay", "made")
    await here.ask_and_wait(read_command({"do": "open_lobby"}), "fay", "open")
    there = await other.open("w", "e")
    await asyncio.gather(
        there.ask_and_wait(Join("Al", "sales"), "al", "join"),
        here.ask_and_wait(Join("Al", "it"), "bo", "join"),
    )
    kept = await log.read("w")
    assert sorted(one.number for one in kept if one.compartment == "everyone") == [
        *range(1, 1 + sum(one.compartment == "everyone" for one in kept))
    ]
    names = {one.name for room in (here, there) for one in room.workshop.everyone.people.values()}
    assert "Al" in names and len([one for one in kept if one.ref == "join"]) == 2
    await rooms.stop()
    await other.stop()
    database.close()
