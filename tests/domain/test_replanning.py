"""The day's time: how late it is, three ways to make up for it, and blocks that are skipped or change places."""

from typing import cast

from server.domain.pace import minutes_late, pace
from server.domain.replanning import ways
from tests.playing import MINUTE, Play, refused

WORKING = ("map", "sources", "mark", "overview", "talk", "redesign", "commit", "agree")


def late(minutes: int, phase: str = "frame") -> Play:
    """A day of nine blocks of 8 minutes each, whose current block runs over by so many; a buffer stands at the end."""
    play = Play().running(phase)
    play.add("fay", "block", "b-buffer", phase="buffer", minutes=5, order=20)
    play.at = play.workshop.agenda.ends_at + minutes * MINUTE - 1000
    return play


def minutes(play: Play) -> dict[str, int]:
    blocks = play.view.ordered("block")
    return {one.text("phase"): 0 if one.get("skipped") else int(one.number("minutes") or 0) for one in blocks}


def end(play: Play) -> int:
    """When the day ends as things stand, in minutes after the start of its first block."""
    found = pace(play.view)
    agenda = play.workshop.agenda
    return round((max(play.at, agenda.ends_at) + found.ahead - agenda.entered_at) / MINUTE)


def test_a_day_on_its_plan_is_not_late_and_ends_when_it_should() -> None:
    play = late(0)
    assert (minutes_late(play.workshop, play.at), end(play)) == (0, 77)
    assert ways(play.workshop, play.at) == []


def test_a_block_that_runs_over_makes_the_day_late_from_its_last_minute_on() -> None:
    play = late(0)
    play.at += 4 * MINUTE
    assert minutes_late(play.workshop, play.at) == 4
    play.go("map")
    assert minutes_late(play.workshop, play.at) == 4


def test_minutes_given_to_the_block_are_late_at_once() -> None:
    play = late(-5)
    play.fay("extend_timer", minutes=3)
    assert minutes_late(play.workshop, play.at) == 3


def test_a_clock_that_stands_still_makes_the_day_later_every_minute() -> None:
    play = late(-5)
    play.fay("pause_timer")
    play.at += 6 * MINUTE
    assert minutes_late(play.workshop, play.at) == 6


def test_a_block_that_is_skipped_or_left_early_gains_its_minutes() -> None:
    play = late(-5)
    play.go("sources")
    assert minutes_late(play.workshop, play.at) == -13
    play.put("fay", "b-mark", skipped=True)
    assert minutes_late(play.workshop, play.at) == -13
    assert end(play) == 8 + 5 * 8 + 5, "eight minutes of sources, five more blocks and the buffer"


def test_a_block_that_is_reopened_is_not_planned_a_second_time() -> None:
    play = late(0)
    play.go("map")
    play.at += 8 * MINUTE
    play.go("sources")
    before = pace(play.view)
    play.go("map")
    assert pace(play.view).ahead == before.ahead + 8 * MINUTE - 1000, "what is left of sources comes again"


def test_the_buffer_gives_what_it_has_and_is_skipped_when_it_gave_all() -> None:
    play = late(3)
    play.fay("replan", how="buffer", minutes=3)
    assert minutes(play)["buffer"] == 2
    assert (minutes_late(play.workshop, play.at), minutes(play)["frame"]) == (0, 11)
    play.at += 2 * MINUTE
    play.fay("replan", how="buffer", minutes=2)
    assert play.value("b-buffer", "skipped") is True
    assert minutes_late(play.workshop, play.at) == 0


def test_a_buffer_that_is_too_small_says_how_much_it_has() -> None:
    play = late(7)
    with refused("too_short"):
        play.fay("replan", how="buffer", minutes=7)
    offered = {way.how: way.minutes for way in ways(play.workshop, play.at)}
    assert offered == {"buffer": 5, "shrink": 7, "extend": 7}


