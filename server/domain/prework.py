"""Pre-work: what each function knows and can say before the day, so that the room need not wait for it.

Every function says its mandate; which further topic is its own stands in its record. The page on which it is filled in,
the right to do so, and the counts that the facilitator sees all come from here.
"""

from typing import NamedTuple

import msgspec

from server.domain.record import EMPTY, Record
from server.domain.workshop import View


class Topic(NamedTuple):
    """What one function fills in: fields of every record of a kind; it may add some where the list is its own."""

    kind: str
    fields: tuple[str, ...]
    may_add: bool = False


MANDATE = ("mandate_today",)

TOPICS: dict[str, Topic] = {
    "volumes": Topic("step", ("volume_per_month", "minutes_per_case")),
    "sources": Topic("source", ("owner", "role", "sensitivity", "ai_may_use"), may_add=True),
    "incentives": Topic("current_incentive", ("rewarded_today",), may_add=True),
    "baselines": Topic("metric_option", ("baseline",), may_add=True),
}
"""By the options of a function's `prepares`."""


class Task(msgspec.Struct, omit_defaults=True):
    """One record to fill in, and which of its fields."""

    record: str
    fields: list[str]
    done: bool = False


class Prework(msgspec.Struct, omit_defaults=True):
    """What one function fills in, and how much of it is done. `adds` is the kind it may add to, if any."""

    tasks: list[Task]
    done: int = 0
    of: int = 0
    adds: str = ""


def topic_of(function: Record) -> Topic | None:
    return TOPICS.get(function.text("prepares"))


def prework(view: View) -> dict[str, Prework]:
    """By function, in lane order. A list that is still empty counts as one thing to do."""
    return {one.id: prework_of(view, one) for one in view.ordered("function")}


def prework_of(view: View, function: Record) -> Prework:
    tasks, topic = [task(function, MANDATE)], topic_of(function)
    found = view.ordered(topic.kind) if topic else []
    tasks += [task(one, topic.fields) for one in found if topic]
    adds = topic.kind if topic and topic.may_add else ""
    done = sum(one.done for one in tasks)
    return Prework(tasks=tasks, done=done, of=len(tasks) + bool(adds and not found), adds=adds)


def task(record: Record, fields: tuple[str, ...]) -> Task:
    return Task(record.id, list(fields), all(record.get(name) not in EMPTY for name in fields))
