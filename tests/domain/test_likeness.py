"""Lines that look alike."""

import pytest

from server.domain.likeness import alike, share
from server.domain.record import Value
from tests.domain.test_change_rules import line, redesigning
from tests.exports.small_workshop import everyone
from tests.playing import Play


def roles(*said: tuple[str, str]) -> Play:
    play = redesigning()
    for number, (role, becomes) in enumerate(said, 1):
        line(play, "role_change", f"c{number}", role=role, becomes=becomes)
    return play


def pairs(play: Play) -> list[tuple[str, str]]:
    return [(one.first, one.second) for one in alike(everyone(play))]


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        (("Sales manager", "judges exceptions"), ("Sales managers", "Judges the exceptions"), True),
        (("Sales manager", "judges exceptions"), ("Sales manager", "coaches people"), False),
        (("Analyst", "explains the range"), ("Controller", "freezes the numbers"), False),
        (("Analyst", "explains"), ("analyst", "EXPLAINS"), True),
    ],
)
def test_two_lines_with_half_of_their_words_in_common_are_alike(
    one: tuple[str, str], two: tuple[str, str], found: bool
) -> None:
    assert bool(pairs(roles(one, two))) is found


def test_the_share_is_what_both_say_of_all_that_they_say() -> None:
    assert share(frozenset("abc"), frozenset("bcd")) == 0.5
    assert share(frozenset(), frozenset()) == 0


def test_the_most_alike_come_first_and_the_earlier_line_stands_first() -> None:
    play = roles(
        ("Analyst", "explains range weekly"), ("Analyst", "explains range"), ("Analyst", "explains range weekly")
    )
    assert pairs(play)[0] == ("c1", "c3")
    assert set(pairs(play)[1:]) == {("c1", "c2"), ("c2", "c3")}


def test_lines_of_other_kinds_and_dropped_lines_are_not_compared() -> None:
    play = roles(("Analyst", "explains range"))
    said: dict[str, Value] = {"capability": "Analyst explains range"}
    line(play, "capability_change", "c2", **said)
    line(play, "role_change", "c3", role="Analyst", becomes="explains range", status="dropped")
    assert pairs(play) == []


def test_lines_that_say_nothing_yet_are_not_alike() -> None:
    assert pairs(roles(("HR", ""), ("IT", ""))) == []