def test_shrinking_takes_evenly_leaves_five_minutes_and_keeps_breaks() -> None:
    play = late(4)
    play.add("fay", "block", "b-break", phase="break", minutes=10, order=4.5)
    play.put("fay", "b-talk", minutes=20)
    play.fay("replan", how="shrink", minutes=4)
    left = minutes(play)
    assert left["break"] == 10 and left["buffer"] == 5
    assert sum(left[phase] for phase in WORKING) == 7 * 8 + 20 - 4
    assert left["talk"] == 18, "what is longer gives more"
    assert min(left[phase] for phase in WORKING) >= 5


def test_shrinking_ends_where_every_block_has_its_least() -> None:
    play = late(24)
    play.fay("replan", how="shrink", minutes=24)
    assert {minutes(play)[phase] for phase in WORKING} == {5}
    play.at += 2 * MINUTE
    with refused("too_short"):
        play.fay("replan", how="shrink", minutes=1)
    assert [way.how for way in ways(play.workshop, play.at)] == ["buffer", "extend"]


def test_ending_later_takes_nothing_from_the_blocks_ahead() -> None:
    play = late(6)
    before = minutes(play)
    play.fay("replan", how="extend", minutes=6)
    assert minutes(play) == before | {"frame": 14}
    assert minutes_late(play.workshop, play.at) == 0
    assert end(play) == 8 + 6 + 64 + 5


def test_what_a_way_would_do_is_known_before_it_is_done() -> None:
    play = late(3)
    for how in ("buffer", "shrink", "extend"):
        play = late(3)
        way = next(one for one in ways(play.workshop, play.at) if one.how == how)
        play.fay("replan", how=how, minutes=way.minutes)
        blocks = {one.id: 0 if one.get("skipped") else one.number("minutes") for one in play.view.all("block")}
        assert {one.block: one.after for one in way.changes} == {one.block: blocks[one.block] for one in way.changes}
        assert way.ends == pace(play.view).planned_end


def test_the_first_plan_stays_known_and_a_plain_edit_takes_a_replan_back() -> None:
    play = late(3)
    was = minutes(play)
    way = next(one for one in ways(play.workshop, play.at) if one.how == "shrink")
    play.fay("replan", how="shrink", minutes=3)
    assert play.value("b-frame", "planned") == 8
    for one in way.changes:
        play.put("fay", one.block, minutes=one.before)
    assert minutes(play) == was
    assert minutes_late(play.workshop, play.at) == 3


def test_nobody_replans_a_day_that_is_not_late() -> None:
    play = late(0)
    with refused("on_time"):
        play.fay("replan", how="extend", minutes=1)
    with refused("facilitators_only"):
        play.says("al", "replan", how="extend", minutes=1)


def test_a_block_ahead_moves_and_nothing_behind_does() -> None:
    play = late(0, "mark")
    play.fay("move_block", block="b-buffer", before="b-redesign")
    order = [one.text("phase") for one in play.view.ordered("block")]
    assert order[5:8] == ["talk", "buffer", "redesign"]
    play.fay("move_block", block="b-buffer")
    assert play.view.ordered("block")[-1].text("phase") == "buffer"
    for block, before in (("b-map", "b-talk"), ("b-mark", "b-talk"), ("b-talk", "b-map"), ("nothing", "")):
        with refused("begun"):
            play.fay("move_block", block=block, before=before)


def test_a_phase_does_not_move_before_the_one_it_needs() -> None:
    play = late(0)
    unsafe = (("b-talk", "b-mark"), ("b-mark", "b-redesign"), ("b-redesign", "b-talk"), ("b-agree", "b-commit"))
    for block, before in unsafe:
        with refused("unsafe_order"):
            play.fay("move_block", block=block, before=before)
    play.fay("move_block", block="b-sources", before="b-map")
    assert [one.text("phase") for one in play.view.ordered("block")][1:3] == ["sources", "map"]


def test_a_skipped_block_that_is_entered_counts_again() -> None:
    play = late(0)
    play.put("fay", "b-map", skipped=True)
    play.go("map")
    assert not cast(bool, play.value("b-map", "skipped"))
    assert play.workshop.phase() == "map"
