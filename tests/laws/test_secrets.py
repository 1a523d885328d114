"""The twin test: two workshops that differ only in what one person said in private look the same to everybody else,
byte for byte, until the reveal that shows it; and differ at that reveal.

Every play is performed on a real room, again and again, each time with other secrets of one person. Compared is what
the others, a wall, somebody who watches and those who come late are sent; what they are refused when they pry; the
files and pages they can fetch; and the server's log.
"""

import pytest

from tests.laws.noticing import Comparison
from tests.laws.privately import KINDS, UNTOLD
from tests.laws.twins import answered_otherwise, twins, watched
from tests.live.benches import Bench
from tests.scenarios.plays import PLAYS

pytestmark = [pytest.mark.asyncio, pytest.mark.thorough]

every_play = pytest.mark.parametrize("name", PLAYS)


@every_play
async def test_a_room_takes_a_play_as_the_domain_does(name: str) -> None:
    play = watched(name)
    assert play.replay.refused == [one.get("refused", "") for one in play.said]


@every_play
async def test_the_twins_know_everything_that_is_said_in_private(name: str) -> None:
    assert watched(name).strays == set()


async def test_everything_that_can_be_said_in_private_is_said_in_some_play() -> None:
    assert {one["do"] for name in PLAYS for _, one in watched(name).secrets} == set(KINDS)


@every_play
async def test_what_one_person_says_in_private_nobody_else_can_tell(name: str) -> None:
    comparison = Comparison(watched(name))
    noticed = {twin.name: seen for twin in twins(watched(name)) if (seen := comparison.noticed(twin))}
    assert noticed == {}


@every_play
async def test_a_reveal_shows_what_was_kept_until_then(name: str) -> None:
    comparison = Comparison(watched(name))
    for twin in answered_otherwise(watched(name)):
        if twin.shown:
            assert comparison.hears_otherwise(twin, "wall", twin.until), twin


@every_play
async def test_whoever_says_something_else_in_private_is_told_so_but_not_of_what_is_nobodys(name: str) -> None:
    play = watched(name)
    comparison = Comparison(play)
    for twin in answered_otherwise(play):
        for place in twin.instead:
            by = play.said[place]["by"]
            if by in play.replay.bench.seats and "refused" not in play.said[place]:
                told = play.said[place]["do"] not in UNTOLD
                assert comparison.hears_otherwise(twin, by, place) == told, twin


async def test_there_are_twins_who_mark_other_steps_or_none() -> None:
    assert {twin.name.split(": ")[1] for twin in twins(watched("marking")) if twin.moved} == {"elsewhere", "taken back"}


async def test_a_view_that_changed_is_counted_and_not_named() -> None:
    by_al, by_ada = told_when_a_view_changes("al"), told_when_a_view_changes("ada")
    assert by_al["fay"] == by_ada["fay"] and by_al["wall"] == by_ada["wall"]
    assert '"views_changed":1' in "".join(by_al["fay"])


def told_when_a_view_changes(person: str) -> dict[str, list[str]]:
    bench = Bench()
    bench.ask("fay", {"do": "open_lobby"})
    bench.seat("fay")
    bench.seat("wall", "")
    bench.joined(al="sales", ada="sales")
    values = {"sponsor": "Sam", "room_may_decide": "Steps"}
    act = {"act": "set", "id": "purpose", "values": values, "was": dict.fromkeys(values)}
    bench.ask("fay", {"do": "edit", "acts": [act]}, {"do": "go", "block": "b-talk"}, {"do": "look_at", "step": "s1"})
    bench.ask(person, {"do": "change_view", "step": "s1", "on": True})
    return bench.sent
