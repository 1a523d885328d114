"""Reasons to tick, could it and should it, pooling in a reveal, and explaining back."""

from typing import Any

import msgspec
import pytest

from server.domain.archive.archive import archive
from server.domain.archive.as_agenda import as_agenda
from server.domain.archive.restoring import restore
from server.domain.blocks import Imprint
from server.domain.compartment import Round, personal
from server.domain.overview import overview
from server.domain.rehearsing import copied
from server.domain.template import parse_agenda
from tests.playing import Play, refused

ALL = {"reasons": True, "could_should": True}


def asking(levels: int = 5, **rules: Any) -> Play:
    """The cast marks in a workshop with these rules; IT says what AI can do."""
    play = Play(levels=levels, **rules)
    play.put("fay", "it", prepares="sources")
    return play.running("mark")


def revealed(play: Play, step: str = "s1") -> Round:
    play.fay("reveal")
    return play.workshop.everyone.rounds[step][-1]


def crowd(play: Play, function: str, many: int) -> list[str]:
    """So many more people of a function, for whom the facilitator enters."""
    names = [f"{function}{number}" for number in range(many)]
    for name in names:
        play.fay("add_person", id=name, name=name.title(), function=function)
    return names


def test_up_to_three_reasons_are_kept_with_a_mark_each_once_in_the_order_of_their_list() -> None:
    play = asking(**ALL)
    play.mark("al", "s1", "person", reasons=["scale", "physical", "scale", "frees_time"])
    assert play.workshop.part(personal("al")).marks["s1"]["1"].reasons == ["physical", "frees_time", "scale"]


@pytest.mark.parametrize("reasons", [["physical", "scale", "stressful", "difficult"], ["because"]])
def test_other_reasons_than_those_shown_or_more_than_three_are_refused(reasons: list[str]) -> None:
    with refused("wrong_value"):
        asking(**ALL).mark("al", "s1", "person", reasons=reasons)


def test_a_workshop_that_does_not_ask_takes_no_reasons_and_no_answers() -> None:
    play = asking()
    with refused("not_asked"):
        play.mark("al", "s1", "person", reasons=["scale"])
    with refused("not_asked"):
        play.mark("al", "s1", "person", should=4)
    with refused("not_asked"):
        play.mark("ida", "s1", "person", could=4)


def test_it_says_if_it_could_and_the_owner_says_if_it_should() -> None:
    play = asking(**ALL)
    play.mark("ida", "s1", "automatic", could=5)
    play.mark("al", "s1", "person", should=2)
    with refused("not_asked"):
        play.mark("al", "s1", "person", could=5)
    with refused("not_asked"):
        play.mark("ida", "s1", "automatic", should=5)
    with refused("wrong_value"):
        play.mark("ida", "s1", "automatic", could=6)
    found = revealed(play)
    assert (found.could, found.should) == ({"5": 1}, {"2": 1})
    said = overview(play.view).steps["s1"]
    assert (said.could, said.should, said.zone) == (5, 2, "red_light")


def test_before_the_reveal_nothing_of_it_is_in_what_everyone_reads() -> None:
    play = asking(**ALL)
    before = msgspec.json.encode(play.workshop.everyone)
    play.mark("ida", "s1", "automatic", reasons=["scale"], could=5)
    assert msgspec.json.encode(play.workshop.everyone) == before


def test_how_many_ticked_a_reason_is_said_of_four_answers_on() -> None:
    play = asking(**ALL)
    for person in ("al", "ada"):
        play.mark(person, "s1", "person", reasons=["physical"])
    assert revealed(play).reasons == {"sales": {"physical": 0}}
    play = asking(**ALL)
    for person in crowd(play, "sales", 3):
        play.mark("fay", "s1", "person", person=person, reasons=["physical"])
    play.mark("al", "s1", "shared", reasons=["scale"])
    assert revealed(play).reasons == {"sales": {"physical": 3, "scale": 1}}


def test_small_functions_stand_together_in_everything_that_is_revealed() -> None:
    play = asking(3, **ALL, pool_under=3)
    for person in ("al", "ada", *crowd(play, "sales", 1)):
        by = "fay" if person.startswith("sales") else person
        play.mark(by, "s1", "person", **({"person": person} if by == "fay" else {}))
    play.mark("ida", "s1", "automatic", sure=5, why="Rules", reasons=["repetitive"], could=5)
    play.mark("hal", "s1", "shared", sure=1)
    play.mark("olga", "s1", "automatic")
    found = revealed(play)
    assert found.pooled == ["hr", "it", "operations"]
    assert found.counts == {"others": {"automatic": 2, "shared": 1}, "sales": {"person": 3}}
    assert found.sure == {"others": {"1": 1, "5": 1}}
    assert [voice.function for voice in found.voices] == ["others"]
    assert found.reasons == {"others": {"repetitive": 0}}
    assert found.could == {}


def test_the_room_hears_of_the_pool_as_of_one_function() -> None:
    play = asking(3, pool_under=2)
    for person in ("al", "ada"):
        play.mark(person, "s3", "person")
    for person in ("ida", "finn"):
        play.mark(person, "s3", "automatic")
    play.fay("reveal")
    found = overview(play.view).steps["s3"]
    assert found.positions == {"sales": "Person", "others": "Automatic"}
    assert found.sentence == "Sales: Person. Others: Automatic. Hear Sales first."


def test_the_pool_is_never_of_two_minds() -> None:
    play = asking(3, pool_under=5)
    for person, level in (("al", "person"), ("ida", "person"), ("hal", "automatic"), ("finn", "automatic")):
        play.mark(person, "s1", level)
    for person in crowd(play, "operations", 5):
        play.mark("fay", "s1", "shared", person=person)
    play.mark("ada", "s1", "shared")
    play.fay("reveal")
    assert set(overview(play.view).steps["s1"].positions) == {"operations", "others"}
    assert overview(play.view).steps["s1"].word != "of_two_minds"


