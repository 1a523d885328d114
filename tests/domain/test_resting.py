"""A night in between: another day begins on time, in the block where the room stopped."""

import pytest

from server.domain.pace import NIGHT, has_rested, minutes_late, pace
from tests.playing import MINUTE, Play, refused


def overnight(phase: str = "map", late: int = 20, paused: bool = False) -> Play:
    """A day that was late and stopped in a block; whoever comes back comes twelve hours later."""
    play = Play().running("frame")
    play.at += (8 + late) * MINUTE
    play.go(phase)
    play.at += 3 * MINUTE
    if paused:
        play.fay("pause_timer")
    play.at += 2 * NIGHT
    return play


def block(play: Play, phase: str) -> str:
    return next(one.id for one in play.view.ordered("block") if one.text("phase") == phase)


def late(play: Play) -> int:
    return minutes_late(play.workshop, play.at)


def test_over_night_nobody_is_late() -> None:
    play = overnight()
    assert has_rested(play.workshop.agenda, play.at) and late(play) == 0
    assert pace(play.view).rests_from == play.workshop.agenda.ends_at + NIGHT
    play.at = play.workshop.agenda.ends_at + NIGHT
    assert late(play) > 300


def test_going_on_in_the_same_block_gives_it_its_minutes_again_and_is_on_time() -> None:
    play = overnight()
    play.fay("go", block=block(play, "map"))
    agenda = play.workshop.agenda
    assert (agenda.entered_at, agenda.ends_at) == (play.at, play.at + 8 * MINUTE)
    assert agenda.spent[block(play, "map")] == 8 * MINUTE and late(play) == 0
    play.at += 12 * MINUTE
    assert late(play) == 4


def test_going_on_to_the_next_block_is_on_time_as_well() -> None:
    play = overnight()
    play.go("sources")
    assert late(play) == 0 and play.workshop.agenda.spent[block(play, "map")] == 8 * MINUTE
    play.at += 10 * MINUTE
    play.go("mark")
    assert late(play) == 2


def test_a_clock_that_stood_still_goes_on_with_what_was_left() -> None:
    play = overnight(paused=True)
    play.fay("go", block=block(play, "map"))
    agenda = play.workshop.agenda
    assert (agenda.ends_at - agenda.entered_at, agenda.paused_with) == (5 * MINUTE - 1000, 0)
    assert agenda.spent[block(play, "map")] == 3 * MINUTE + 1000 and late(play) == 0


@pytest.mark.parametrize("phase", ["sources", "agree", "frame"])
def test_wherever_a_new_day_goes_on_it_is_on_time_even_where_a_block_was_skipped(phase: str) -> None:
    play = overnight()
    play.put("fay", block(play, "sources"), skipped=True)
    play.go(phase)
    assert late(play) == 0


def test_a_workshop_that_was_closed_and_reopened_the_next_day_is_on_time() -> None:
    play = overnight("agree")
    play.fay("close_workshop", despite="The train leaves")
    play.at += NIGHT
    play.fay("reopen_workshop")
    assert late(play) == 0
    play.go("agree")
    assert late(play) == 0


def test_entering_the_same_block_within_a_day_changes_nothing() -> None:
    play = Play().running("map")
    play.at += 30 * MINUTE
    assert play.fay("go", block=block(play, "map")) == []
    play.at += 2 * NIGHT
    with refused("facilitators_only"):
        play.says("al", "go", block=block(play, "map"))
