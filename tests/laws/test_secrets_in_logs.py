"""What people say in private does not come out by way of the log either, not even when something breaks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from server.domain import marking
from server.domain.catalog import read_command
from server.domain.compartment import About
from server.domain.making import MakeWorkshop
from server.domain.messages import Refused
from server.domain.people import Join
from server.live.room import Room
from server.live.rooms import Rooms
from server.storage.database import Database, sqlite_url
from server.storage.event_log import EventLog
from tests.laws.privately import LONG
from tests.laws.replaying import logged
from tests.live.benches import Bench
from tests.playing import template

pytestmark = pytest.mark.asyncio

Json = dict[str, Any]

PURPOSE = {"sponsor": "Sam", "room_may_decide": "Steps"}
TO_THE_MARKING_PHASE: tuple[Json, ...] = (
    {"do": "open_lobby"},
    {"do": "edit", "acts": [{"act": "set", "id": "purpose", "values": PURPOSE, "was": dict.fromkeys(PURPOSE)}]},
    {"do": "go", "block": "b-mark"},
)
MARKS: tuple[Json, ...] = (
    {"do": "mark_step", "step": "s1", "level": "person"},
    {"do": "mark_step", "step": "s1", "level": "automatic", "sure": 5, "why": LONG},
)


async def test_a_rule_that_breaks_on_a_mark_is_logged_without_the_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(workshop: object, level: str) -> str:
        raise KeyError(level)

    monkeypatch.setattr(marking, "checked_level", broken)
    lines: list[list[str]] = [[], []]
    for found, mark in zip(lines, MARKS, strict=True):
        bench = Bench()
        bench.ask("fay", *TO_THE_MARKING_PHASE)
        bench.joined(al="sales")
        with logged(found):
            assert bench.ask("al", mark) == ["broken"]
    assert lines[0] == lines[1]
    assert all(word in lines[0][0] for word in ("MarkStep", "KeyError", "in broken"))


async def test_a_mark_that_cannot_be_saved_is_not_logged(tmp_path: Path) -> None:
    lines = [await logged_on_a_full_disk(tmp_path / mark["level"], mark) for mark in MARKS]
    assert lines[0] == lines[1]
    assert "disk is full" in "".join(lines[0])


async def logged_on_a_full_disk(folder: Path, mark: Json) -> list[str]:
    """What the server logs when somebody's mark cannot be saved."""
    folder.mkdir()
    database = Database(sqlite_url(folder))
    database.migrate()
    rooms = Rooms(EventLog(database))
    rooms.start()
    room = await rooms.open("w", "e")
    await room.ask_and_wait(MakeWorkshop(About(made_at=1), "Fay", template()), "fay", "made")
    await asked(room, "fay", TO_THE_MARKING_PHASE)
    await room.ask_and_wait(Join("Al", "sales"), "al", "join")
    await fill(database, room)
    lines: list[str] = []
    with logged(lines), pytest.raises(Refused, match="could not be saved"):
        await asked(room, "al", [mark])
    await rooms.stop()
    database.close()
    return lines


async def fill(database: Database, room: Room) -> None:
    """The disk is full: not even the shortest thing that can be said is saved any more."""
    await database.write_on_connection(
        lambda connection: connection.connection.cursor().execute("PRAGMA max_page_count = 1")
    )
    with pytest.raises(Refused, match="could not be saved"):
        for number in range(200):
            await room.ask_and_wait(read_command({"do": "ready", "on": number % 2 == 0}), "fay", f"{number}")


async def asked(room: Room, by: str, commands: Sequence[Json]) -> None:
    for number, command in enumerate(commands):
        await room.ask_and_wait(read_command(command), by, f"asked {number}")