def test_too_few_answers_are_revealed_as_too_few_and_nothing_of_them_is_shown() -> None:
    play = asking(3, pool_under=3)
    play.mark("hal", "s1", "person", why="Trust", reasons=[])
    found = revealed(play)
    assert (found.too_few, found.counts, found.voices, found.pooled) == (True, {}, [], [])
    assert overview(play.view).steps["s1"].word == "too_few"


def test_who_was_pooled_on_a_step_stays_pooled_when_it_is_marked_again() -> None:
    play = asking(3, pool_under=2)
    for person in ("al", "ada", "ida", "hal"):
        play.mark(person, "s1", "person")
    assert revealed(play).pooled == ["hr", "it"]
    crowd(play, "hr", 2)
    play.fay("mark_again", steps=["s1"])
    for person in ("al", "ada", "hal", "ida"):
        play.mark(person, "s1", "shared")
    play.mark("fay", "s1", "person", person="hr0")
    assert revealed(play).pooled == ["hr", "it"]


def test_rules_are_chosen_until_people_mark() -> None:
    play = Play()
    play.fay("change_rules", pool_under=3, reasons=True, could_should=True)
    about = play.workshop.everyone.about
    assert (about.pool_under, about.reasons, about.could_should) == (3, True, True)
    with refused("wrong_value"):
        play.fay("change_rules", pool_under=6)
    with refused("wrong_value"):
        play.fay("change_rules", named=True)
    play.fay("change_rules", named=True, pool_under=0)
    play.running("mark")
    with refused("marking_began"):
        play.fay("change_rules", reasons=False)
    play.fay("change_rules", keep_days=30)


def talking(**rules: Any) -> Play:
    """Step s1 is revealed and talked about."""
    play = asking(3, **rules)
    play.mark("al", "s1", "person")
    play.mark("ida", "s1", "automatic")
    play.fay("reveal")
    play.go("talk")
    return play


def test_a_function_confirms_what_was_explained_back_and_may_take_it_back() -> None:
    play = talking()
    play.says("ida", "confirm_constraint", step="s1")
    play.says("ada", "confirm_constraint", step="s1")
    assert play.workshop.everyone.understood == {"s1": ["it", "sales"]}
    assert play.says("ida", "confirm_constraint", step="s1") == []
    play.says("ida", "confirm_constraint", step="s1", on=False)
    assert play.workshop.everyone.understood == {"s1": ["sales"]}


def test_a_pooled_function_does_not_stand_out_by_confirming() -> None:
    play = talking(pool_under=2)
    play.says("ida", "confirm_constraint", step="s1")
    assert play.workshop.everyone.understood == {"s1": ["others"]}


def test_there_is_nothing_to_confirm_before_a_reveal_nor_for_who_watches() -> None:
    play = talking()
    with refused("gone"):
        play.says("ida", "confirm_constraint", step="s2")
    with refused("gone"):
        play.says("ida", "confirm_constraint", step="nowhere")
    with refused("watching"):
        play.fay("confirm_constraint", step="s1")


def grading(**rules: Any) -> Play:
    """Everybody has graded the package but the people of finance."""
    play = Play(**rules).running("agree")
    for person, grade in (("al", 5), ("ada", 4), ("ida", 2), ("hal", 3), ("olga", 5)):
        play.says(person, "grade_package", grade=grade, would_move="" if grade > 2 else "A trial first")
    return play


def test_grades_of_small_functions_stand_together_as_their_marks_do() -> None:
    play = grading(pool_under=2)
    play.fay("reveal_grades")
    grades = play.workshop.everyone.grades
    assert grades is not None
    assert grades.pooled == ["hr", "it", "operations"]
    assert grades.counts == {"others": {"2": 1, "3": 1, "5": 1}, "sales": {"4": 1, "5": 1}}
    assert [one.function for one in grades.would_move] == ["others"]


def test_too_few_grades_are_not_shown() -> None:
    play = Play(pool_under=3).running("agree")
    play.says("al", "grade_package", grade=5, would_move="More time")
    play.fay("reveal_grades")
    grades = play.workshop.everyone.grades
    assert grades is not None
    assert (grades.counts, grades.would_move, grades.pooled) == ({}, [], ["sales"])


def test_what_is_asked_and_pooled_goes_along_in_an_archive_and_an_older_one_says_nothing_of_it() -> None:
    play = Play(pool_under=3, reasons=True, could_should=True)
    tree = msgspec.json.decode(msgspec.json.encode(archive(play.view, Imprint("w", 1))))
    about = restore(tree).about
    assert (about.pool_under, about.reasons, about.could_should) == (3, True, True)
    for name in ("pool_under", "reasons", "could_should"):
        del tree["about"][name]
    about = restore(tree).about
    assert (about.pool_under, about.reasons, about.could_should) == (0, False, False)


def test_an_agenda_saved_from_a_workshop_asks_the_same() -> None:
    play = Play(reasons=True, could_should=True)
    tree = msgspec.json.decode(msgspec.json.encode(archive(play.view, Imprint("w", 1))))
    agenda = parse_agenda(as_agenda(tree, "Ours"))
    assert (agenda.reasons, agenda.could_should) == (True, True)


def test_a_rehearsal_asks_and_pools_as_the_workshop_does() -> None:
    about, _ = copied(Play(pool_under=3, reasons=True, could_should=True).view, made_at=5)
    assert (about.pool_under, about.reasons, about.could_should, about.rehearsal) == (3, True, True, True)
