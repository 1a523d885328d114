"""Calendars: what is opened again changes what is there, each day is whole, and nothing in a file is more than text.

Read by vobject, which did not write them, and line by line as RFC 5545 has it.
"""

import re
from datetime import date

import pytest
import vobject

from server.domain.blocks import Imprint
from server.domain.blocks.tasks import Tasks
from server.domain.report.tasks import tasks
from server.exports.calendar import events, todos
from server.exports.wish import Wish
from tests.exports.hostile import HOSTILE
from tests.exports.small_workshop import agreed, everyone, everything
from tests.playing import Play

IMPRINT = Imprint("Forecast", 1_795_305_600_000, "People", "https://crossflow.example/w/a/plan", "a1b2")
COMPONENTS = {"VCALENDAR", "VEVENT", "VTODO"}
PROPERTIES = {
    *("BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "UID", "DTSTAMP", "SEQUENCE", "SUMMARY"),
    *("DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP", "DTSTART", "DTEND", "DUE", "PRIORITY", "PERCENT-COMPLETE"),
}
"""No ATTENDEE, ORGANIZER, ATTACH, URL or VALARM: nothing that invites, loads or rings."""
PLAIN_TEXT = re.compile(r"(?:[^\\;,\x00-\x08\x0a-\x1f]|\\[\\;,nN])*")


def found(play: Play) -> Tasks:
    return tasks(everyone(play))


def entries(file: bytes) -> dict[str, vobject.base.Component]:
    """The entries by their UID, without the workshop's part of it."""
    components = vobject.readOne(file.decode()).components()
    return {one.uid.value.removesuffix(".a1b2@crossflow"): one for one in components}


def lines(file: bytes) -> list[str]:
    """The lines put together again, as a reader does first."""
    assert file.endswith(b"\r\n") and b"\n" not in file.replace(b"\r\n", b"")
    return file.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_each_day_of_the_plan_is_an_event() -> None:
    assert [*entries(events(found(agreed()), IMPRINT))] == [
        *("c1", "c1-first", "t1", "check-30", "check-60", "check-90")
    ]


def test_an_event_says_what_is_due_who_owns_it_why_and_where_the_plan_lives() -> None:
    due = entries(events(found(agreed()), IMPRINT))["c1"]
    assert due.summary.value == "Sales manager: From collecting to judging – Finn (Finance)"
    assert due.categories.value == ["Role"]
    for text in ("Why: 1 · Capture facts: The CRM knows.", "How we will see it: Overrides fall", IMPRINT.link):
        assert text in due.description.value


def test_days_are_whole_end_on_the_day_after_and_keep_nobody_busy() -> None:
    due = entries(events(found(agreed()), IMPRINT))["c1"]
    assert (due.dtstart.value, due.dtend.value) == (date(2027, 3, 1), date(2027, 3, 2))
    assert due.transp.value == "TRANSPARENT"
    assert "DTSTART;VALUE=DATE:20270301" in lines(events(found(agreed()), IMPRINT))


def test_checks_follow_the_first_one_at_its_distance_and_there_are_none_before_it_is_set() -> None:
    play = agreed()
    days = {id: one.dtstart.value for id, one in entries(events(found(play), IMPRINT)).items() if "check" in id}
    assert [*days.values()] == [date(2027, 2, 1), date(2027, 3, 3), date(2027, 4, 2)]
    play.put("fay", "purpose", check_on=None)
    assert not [id for id in entries(events(found(play), IMPRINT)) if "check" in id]


def test_a_line_keeps_its_uid_and_its_sequence_rises_with_every_change() -> None:
    play = agreed()
    before = entries(events(found(play), IMPRINT))["c1"]
    play.put("finn", "c1", due="2027-03-02")
    after = entries(events(found(play), IMPRINT))["c1"]
    assert after.uid.value == before.uid.value == "c1.a1b2@crossflow"
    assert int(after.sequence.value) > int(before.sequence.value)
    assert events(found(play), IMPRINT) == events(found(play), IMPRINT)


def test_what_was_dropped_is_cancelled_where_it_was_taken_before() -> None:
    play = agreed()
    play.put("finn", "c1", status="dropped")
    for file, id in ((events(found(play), IMPRINT), "c1"), (todos(found(play), IMPRINT), "c1-todo")):
        assert entries(file)[id].status.value == "CANCELLED"
        assert entries(file)[id].summary.value.startswith("Dropped: ")


def test_every_line_is_a_todo_with_a_day_or_without() -> None:
    made = entries(todos(found(agreed()), IMPRINT))
    assert [*made] == ["c1-todo", "c2-todo", "c3-todo", "c4-todo", "t1-todo"]
    assert made["c1-todo"].due.value == date(2027, 3, 1) and not hasattr(made["c2-todo"], "due")
    assert [made[id].priority.value for id in ("c1-todo", "c4-todo")] == ["1", "5"]


@pytest.mark.parametrize(
    ("status", "said", "percent"),
    [("proposed", "NEEDS-ACTION", None), ("in_progress", "IN-PROCESS", None), ("done", "COMPLETED", "100")],
)
def test_a_todo_says_how_far_it_is(status: str, said: str, percent: str | None) -> None:
    play = agreed()
    play.put("finn", "c1", status=status)
    todo = entries(todos(found(play), IMPRINT))["c1-todo"]
    assert todo.status.value == said
    assert (todo.percent_complete.value if percent else None) == percent


def test_somebodys_own_calendar_has_what_they_own_and_co_own_and_nothing_else() -> None:
    mine = Wish(owner="al").of(found(agreed()))
    assert [*entries(events(mine, IMPRINT))] == ["c1", "c1-first"]
    assert [*entries(todos(mine, IMPRINT))] == ["c1-todo", "c3-todo", "c4-todo"]
    assert [*entries(events(Wish(owner="nobody").of(found(agreed())), IMPRINT))] == []


def test_lines_are_folded_at_75_octets_and_never_within_a_letter() -> None:
    play = agreed()
    play.put("finn", "c1", measure="漢字" * 60 + "é" * 20)
    file = events(found(play), IMPRINT)
    assert max(map(len, file.split(b"\r\n"))) <= 75
    for line in file.split(b"\r\n"):
        line.decode()
    assert "漢字" * 60 + "é" * 20 in entries(file)["c1"].description.value


@pytest.mark.parametrize("text", [*HOSTILE, "a\r\nBEGIN:VALARM\r\nATTACH:http://x", "x\nEND:VEVENT", "\\n;,:\"'"])
def test_hostile_texts_add_no_line_no_property_and_no_entry(text: str) -> None:
    tame, odd = found(everything("Words")), found(everything(text))
    for write in (events, todos):
        file = write(odd, Imprint(text, 1_795_305_600_000, text, IMPRINT.link, "a1b2"))
        said = [line.partition(":") for line in lines(file)]
        assert {name.partition(";")[0] for name, _, _ in said} <= PROPERTIES
        assert {value for name, _, value in said if name in ("BEGIN", "END")} <= COMPONENTS
        assert [value for name, _, value in said if not PLAIN_TEXT.fullmatch(value)] == []
        assert [*entries(file)] == [*entries(write(tame, IMPRINT))]
