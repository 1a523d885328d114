"""A workshop as domain tests see it: who says what, and what comes of it. No server, no clock."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from server.domain.catalog import read_command
from server.domain.compartment import About
from server.domain.making import MakeWorkshop
from server.domain.messages import Asking, Command, Event, Refused, Written, carry_out
from server.domain.people import Join
from server.domain.record import Value
from server.domain.workshop import View, Workshop

MINUTE = 60_000

FUNCTIONS = {"sales": "Sales", "it": "IT", "hr": "HR", "finance": "Finance", "operations": "Operations"}
STEPS = {"s1": ("Capture facts", "sales"), "s2": ("Check data", "operations"), "s3": ("Call the number", "finance")}
PHASES = ("frame", "map", "sources", "mark", "overview", "talk", "redesign", "commit", "agree")
CAST = {"al": "sales", "ada": "sales", "ida": "it", "hal": "hr", "finn": "finance", "olga": "operations"}


def given(kind: str, id: str, **values: Value) -> tuple[str, str, dict[str, Value]]:
    return kind, id, values


def template() -> list[tuple[str, str, dict[str, Value]]]:
    """Three steps over five functions, two handoffs, and a block for every phase."""
    return [
        ("purpose", "purpose", {"title": "Forecast", "decision_question": "What?", "end_event": "Done"}),
        *(given("function", key, name=name, order=n) for n, (key, name) in enumerate(FUNCTIONS.items())),
        *(given("step", key, name=s[0], owner=s[1], order=n) for n, (key, s) in enumerate(STEPS.items())),
        ("handoff", "h1", {"from_step": "s1", "to_step": "s2"}),
        ("handoff", "h2", {"from_step": "s2", "to_step": "s3"}),
        ("evidence", "e1", {"text": "Overrides often hurt"}),
        *(given("block", f"b-{phase}", phase=phase, minutes=8, order=n) for n, phase in enumerate(PHASES)),
    ]


def by_chance(at: int) -> str:
    """An id as if made by chance, the same in every run: its order has nothing to do with time."""
    return hashlib.sha256(str(at).encode()).hexdigest()[:24]


class Play:
    """One workshop in memory. Time passes one second a command, and where a test says so."""

    def __init__(
        self,
        levels: int = 3,
        named: bool = False,
        rehearsal: bool = False,
        begin: Command | None = None,
        **rules: Any,
    ) -> None:
        """A workshop made anew with these rules, or out of what else it begins with."""
        self.workshop = Workshop()
        self.at = 1_000_000
        self.present: frozenset[str] = frozenset()
        about = About("test", "90_minutes", levels, named, made_at=1, rehearsal=rehearsal, **rules)
        self.ask("fay", begin or MakeWorkshop(about, "Fay", template()))

    def ask(self, by: str, command: Command | dict[str, Any]) -> list[Written]:
        """Somebody asks for something, and it happens. Raises Refused."""
        self.at += 1000
        asked = command if isinstance(command, Command) else read_command(command)
        return carry_out(self.workshop, asked, Asking(by, self.at, self.present), by_chance(self.at))

    def fay(self, do: str, **fields: Any) -> list[Event]:
        """The facilitator asks."""
        return self.says("fay", do, **fields)

    def says(self, by: str, do: str, **fields: Any) -> list[Event]:
        return [one.event for one in self.ask(by, {"do": do, **fields})]

    def edit(self, by: str, *acts: dict[str, Any]) -> list[Event]:
        return self.says(by, "edit", acts=list(acts))

    def put(self, by: str, id: str, **values: Value) -> list[Event]:
        """Sets fields, based on what is there now."""
        record = self.workshop.record(id)
        was = {name: record.get(name) if record else None for name in values}
        return self.edit(by, {"act": "set", "id": id, "values": values, "was": was})

    def add(self, by: str, kind: str, id: str, **values: Value) -> list[Event]:
        return self.edit(by, {"act": "add", "kind": kind, "id": id, "values": values})

    def opened(self) -> "Play":
        """The lobby is open and the cast has joined."""
        self.fay("open_lobby")
        for person, function in CAST.items():
            self.ask(person, Join(person.title(), function))
        self.present = frozenset((*CAST, "fay"))
        return self

    def running(self, phase: str) -> "Play":
        """The cast is in this phase."""
        self.opened()
        self.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps, not pay")
        self.go(phase)
        return self

    def go(self, phase: str) -> None:
        self.fay("go", block=f"b-{phase}")

    def mark(self, by: str, step: str, level: str, **more: Any) -> list[Event]:
        return self.says(by, "mark_step", step=step, level=level, **more)

    def marked(self, **levels: str) -> "Play":
        """In the marking phase, people mark step s3 so: `al="person"`."""
        for person, level in levels.items():
            self.mark(person, "s3", level)
        return self

    @property
    def view(self) -> View:
        return View(self.workshop)

    def value(self, id: str, name: str) -> Value:
        record = self.workshop.record(id)
        return record.get(name) if record else None


@contextmanager
def refused(code: str) -> Iterator[None]:
    """What is asked for inside is refused with this code."""
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.code == code
