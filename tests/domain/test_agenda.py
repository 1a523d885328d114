"""The agenda: blocks, the timer, "I'm done", and what holds the start."""

import pytest

from server.domain.messages import Refused
from tests.playing import MINUTE, Play, refused


def test_the_start_waits_until_the_purpose_is_said() -> None:
    play = Play().opened()
    with pytest.raises(Refused) as caught:
        play.go("frame")
    assert caught.value.code == "incomplete"
    assert caught.value.details["missing"] == ["Sponsor is not said yet", "This room may decide is not said yet"]


def test_entering_a_block_sets_its_time_and_keeps_what_the_last_one_took() -> None:
    play = Play().running("frame")
    play.at += 3 * MINUTE - 1000
    play.go("map")
    agenda = play.workshop.agenda
    assert (agenda.block, agenda.ends_at - agenda.entered_at) == ("b-map", 8 * MINUTE)
    assert agenda.spent == {"b-frame": 3 * MINUTE}


def test_going_back_loses_nothing_and_time_adds_up() -> None:
    play = Play().running("map")
    play.put("al", "s1", today="person")
    play.go("mark")
    play.go("map")
    assert play.value("s1", "today") == "person"
    play.go("mark")
    assert play.workshop.agenda.spent["b-map"] == 3000


def test_entering_the_block_one_is_in_changes_nothing() -> None:
    play = Play().running("map")
    assert play.fay("go", block="b-map") == []


def test_the_timer_is_extended_from_now_when_it_ran_out() -> None:
    play = Play().running("map")
    play.at += 60 * MINUTE
    play.fay("extend_timer", minutes=5)
    assert play.workshop.agenda.ends_at == play.at + 5 * MINUTE


def test_a_paused_timer_keeps_what_was_left() -> None:
    play = Play().running("map")
    play.fay("pause_timer")
    left = play.workshop.agenda.paused_with
    play.at += 20 * MINUTE
    play.fay("resume_timer")
    assert play.workshop.agenda.ends_at == play.at + left
    assert play.workshop.agenda.paused_with == 0


def test_done_is_said_for_this_block_only() -> None:
    play = Play().running("map")
    play.says("al", "ready", on=True)
    assert play.workshop.agenda.ready["al"] == "b-map"
    play.says("al", "ready", on=False)
    assert play.workshop.agenda.ready["al"] == ""


def test_only_the_facilitator_runs_the_agenda() -> None:
    play = Play().running("map")
    for command in ({"do": "go", "block": "b-mark"}, {"do": "pause_timer"}, {"do": "look_at", "step": "s1"}):
        with refused("facilitators_only"):
            play.ask("al", command)


def test_hands_are_lowered_by_their_owner_and_heard_by_the_facilitator() -> None:
    play = Play().running("talk")
    play.says("al", "raise_hand")
    play.says("finn", "raise_hand")
    assert play.says("al", "raise_hand") == []
    with refused("facilitators_only"):
        play.says("al", "lower_hand", person="finn")
    play.fay("lower_hand", person="finn", spoke=True)
    assert [hand.person for hand in play.workshop.everyone.hands] == ["al"]
    assert play.workshop.everyone.spoken == {"finance": 1}
