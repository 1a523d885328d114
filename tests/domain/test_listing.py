"""The list of who is expected, and coming as one of them."""

from typing import Any

import pytest

from server.domain.completeness import findings
from server.domain.doors import MOST_PEOPLE
from server.domain.listing import TakePlace
from server.domain.messages import Event, Refused
from tests.playing import Play, refused


def listed(play: Play, *people: tuple[str, str, str]) -> list[Event]:
    named: list[dict[str, Any]] = [{"id": id, "name": name, "function": function} for id, name, function in people]
    return play.fay("list_people", people=named)


def role_of(play: Play, person: str) -> str:
    return play.workshop.everyone.people[person].role


def test_who_is_expected_counts_nowhere_until_they_come() -> None:
    play = Play()
    play.fay("open_lobby")
    listed(play, ("mia", "Mia", "finance"))
    assert play.workshop.contributors() == []
    assert "Nobody from Finance is here" in [one.text for one in findings(play.view)]
    play.ask("mia", TakePlace())
    assert [one.function for one in play.workshop.contributors()] == ["finance"]
    assert "Nobody from Finance is here" not in [one.text for one in findings(play.view)]


def test_a_place_is_taken_once() -> None:
    play = Play().opened()
    listed(play, ("mia", "Mia", "finance"))
    play.ask("mia", TakePlace())
    for person in ("mia", "al"):
        with refused("taken"):
            play.ask(person, TakePlace())
    with refused("gone"):
        play.ask("stranger", TakePlace())


def test_a_list_pasted_twice_adds_nobody_twice_and_equal_names_get_a_number() -> None:
    play = Play().opened()
    listed(play, ("k1", "Kim Lee", "hr"), ("k2", " kim  lee ", "it"))
    assert [play.workshop.everyone.people[id].name for id in ("k1", "k2")] == ["Kim Lee", "kim lee 2"]
    assert listed(play, ("k3", "KIM LEE", "hr"), ("a2", "Al", "hr")) == []


def test_a_wrong_line_keeps_the_whole_list_out() -> None:
    play = Play().opened()
    with refused("missing"):
        listed(play, ("mia", "Mia", "finance"), ("bo", "Bo", "legal"))
    with refused("id_taken"):
        listed(play, ("mia", "Mia", "finance"), ("mia", "Bo", "hr"))
    assert "mia" not in play.workshop.everyone.people


def test_somebody_listed_without_a_function_watches() -> None:
    play = Play().opened()
    listed(play, ("wim", "Wim", ""))
    play.ask("wim", TakePlace())
    found = play.workshop.person("wim")
    assert found and found.role == "watcher"


def test_who_is_on_the_list_comes_by_the_same_doors_as_anybody() -> None:
    play = Play().opened()
    listed(play, ("mia", "Mia", "finance"), ("bo", "Bo", "hr"))
    play.fay("set_doors", passcode="blue door")
    with refused("missing"):
        play.ask("mia", TakePlace())
    play.fay("set_doors", approval=True)
    play.ask("mia", TakePlace("Blue Door"))
    assert role_of(play, "mia") == "expected"
    with refused("taken"):
        play.ask("mia", TakePlace("blue door"))
    play.fay("answer_knocks", people=["mia"], approve=True)
    assert role_of(play, "mia") == "participant"
    play.fay("set_doors", locked=True)
    with refused("door_locked"):
        play.ask("bo", TakePlace("blue door"))


def test_a_list_is_as_long_as_the_room_is_large_and_a_facilitators_alone() -> None:
    play = Play().opened()
    many = [(f"p{number}", f"Person {number}", "it") for number in range(MOST_PEOPLE)]
    listed(play, *many)
    with pytest.raises(Refused, match="up to 200 people"):
        listed(play, ("one-more", "Zoe", "it"))
    with refused("facilitators_only"):
        play.says("al", "list_people", people=[])


def test_somebody_can_be_taken_off_the_list() -> None:
    play = Play().opened()
    listed(play, ("mia", "Mia", "finance"))
    play.fay("remove_person", person="mia")
    with refused("gone"):
        play.ask("mia", TakePlace())
