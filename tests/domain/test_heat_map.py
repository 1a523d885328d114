"""The heat map, and for how many steps the minutes for talk are enough."""

from typing import Any

import pytest

from server.domain.heat_map import HeatMap, heat_map, heat_of
from server.domain.overview import overview
from server.domain.talk_time import steps_that_fit
from tests.playing import MINUTE, Play


def marked(rules: dict[str, Any] | None = None, **levels: str) -> HeatMap:
    """Step s1 marked so: `al="person"`."""
    play = Play(**rules or {}).running("mark")
    for person, level in levels.items():
        play.mark(person, "s1", level)
    play.fay("reveal")
    return heat_map(play.view)


def test_a_cell_says_where_a_function_stands_and_how_far_that_is_from_the_room() -> None:
    found = marked(al="person", ada="person", ida="automatic", hal="automatic")
    row = found.rows["s1"]
    assert {name: (cell.levels, cell.heat) for name, cell in row.cells.items()} == {
        "sales": (["person"], 2),
        "others": (["automatic"], 2),
    }


def test_no_function_of_one_person_stands_by_itself() -> None:
    found = marked(al="person", ada="person", ida="automatic", hal="shared", finn="shared", olga="shared")
    assert list(found.rows["s1"].cells) == ["sales", "others"]
    assert found.rows["s1"].pooled == ["finance", "hr", "it", "operations"]
    assert found.functions == ["sales", "others"]


def test_a_single_small_function_takes_another_along() -> None:
    found = marked(al="person", ada="person", ida="automatic")
    assert found.rows["s1"].cells.keys() == {"others"}
    assert found.rows["s1"].pooled == ["it", "sales"]


def test_one_person_alone_is_not_shown_at_all() -> None:
    assert marked(ida="automatic") == HeatMap()


def test_what_the_workshop_pools_stays_as_it_was_revealed() -> None:
    found = marked({"pool_under": 3}, al="person", ada="person", ida="automatic")
    assert found.rows["s1"].cells.keys() == {"others"}
    assert found.rows["s1"].pooled == ["it", "sales"]


def test_a_function_between_two_levels_names_both() -> None:
    found = marked(al="person", ada="shared", ida="person", hal="person")
    assert found.rows["s1"].cells["sales"].levels == ["person", "shared"]


def test_steps_without_marks_have_no_row_and_no_reveal_no_map() -> None:
    assert heat_map(Play().running("mark").view) == HeatMap()


@pytest.mark.parametrize(("away", "heat"), [(0.0, 0), (0.24, 0), (0.25, 1), (0.49, 1), (0.5, 2), (1.0, 2)])
def test_the_heats_are_the_bands_of_divergence(away: float, heat: int) -> None:
    assert heat_of(away) == heat


def talk_of(minutes: int, **rules: Any) -> Play:
    play = Play(**rules).opened()
    play.put("fay", "b-talk", minutes=minutes)
    return play


@pytest.mark.parametrize(("minutes", "steps"), [(21, 3), (42, 6), (20, 2), (7, 1), (3, 1)])
def test_seven_minutes_of_talk_are_enough_for_a_step(minutes: int, steps: int) -> None:
    assert steps_that_fit(talk_of(minutes).view) == steps


def test_where_the_room_also_hears_of_zones_a_step_takes_eight() -> None:
    assert steps_that_fit(talk_of(65, could_should=True).view) == 8


def test_a_skipped_talk_and_an_agenda_without_one_leave_time_for_none() -> None:
    play = talk_of(21)
    play.put("fay", "b-talk", skipped=True)
    assert steps_that_fit(play.view) == 0


def test_minutes_that_were_spent_in_talk_are_no_longer_there() -> None:
    play = talk_of(21)
    play.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps")
    play.go("talk")
    play.at += 8 * MINUTE
    play.go("mark")
    assert steps_that_fit(play.view) == 1


def test_the_overview_says_how_many_steps_fit_and_how_long_one_takes() -> None:
    found, of_a_day = overview(talk_of(21).view), overview(talk_of(65, could_should=True).view)
    assert (found.fits, found.a_step) == (3, 7)
    assert (of_a_day.fits, of_a_day.a_step) == (8, 8)
