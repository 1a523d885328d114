"""Law: nothing that is stored or logged joins a person and what they answered in a pulse, or wrote without their name.

The same room is played twice on a database of its own, with other answers and by other hands. What the two files hold
is the same, row for row, but for the sums that are shown; and once a pulse is over no file holds how it grew.
"""

import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from server.domain.catalog import read_command
from server.domain.compartment import About
from server.domain.making import MakeWorkshop
from server.domain.people import Join
from server.live.room import Room
from server.live.rooms import Rooms
from server.storage.database import Database, sqlite_url
from server.storage.event_log import EventLog
from tests.laws.replaying import logged
from tests.playing import CAST, by_chance, template

pytestmark = pytest.mark.asyncio

Json = dict[str, Any]

PURPOSE = {"sponsor": "Sam", "room_may_decide": "Steps"}
WORRY, OTHER = "Will my job go to a machine?", "Nobody asked my team"
BEGIN: tuple[Json, ...] = (
    {"do": "edit", "acts": [{"act": "set", "id": "purpose", "values": PURPOSE, "was": dict.fromkeys(PURPOSE)}]},
    {"do": "go", "block": "b-frame"},
)


class Performance(NamedTuple):
    """What a database and the log of the server hold after the room was played."""

    open_rows: dict[str, list[Any]]
    """While the pulse was open and the concerns waited."""
    rows: dict[str, list[Any]]
    open_bytes: bytes
    bytes: bytes
    log: list[str]


async def performed(
    folder: Path, answers: tuple[int, ...], writers: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> Performance:
    """Six answer, two write, and the workshop closes."""
    folder.mkdir()
    moments, chance = count(1_000_000, 1000), count()
    monkeypatch.setattr("server.live.rooms.now", lambda: next(moments))
    database = Database(sqlite_url(folder))
    database.migrate()
    rooms = Rooms(EventLog(database))
    lines: list[str] = []
    with logged(lines):
        rooms.start()
        room = await rooms.open("w", "e")
        room.fresh = lambda: by_chance(next(chance))
        await begun(room)
        for person, answer in zip(CAST, answers, strict=True):
            asked = {"do": "answer_pulse", "occasion": "start", "question": "safe", "answer": answer}
            await room.ask_and_wait(read_command(asked), person, f"{person}-1")
        open_rows, open_bytes = rows(folder), content(folder)
        await room.ask_and_wait(read_command({"do": "go", "block": "b-commit"}), "fay", "on")
        after_pulse = content(folder)
        for person, text in zip(writers, (WORRY, OTHER), strict=True):
            await room.ask_and_wait(read_command({"do": "write_concern", "text": text}), person, f"{text}-2")
        open_rows |= {"held with concerns": rows(folder)["held"]}
        await room.ask_and_wait(read_command({"do": "close_workshop", "despite": "Out of time"}), "fay", "end")
        await rooms.stop()
    found = Performance(open_rows, rows(folder), open_bytes, after_pulse + content(folder), lines)
    database.close()
    return found


async def begun(room: Room) -> None:
    await room.ask_and_wait(MakeWorkshop(About(made_at=1, pulses=True), "Fay", template()), "fay", "made")
    await room.ask_and_wait(read_command({"do": "open_lobby"}), "fay", "lobby")
    for person, function in CAST.items():
        await room.ask_and_wait(Join(person.title(), function), person, "join")
    for number, one in enumerate(BEGIN):
        await room.ask_and_wait(read_command(one), "fay", f"begin {number}")


def rows(folder: Path) -> dict[str, list[Any]]:
    """Every row of every table."""
    with closing(sqlite3.connect(folder / "crossflow.db")) as connection:
        names = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        return {name: list(connection.execute(f'select rowid, * from "{name}"')) for name in names}


def content(folder: Path) -> bytes:
    """The database as its files hold it, with SQLite's log of changed pages."""
    return b"".join(one.read_bytes() for one in sorted(folder.glob("crossflow.db*")))


def without_results(found: list[Any]) -> list[Any]:
    return [row for row in found if '"pulse_closed"' not in str(row)]


async def test_who_answered_how_changes_no_row_but_the_sums(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = await performed(tmp_path / "one", (1, 2, 3, 4, 5, 5), ("al", "hal"), monkeypatch)
    other = await performed(tmp_path / "other", (5, 5, 4, 3, 2, 1), ("al", "hal"), monkeypatch)
    assert one.open_rows == other.open_rows
    assert one.rows == other.rows
    assert one.log == other.log


async def test_other_answers_change_the_sums_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = await performed(tmp_path / "one", (1, 1, 1, 1, 1, 1), ("al", "hal"), monkeypatch)
    other = await performed(tmp_path / "other", (5, 4, 5, 4, 5, 3), ("al", "hal"), monkeypatch)
    assert one.open_rows["event"] == other.open_rows["event"]
    assert without_results(one.rows["event"]) == without_results(other.rows["event"])
    assert one.open_rows["held"] != other.open_rows["held"]
    assert one.log == other.log


async def test_who_wrote_a_concern_changes_nothing_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = await performed(tmp_path / "one", (1, 2, 3, 4, 5, 5), ("al", "hal"), monkeypatch)
    other = await performed(tmp_path / "other", (1, 2, 3, 4, 5, 5), ("olga", "finn"), monkeypatch)
    assert one.open_rows == other.open_rows
    assert one.rows == other.rows
    assert one.log == other.log


async def test_what_is_held_knows_no_person_no_time_and_no_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = await performed(tmp_path / "one", (1, 2, 3, 4, 5, 5), ("al", "hal"), monkeypatch)
    ((_, workshop, text),) = found.open_rows["held"]
    assert (workshop, text) == ("w", '{"tallies":{"start":{"safe":{"1":1,"2":1,"3":1,"4":1,"5":2}}}}')
    ((_, _, waiting),) = found.open_rows["held with concerns"]
    assert not any(f'"{person}"' in waiting for person in CAST)
    assert [text for _, _, text in found.rows["held"]] == ["{}"]


async def test_once_it_is_over_no_file_holds_how_a_tally_grew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = await performed(tmp_path / "one", (1, 2, 3, 4, 5, 5), ("al", "hal"), monkeypatch)
    assert found.open_bytes.count(b'{"tallies"') > 1
    assert b'{"tallies"' not in found.bytes


async def test_a_concern_stands_with_nobody_in_any_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = await performed(tmp_path / "one", (1, 2, 3, 4, 5, 5), ("al", "hal"), monkeypatch)
    telling = [row for table in found.rows.values() for row in table if WORRY in str(row)]
    (told,) = telling
    assert not any(f"'{person}'" in str(told) or f'"{person}"' in str(told) for person in CAST)
    assert not any(WORRY in line or OTHER in line for line in found.log)


async def test_the_schema_has_no_place_for_an_answer_beside_a_person(tmp_path: Path) -> None:
    database = Database(sqlite_url(tmp_path))
    database.migrate()
    database.close()
    with closing(sqlite3.connect(tmp_path / "crossflow.db")) as connection:
        columns = [name for _, name, *_ in connection.execute("pragma table_info(held)")]
    assert columns == ["workshop", "text"]
