"""The twin test: two workshops that differ only in what one person marked look the same to everybody else,
byte for byte, until the reveal; and differ after it.
"""

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from server.domain.archive.archive import archive
from server.domain.blocks import Imprint
from server.domain.report.report import report
from server.domain.workshop import View
from tests.live.benches import Bench

IMPRINT = Imprint(workshop="w", at=1)
Secret = dict[str, Any]

LEVELS: list[Secret] = [
    {"level": "person"},
    {"level": "automatic", "sure": 5, "why": "Same rule every day", "read_aloud": True},
    {"level": "stop"},
    {"level": "not_mine", "sure": 1},
]
GRADES: list[Secret] = [{"grade": 5}, {"grade": 1, "exceptions": ["c1"], "would_move": "Pay first"}, {"grade": 3}]


def in_phase(phase: str) -> Bench:
    """Two from Sales, one from IT, a watcher, a facilitator and a wall, all seated in this phase."""
    bench = Bench()
    bench.ask("fay", {"do": "open_lobby"})
    for name, person in (("fay", None), ("wall", "")):
        bench.seat(name, person)
    bench.joined(al="sales", ada="sales", ida="it")
    bench.joined(will="hr")
    bench.ask("fay", {"do": "move_person", "person": "will", "function": ""})
    values = {"sponsor": "Sam", "room_may_decide": "Steps"}
    act = {"act": "set", "id": "purpose", "values": values, "was": dict.fromkeys(values)}
    bench.ask("fay", {"do": "edit", "acts": [act]}, {"do": "go", "block": f"b-{phase}"})
    return bench


def marking(secret: Secret) -> Bench:
    """Al marks two steps so and so; others mark, ask for things that are refused, come late, export."""
    bench = in_phase("mark")
    bench.ask("al", {"do": "mark_step", "step": "s1"} | secret, {"do": "mark_step", "step": "s2"} | secret)
    bench.ask("ada", {"do": "mark_step", "step": "s1", "level": "person"})
    bench.ask("ada", {"do": "mark_step", "step": "s1", "level": "person", "person": "al"})
    bench.ask(
        "ida",
        {"do": "unmark_step", "step": "s1"},
        {"do": "reveal"},
        {"do": "mark_step", "step": "x", "level": "person"},
    )
    bench.ask("fay", {"do": "accept_aligned", "steps": ["s1"]}, {"do": "open_decision", "step": "s1", "mode": "shared"})
    bench.ask("fay", {"do": "extend_timer", "minutes": 1}, {"do": "close_workshop"})
    bench.ask("al", {"do": "ready", "on": True}, {"do": "raise_hand"})
    bench.seat("late", "ida")
    return bench


def marking_again(secret: Secret) -> Bench:
    """A second round on one step."""
    bench = in_phase("mark")
    bench.ask("al", {"do": "mark_step", "step": "s3", "level": "person"})
    bench.ask("ida", {"do": "mark_step", "step": "s3", "level": "automatic"})
    bench.ask("fay", {"do": "reveal"}, {"do": "go", "block": "b-talk"}, {"do": "mark_again", "steps": ["s3"]})
    bench.ask("al", {"do": "mark_step", "step": "s3"} | secret)
    bench.ask("ida", {"do": "mark_step", "step": "s3", "level": "shared"})
    bench.seat("late", "ada")
    return bench


def practising(secret: Secret) -> Bench:
    bench = Bench()
    bench.ask("fay", {"do": "open_lobby"})
    for name, person in (("fay", None), ("wall", "")):
        bench.seat(name, person)
    bench.joined(al="sales", ada="sales", ida="it", will="hr")
    bench.ask("al", {"do": "practise", "level": secret["level"]})
    return bench


def grading(secret: Secret) -> Bench:
    """Al grades the package so and so."""
    bench = in_phase("redesign")
    role = {"act": "add", "kind": "role_change", "id": "c1", "values": {"role": "Seller", "steps": ["s1"]}}
    bench.ask("ida", {"do": "edit", "acts": [role]})
    bench.ask("fay", {"do": "go", "block": "b-agree"})
    bench.ask("al", {"do": "grade_package"} | secret)
    bench.ask("ida", {"do": "grade_package", "grade": 4}, {"do": "reveal_grades"})
    bench.ask("fay", {"do": "close_workshop"})
    bench.seat("late", "ada")
    return bench


Scene = Callable[[Secret], Bench]
SCENES: list[tuple[Scene, list[Secret], str]] = [
    (marking, LEVELS, "reveal"),
    (marking_again, LEVELS, "reveal"),
    (grading, GRADES, "reveal_grades"),
]


def everything_others_have(bench: Bench) -> dict[str, object]:
    """Every byte sent to anybody but Al, and every export anybody but Al can make."""
    workshop = bench.room.workshop
    seen: dict[str, object] = {name: sent for name, sent in bench.sent.items() if name != "al"}
    for person in ("fay", "ada", "ida", "will"):
        view = View(workshop, workshop.reads(person))
        seen[f"{person}'s archive"] = msgspec.json.encode(archive(view, IMPRINT))
        seen[f"{person}'s report"] = msgspec.json.encode(report(view, IMPRINT))
    return seen


@pytest.mark.parametrize(("scene", "secrets", "reveal"), SCENES, ids=[scene.__name__ for scene, _, _ in SCENES])
def test_what_one_person_marks_shows_nowhere_before_the_reveal(
    scene: Scene, secrets: list[Secret], reveal: str
) -> None:
    async def compare() -> None:
        first, *others = [scene(secret) for secret in secrets]
        for other in others:
            assert everything_others_have(other) == everything_others_have(first)

    asyncio.run(compare())


@pytest.mark.parametrize(("scene", "secrets", "reveal"), SCENES, ids=[scene.__name__ for scene, _, _ in SCENES])
def test_after_the_reveal_it_shows(scene: Scene, secrets: list[Secret], reveal: str) -> None:
    async def compare() -> None:
        benches = [scene(secret) for secret in secrets]
        for bench in benches:
            bench.ask("fay", {"do": reveal})
        told = [bench.sent["ada"] for bench in benches]
        assert all(other != told[0] for other in told[1:])

    asyncio.run(compare())


def test_practice_shows_nowhere() -> None:
    async def compare() -> None:
        first, second = practising({"level": "person"}), practising({"level": "automatic"})
        assert everything_others_have(first) == everything_others_have(second)

    asyncio.run(compare())


def test_a_view_that_changed_is_counted_and_not_named() -> None:
    async def compare() -> None:
        by_al, by_ada = (told_by("al"), told_by("ada"))
        assert by_al["fay"] == by_ada["fay"] and by_al["wall"] == by_ada["wall"]
        assert '"views_changed":1' in "".join(by_al["fay"])

    def told_by(person: str) -> dict[str, list[str]]:
        bench = in_phase("talk")
        bench.ask("fay", {"do": "look_at", "step": "s1"})
        bench.ask(person, {"do": "change_view", "step": "s1", "on": True})
        return bench.sent

    asyncio.run(compare())
