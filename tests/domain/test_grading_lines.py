"""Where lines are graded one by one: each has the grade of the whole plan until somebody sees it otherwise."""

import pytest

from server.domain.plan.change_lines import line
from server.domain.plan.open_points import actions
from server.domain.wording import Wording
from tests.playing import Play, refused


def graded(grade_lines: bool = False) -> Play:
    play = Play(grade_lines=grade_lines).running("commit")
    play.add("finn", "role_change", "c1", role="Manager", steps=["s3"], owner="finn", co_owner="al")
    play.add("finn", "capability_change", "c2", capability="Read a range", steps=["s3"])
    play.put("fay", "purpose", flow_owner="Finn", check_on="2027-02-01")
    play.go("agree")
    return play


def shown(play: Play) -> dict[str, dict[str, dict[str, int]]]:
    play.fay("reveal_grades")
    grades = play.workshop.everyone.grades
    assert grades
    return grades.lines


def test_a_line_has_the_grade_of_the_whole_plan_until_somebody_sees_it_otherwise() -> None:
    play = graded(grade_lines=True)
    play.says("al", "grade_package", grade=5, lines={"c2": 3, "not-a-line": 1})
    play.says("finn", "grade_package", grade=4)
    assert shown(play) == {
        "c1": {"finance": {"4": 1}, "sales": {"5": 1}},
        "c2": {"finance": {"4": 1}, "sales": {"3": 1}},
    }


def test_a_line_that_somebody_cannot_support_stands_against_the_package() -> None:
    play = graded(grade_lines=True)
    play.says("al", "grade_package", grade=5, lines={"c1": 1})
    play.fay("reveal_grades")
    grades = play.workshop.everyone.grades
    assert grades and grades.exceptions == {"c1": {"sales": 1}}


def test_a_line_that_is_dropped_is_not_graded() -> None:
    play = graded(grade_lines=True)
    play.put("fay", "c2", status="dropped")
    play.says("al", "grade_package", grade=5)
    assert list(shown(play)) == ["c1"]


def test_where_the_plan_is_graded_as_a_whole_no_line_has_a_grade() -> None:
    play = graded()
    with refused("wrong_value"):
        play.says("al", "grade_package", grade=5, lines={"c1": 2})
    play.says("al", "grade_package", grade=5)
    assert shown(play) == {}


@pytest.mark.parametrize("grade", [0, 6, -1])
def test_a_line_has_one_of_the_five_grades(grade: int) -> None:
    play = graded(grade_lines=True)
    with refused("wrong_value"):
        play.says("al", "grade_package", grade=5, lines={"c1": grade})


def test_the_plan_says_how_a_line_is_supported_without_functions() -> None:
    play = graded(grade_lines=True)
    play.says("al", "grade_package", grade=5, lines={"c1": 2})
    play.says("finn", "grade_package", grade=5)
    play.fay("reveal_grades")
    record = play.workshop.record("c1")
    assert record
    assert line(Wording(play.view), record).support == ["Fully with it 1", "Not yet 1"]


def test_what_stands_against_the_plan_becomes_an_action_with_an_owner_and_a_day() -> None:
    play = graded()
    play.says("al", "grade_package", grade=2, exceptions=["c1"], would_move="Pay me for it")
    play.fay("reveal_grades")
    found = {one.origin: one for one in actions(Wording(play.view))}
    settle, answer = found["exception"], found["reservation"]
    assert (settle.comes_from, settle.owner.startswith("Finn"), settle.due) == (
        "Cannot support it: Sales 1",
        True,
        "2027-02-01",
    )
    assert (answer.title, answer.comes_from, answer.owner) == ("Answer: Pay me for it", "What would move Sales", "Finn")
