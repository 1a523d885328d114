"""Whether enough was marked for a room to compare its views: C02."""

import pytest

from server.domain.completeness import findings
from server.domain.plan.plan import plan
from tests.playing import CAST, Play

STEPS = ("s1", "s2", "s3")


def marked(**levels: tuple[str, ...]) -> Play:
    """People have marked these steps, and all is shown."""
    play = Play().running("mark")
    for person, steps in levels.items():
        for step in steps:
            play.mark(person, step, "person")
    play.fay("reveal")
    return play


def thin(play: Play) -> list[str]:
    return [one.text for one in findings(play.view) if one.rule == "C02"]


def test_a_room_in_which_all_have_marked_hears_nothing() -> None:
    assert thin(marked(**dict.fromkeys(CAST, STEPS))) == []


def test_before_the_reveal_nothing_is_said_whatever_was_marked() -> None:
    play = Play().running("mark")
    play.mark("al", "s1", "person")
    assert thin(play) == []


def test_a_function_that_marked_fewer_than_six_of_ten_steps_is_named() -> None:
    play = marked(**(dict.fromkeys(CAST, STEPS) | {"hal": ("s1",)}))
    assert thin(play) == ["HR has marked 1 of 3 steps"]


def test_two_functions_are_too_few_to_compare_views() -> None:
    assert thin(marked(al=STEPS, ida=STEPS))[0] == "Only 2 functions have marked: too few to compare views"
    assert thin(marked(al=STEPS))[0] == "Only one function has marked: too few to compare views"


def test_it_warns_in_every_length_of_agenda_and_holds_nothing_up() -> None:
    play = marked(al=STEPS)
    for agenda in ("90_minutes", "180_minutes", "450_minutes"):
        play.workshop.everyone.about.agenda = agenda
        assert {one.gate for one in findings(play.view) if one.rule == "C02"} == {"warns"}


def test_the_plan_tells_its_readers() -> None:
    found = plan(marked(**(dict.fromkeys(CAST, STEPS) | {"hal": ("s1",)})).view)
    assert "HR has marked 1 of 3 steps." in found.caveats


@pytest.mark.parametrize("pool", [2, 3])
def test_functions_that_are_shown_together_are_not_said_to_have_marked_less(pool: int) -> None:
    play = Play(pool_under=pool).running("mark")
    for person in CAST:
        for step in STEPS:
            play.mark(person, step, "person")
    play.fay("reveal")
    assert thin(play) == []
