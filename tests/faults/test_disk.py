"""The database refuses: nobody is told that something happened which did not."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from server.domain.catalog import read_command
from server.domain.compartment import About
from server.domain.making import MakeWorkshop
from server.domain.marking import Unmarked
from server.domain.messages import Asking, Command, Refused, Written, to_person
from server.domain.people import Join
from server.domain.workshop import Workshop
from server.live.rooms import MOST_TRIES, Rooms
from server.live.seat import Seat
from server.storage.database import Database, sqlite_url
from server.storage.event_log import Batch, EventLog, Log
from tests.playing import template

pytestmark = pytest.mark.asyncio


class Stubborn(EventLog):
    """A log whose disk is full for the next so many commits, and cannot be read so many times."""

    failures = 0
    unreadable = 0

    async def append(self, batches: Sequence[Batch]) -> list[bool]:
        if self.failures:
            self.failures -= 1
            raise OperationalError("insert", {}, Exception("database or disk is full"))
        return await super().append(batches)

    async def read(self, workshop: str) -> Log:
        if self.unreadable:
            self.unreadable -= 1
            raise OperationalError("select", {}, Exception("the server closed the connection"))
        return await super().read(workshop)


class Broken(Command, frozen=True):
    """A command with a bug: what it says happened cannot be applied."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        return [to_person(asking.by, Unmarked(step="none", round="1"))]


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
    kept = (await log.read("w")).kept
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


async def test_while_the_log_cannot_be_read_either_nothing_is_decided_on_an_empty_state(tmp_path: Path) -> None:
    database, log, rooms = await opened(tmp_path)
    room, other = await rooms.open("w", "e"), await rooms.open("v", "e")
    for one in (room, other):
        await one.ask_and_wait(MakeWorkshop(About(made_at=1), "Fay", template()), "fay", "made")
    seat = Seat("fay", 1 << 20)
    room.take_seat(seat, ("", {}), 1)
    log.failures = log.unreadable = 1
    with pytest.raises(Refused) as refused:
        await room.ask_and_wait(read_command({"do": "open_lobby"}), "fay", "open")
    assert (refused.value.code, seat.closing) == ("not_saved", "restart")
    again = await rooms.open("w", "e")
    await again.ask_and_wait(read_command({"do": "open_lobby"}), "fay", "open")
    assert (again.workshop.agenda.status, other.workshop.agenda.status) == ("lobby", "draft")
    await rooms.stop()
    database.close()


async def test_a_turn_that_fails_leaves_nobody_without_an_answer(tmp_path: Path) -> None:
    database, _, rooms = await opened(tmp_path)
    room = await rooms.open("w", "e")
    await room.ask_and_wait(MakeWorkshop(About(made_at=1), "Fay", template()), "fay", "made")
    asked = [
        asyncio.create_task(room.ask_and_wait(command, "fay", ref))
        for ref, command in (("open", read_command({"do": "open_lobby"})), ("bug", Broken()))
    ]
    answers = await asyncio.wait_for(asyncio.gather(*asked, return_exceptions=True), 10)
    assert [getattr(one, "code", "") for one in answers] == ["not_saved", "not_saved"]
    assert (await rooms.open("w", "e")).workshop.agenda.status == "draft"
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
    kept = (await log.read("w")).kept
    assert sorted(one.number for one in kept if one.compartment == "everyone") == [
        *range(1, 1 + sum(one.compartment == "everyone" for one in kept))
    ]
    names = {one.name for room in (here, there) for one in room.workshop.everyone.people.values()}
    assert "Al" in names and len([one for one in kept if one.ref == "join"]) == 2
    await rooms.stop()
    await other.stop()
    database.close()
