"""Could it, should it: the four zones and where people stand on the whole."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.zones import WORDS, Zone, stands, zone


def said(*answers: int) -> Counter[int]:
    return Counter(answers)


@pytest.mark.parametrize(
    ("could", "should", "expected"),
    [(5, 5, "green_light"), (4, 2, "red_light"), (1, 4, "opportunity"), (2, 1, "low_priority")],
)
def test_each_corner_is_a_zone(could: int, should: int, expected: Zone) -> None:
    assert zone(said(could), said(should)) == expected


def test_a_mean_above_the_middle_is_a_yes_and_the_middle_itself_is_none() -> None:
    assert zone(said(3, 3, 4), said(3, 4)) == "green_light"
    assert zone(said(3), said(4)) == "opportunity"
    assert zone(said(4), said(3)) == "red_light"
    assert zone(said(2, 4), said(1, 5)) == "low_priority"


@pytest.mark.parametrize(("could", "should"), [((), ()), ((5,), ()), ((), (5,))])
def test_there_is_no_zone_while_a_question_has_no_answer(could: tuple[int, ...], should: tuple[int, ...]) -> None:
    assert zone(said(*could), said(*should)) == ""


def test_an_answer_that_nobody_gave_is_no_answer() -> None:
    assert zone({5: 0}, {5: 1}) == ""
    assert stands({5: 0}) == 0


@pytest.mark.parametrize(
    ("answers", "expected"),
    [((), 0), ((1,), 1), ((5,), 5), ((4, 5), 4), ((1, 2), 2), ((2, 3), 3), ((3, 4), 3), ((4, 4, 5), 4), ((4, 5, 5), 5)],
)
def test_people_stand_at_the_answer_nearest_to_their_mean_halves_towards_the_middle(
    answers: tuple[int, ...], expected: int
) -> None:
    assert stands(said(*answers)) == expected


def test_every_zone_has_its_words() -> None:
    assert WORDS == {
        "green_light": "Green light: it could, and its owners want it",
        "red_light": "Red light: it could, but its owners do not want it",
        "opportunity": "Opportunity: its owners want it, but it cannot yet",
        "low_priority": "Low priority: it cannot yet, and nobody asks for it",
    }


some = st.lists(st.integers(1, 5), min_size=1, max_size=8)


@given(some, some)
def test_turning_both_scales_round_never_keeps_a_yes(could: list[int], should: list[int]) -> None:
    turned = zone(said(*(6 - one for one in could)), said(*(6 - one for one in should)))
    here = zone(said(*could), said(*should))
    if here == "green_light":
        assert turned == "low_priority"
    if here == "red_light":
        assert turned in ("opportunity", "low_priority")


@given(some)
def test_people_stand_within_what_they_said_and_the_mirror_image_mirrored(answers: list[int]) -> None:
    assert min(answers) <= stands(said(*answers)) <= max(answers)
    assert stands(said(*(6 - one for one in answers))) == 6 - stands(said(*answers))


@given(some, st.integers(2, 5))
def test_more_people_of_the_same_mind_change_nothing(answers: list[int], times: int) -> None:
    assert stands(said(*answers * times)) == stands(said(*answers))
    assert zone(said(*answers * times), said(4)) == zone(said(*answers), said(4))
