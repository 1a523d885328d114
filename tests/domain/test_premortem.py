"""Why this could fail: written alone, shown at one moment, and nobody's."""

import pytest

from server.domain.compartment import personal
from tests.playing import Play, refused


@pytest.fixture
def play() -> Play:
    return Play().running("commit")


def shown(play: Play) -> list[str]:
    return [one.text("text") for one in play.view.all("risk")]


def test_what_one_writes_is_in_ones_own_compartment_alone(play: Play) -> None:
    play.says("al", "write_causes", texts=[" Nobody used it ", "", "Nobody used it"])
    assert play.workshop.seen(personal("al")).causes == ["Nobody used it"]
    assert shown(play) == []


def test_all_of_it_is_shown_at_once_in_the_order_of_the_alphabet_each_once(play: Play) -> None:
    play.says("al", "write_causes", texts=["Too late", "Nobody used it"])
    play.says("hal", "write_causes", texts=["Nobody used it", "data was wrong"])
    play.fay("share_causes")
    assert shown(play) == ["data was wrong", "Nobody used it", "Too late"]
    assert {one.by for one in play.view.all("risk")} == {"fay"}


def test_what_comes_later_is_shown_when_it_is_asked_again_and_nothing_twice(play: Play) -> None:
    play.says("al", "write_causes", texts=["Too late"])
    play.fay("share_causes")
    with refused("nothing_written"):
        play.fay("share_causes")
    play.says("hal", "write_causes", texts=["Nobody used it"])
    play.fay("share_causes")
    assert shown(play) == ["Too late", "Nobody used it"]


def test_the_same_again_writes_nothing(play: Play) -> None:
    play.says("al", "write_causes", texts=["Too late"])
    assert play.says("al", "write_causes", texts=["Too late"]) == []


def test_only_the_facilitator_shows_it_and_only_people_in_a_function_write(play: Play) -> None:
    with refused("facilitators_only"):
        play.says("al", "share_causes")
    with refused("watching"):
        play.says("fay", "write_causes", texts=["I know"])
    with refused("wrong_value"):
        play.says("al", "write_causes", texts=[str(number) for number in range(6)])
    play.go("map")
    with refused("not_now"):
        play.says("al", "write_causes", texts=["Too late"])
