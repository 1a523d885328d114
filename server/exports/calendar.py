"""A plan as a calendar (RFC 5545): an event for each day it names, or, apart, a to-do for each line.

Taken again and opened again it updates what is there: each entry keeps its UID, and its SEQUENCE rises. What was
dropped is cancelled. Days are whole; an event ends on the day after, as the format counts. Nothing that users typed is
more than a text: there is nobody invited, nothing attached, and no link but in words.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, Todo
from icalendar.prop import vText

from server.domain.blocks import Imprint, labelled
from server.domain.blocks.tasks import Check, Task, Tasks
from server.exports.letters import one_line

PRODUCT = "-//Crossflow//Plan//EN"
URGENT, NORMAL = 1, 5
STATUSES = {"open": "NEEDS-ACTION", "in_progress": "IN-PROCESS", "done": "COMPLETED", "dropped": "CANCELLED"}


def events(found: Tasks, imprint: Imprint) -> bytes:
    """What is due, first steps, and checks: an event for each day."""
    book = _calendar(imprint)
    for task in found.tasks:
        for event in _of_task(task, imprint):
            book.add_component(_stamped(event, found.revision, imprint))
    for check in found.checks:
        book.add_component(_stamped(_of_check(check, imprint), found.revision, imprint))
    return bytes(book.to_ical())


def todos(found: Tasks, imprint: Imprint) -> bytes:
    """A to-do for each line, with a day or without."""
    book = _calendar(imprint)
    for task in found.tasks:
        book.add_component(_stamped(_todo(task, imprint), found.revision, imprint))
    return bytes(book.to_ical())


def _calendar(imprint: Imprint) -> Calendar:
    book = Calendar()
    book.add("version", "2.0")
    book.add("prodid", PRODUCT)
    book.add("method", "PUBLISH")
    book["x-wr-calname"] = vText(one_line(imprint.workshop) or "Plan")
    return book


def _of_task(task: Task, imprint: Imprint) -> Iterator[Event]:
    """The day it is due, and the day of its first step."""
    if task.due:
        yield _event(_uid(task.id, imprint), task.due, _summary(task, task.title), (task, imprint))
    if task.first_step and task.first_step_by:
        first = f"First step: {task.first_step}"
        yield _event(_uid(f"{task.id}-first", imprint), task.first_step_by, _summary(task, first), (task, imprint))


def _event(uid: str, day: str, summary: str, about: tuple[Task, Imprint]) -> Event:
    task, imprint = about
    event = Event()
    event.add("uid", uid)
    _on(event, day)
    event.add("summary", summary)
    event.add("description", _description(task.says, imprint))
    event.add("categories", [task.kind_label])
    event.add("status", "CANCELLED" if task.is_dropped else "CONFIRMED")
    return event


def _of_check(check: Check, imprint: Imprint) -> Event:
    event = Event()
    event.add("uid", _uid(f"check-{check.after}", imprint))
    _on(event, check.on)
    event.add("summary", f"Day-{check.after} check: {one_line(imprint.workshop)}")
    event.add("description", _description((("Chair", check.chair),) if check.chair else (), imprint))
    event.add("categories", ["Check"])
    event.add("status", "CONFIRMED")
    return event


def _todo(task: Task, imprint: Imprint) -> Todo:
    todo = Todo()
    todo.add("uid", _uid(f"{task.id}-todo", imprint))
    if task.due:
        todo.add("due", date.fromisoformat(task.due))
    todo.add("summary", _summary(task, task.title))
    todo.add("description", _description(task.says, imprint))
    todo.add("categories", [task.kind_label])
    todo.add("priority", URGENT if task.is_urgent else NORMAL)
    todo.add("status", STATUSES[task.status])
    if task.status == "done":
        todo.add("percent-complete", 100)
    return todo


def _on(event: Event, day: str) -> None:
    """A whole day that keeps nobody from being asked to something else."""
    first = date.fromisoformat(day)
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(days=1))
    event.add("transp", "TRANSPARENT")


def _stamped(entry: Event | Todo, revision: int, imprint: Imprint) -> Event | Todo:
    entry.add("dtstamp", datetime.fromtimestamp(imprint.at / 1000, UTC))
    entry.add("sequence", revision)
    return entry


def _uid(id: str, imprint: Imprint) -> str:
    """The same for as long as the record lives, wherever the server is reached."""
    return f"{id}.{imprint.id or 'workshop'}@crossflow"


def _summary(task: Task, text: str) -> str:
    owner = f" – {task.owner_name}" if task.owner_name else ""
    return one_line(f"{'Dropped: ' if task.is_dropped else ''}{text}{owner}")


def _description(said: tuple[tuple[str, str], ...], imprint: Imprint) -> str:
    lines = [labelled(label, one_line(text)) for label, text in said]
    return "\n".join([*lines, f"Plan: {imprint.link}"] if imprint.link else lines)
