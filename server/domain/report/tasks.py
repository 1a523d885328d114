"""The changes and actions of a view as tasks, with all that they say, so that it survives any importer."""

from collections.abc import Iterator
from datetime import date, timedelta

from server.domain.blocks.tasks import Check, Status, Task, Tasks
from server.domain.plan.change_lines import changes, line
from server.domain.plan.front_page import DESPITE, standing
from server.domain.plan.step_decisions import step_decisions
from server.domain.record import Record
from server.domain.records import KINDS
from server.domain.records.change import Change
from server.domain.records.changes import Action
from server.domain.wording import Wording
from server.domain.workshop import View

CHECKS = (30, 60, 90)
"""Days after which a plan is looked at again; the room sets the first, the others follow it at the same distance."""
SAID_ELSEWHERE = ("steps", "status", "answer", "group")
STATUSES: dict[str, Status] = {"in_progress": "in_progress", "done": "done", "dropped": "dropped"}


def tasks(view: View) -> Tasks:
    """The tasks of a view: changes kind by kind, then actions; and its checks."""
    words = Wording(view)
    whys = {one.steps[0].id: one.why for one in step_decisions(words) if one.steps and one.why}
    found = [_change(words, one, whys) for one in changes(view)] + [_action(words, one) for one in view.all("action")]
    return Tasks(tasks=tuple(found), checks=tuple(checks(words)), revision=view.everyone.number)


def checks(words: Wording) -> Iterator[Check]:
    """The days on which the plan is looked at again; none before the room set the first."""
    purpose = words.view.purpose()
    first = purpose.text("check_on")
    if first:
        for after in CHECKS:
            on = date.fromisoformat(first) + timedelta(days=after - CHECKS[0])
            yield Check(after=after, on=on.isoformat(), chair=words.field(purpose, "check_chair"))


def _change(words: Wording, record: Record, whys: dict[str, str]) -> Task:
    said, kind = line(words, record), KINDS[record.kind]
    reasons = "\n".join(f"{one.words}: {whys[one.id]}" for one in said.steps if one.id in whys)
    own = sorted(kind.fields, key=lambda name: name in Change.fields)
    told = (
        *((kind.fields[name].label, words.field(record, name)) for name in own if name not in SAID_ELSEWHERE),
        ("Steps", "; ".join(one.words for one in said.steps)),
        ("Why", reasons),
        (DESPITE, standing(words.view).despite),
    )
    return Task(
        id=record.id,
        kind=said.kind,
        kind_label=said.kind_label,
        group=kind.plural,
        title=said.title,
        says=_filled(told),
        steps=tuple((one.number, one.name) for one in said.steps),
        owner=record.text("owner"),
        owner_name=said.owner,
        co_owner=record.text("co_owner"),
        co_owner_name=said.co_owner,
        functions=_functions(words, record.text("owner"), record.text("co_owner")),
        first_step=said.first_step,
        first_step_by=said.first_step_by,
        due=said.due,
        status=STATUSES.get(record.text("status"), "open"),
        status_label=said.status,
        is_urgent=_is_urgent(words.view, record.list("steps")),
    )


def _action(words: Wording, record: Record) -> Task:
    steps = words.steps([record.text("step")])
    told = (
        ("Steps", "; ".join(one.words for one in steps)),
        ("Owner", words.field(record, "owner")),
        ("Due", record.text("due")),
        ("Details", "\n".join(record.list("detail"))),
        (DESPITE, standing(words.view).despite),
    )
    return Task(
        id=record.id,
        kind="action",
        kind_label=Action.singular,
        group=Action.plural,
        title=record.text("title"),
        says=_filled(told),
        steps=tuple((one.number, one.name) for one in steps),
        owner=record.text("owner"),
        owner_name=words.field(record, "owner"),
        functions=_functions(words, record.text("owner")),
        due=record.text("due"),
        status=STATUSES.get(record.text("status"), "open"),
        status_label=words.field(record, "status") or "Open",
        is_urgent=_is_urgent(words.view, [record.text("step")]),
    )


def _filled(told: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in told if pair[1])


def _functions(words: Wording, *people: str) -> tuple[str, ...]:
    named = (words.function(words.view.function_of(one)) for one in people if one)
    return tuple(dict.fromkeys(one for one in named if one))


def _is_urgent(view: View, steps: list[str]) -> bool:
    found = (view.record(one) for one in steps)
    return any(one.text("focus") == "now" for one in found if one)
