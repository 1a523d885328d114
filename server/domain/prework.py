"""Pre-work: what each function knows and can say before the day, so that the room need not wait for it.

Every function says its mandate; which further topic is its own stands in its record. The page on which it is filled in,
the right to do so, and the counts that the facilitator sees all come from here.
"""

from typing import NamedTuple

import msgspec

from server.domain.aims import ASKED
from server.domain.record import EMPTY, Record
from server.domain.workshop import View


class Topic(NamedTuple):
    """What one function fills in: fields of every record of a kind; it may add some where the list is its own."""

    kind: str
    fields: tuple[str, ...]
    may_add: bool = False
    optional: bool = False
    """Whether a list that is still empty asks for nothing."""


MANDATE = ("mandate_today",)
OWN = (*MANDATE, *ASKED)
"""What every function says of itself; what it wants most it may leave out."""

TOPICS: dict[str, tuple[Topic, ...]] = {
    "volumes": (Topic("step", ("volume_per_month", "minutes_per_case")),),
    "sources": (
        Topic("source", ("owner", "role", "sensitivity", "ai_may_use"), may_add=True),
        Topic("boundary", ("can", "cannot"), may_add=True, optional=True),
        Topic("digital_worker", ("tool",), may_add=True, optional=True),
    ),
    "incentives": (Topic("current_incentive", ("rewarded_today",), may_add=True),),
    "baselines": (Topic("metric_option", ("baseline",), may_add=True),),
}
"""By the options of a function's `prepares`."""


class Task(msgspec.Struct, omit_defaults=True):
    """One record to fill in, and which of its fields."""

    record: str
    fields: list[str]
    done: bool = False


class Prework(msgspec.Struct, omit_defaults=True):
    """What one function fills in, and how much of it is done. `kinds` are those of its topics, `adds` those of them to
    which it may add."""

    tasks: list[Task]
    done: int = 0
    of: int = 0
    kinds: list[str] = []
    adds: list[str] = []


def topics_of(function: Record) -> tuple[Topic, ...]:
    return TOPICS.get(function.text("prepares"), ())


def prework(view: View) -> dict[str, Prework]:
    """By function, in lane order. A list that is still empty counts as one thing to do."""
    return {one.id: prework_of(view, one) for one in view.ordered("function")}


def prework_of(view: View, function: Record) -> Prework:
    topics = topics_of(function)
    tasks = [
        Task(function.id, list(OWN), task(function, MANDATE).done),
        *(task(one, topic.fields) for topic in topics for one in view.ordered(topic.kind)),
    ]
    empty = sum(topic.may_add and not topic.optional and not view.all(topic.kind) for topic in topics)
    return Prework(
        tasks=tasks,
        done=sum(one.done for one in tasks),
        of=len(tasks) + empty,
        kinds=[topic.kind for topic in topics],
        adds=[topic.kind for topic in topics if topic.may_add],
    )


def task(record: Record, fields: tuple[str, ...]) -> Task:
    return Task(record.id, list(fields), all(record.get(name) not in EMPTY for name in fields))
