"""Pulses: what is asked when, who is asked, what comes out, and that no answer stands anywhere."""

import msgspec
import pytest

from server.domain.compartment import personal
from server.domain.messages import Refused
from server.domain.pulses import AnswerPulse, PulseAnswered, PulseClosed, PulseOpened
from server.live.protocol import encode
from tests.playing import CAST, Play, refused

SIX = tuple(CAST)


def pulsing() -> Play:
    return Play(pulses=True).running("frame")


def answers(play: Play, *given: int, occasion: str = "start", question: str = "safe") -> None:
    """The first of the cast answer so."""
    for person, answer in zip(SIX, given, strict=False):
        play.says(person, "answer_pulse", occasion=occasion, question=question, answer=answer)


def test_the_room_is_asked_as_it_starts_and_as_it_closes() -> None:
    play = pulsing()
    assert play.workshop.everyone.pulses["start"].questions == ["safe"]
    play.go("agree")
    assert [one.closed_at > 0 for one in play.workshop.everyone.pulses.values()] == [True, False]
    play.fay("close_workshop", despite="Out of time")
    assert all(one.closed_at for one in play.workshop.everyone.pulses.values())


def test_a_check_asks_once_for_safety_skills_trust_and_clarity() -> None:
    play = Play(pulses=True, follows="w0").opened()
    play.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps")
    play.add("fay", "block", "b-check", phase="check", minutes=10, order=20)
    play.go("map")
    assert not play.workshop.everyone.pulses
    play.go("check")
    assert play.workshop.everyone.pulses["check"].questions == ["safe", "skills", "trust", "clarity"]
    play.go("agree")
    assert list(play.workshop.everyone.pulses) == ["check"]


def test_without_pulses_nobody_is_asked() -> None:
    play = Play().running("frame")
    play.go("agree")
    assert not play.workshop.everyone.pulses


def test_five_answers_are_shown_once_the_pulse_is_over() -> None:
    play = pulsing()
    answers(play, 4, 5, 4, 2, 4)
    assert play.workshop.everyone.pulses["start"].counts == {}
    play.go("map")
    assert play.workshop.everyone.pulses["start"].counts == {"safe": {"1": 0, "2": 1, "3": 0, "4": 3, "5": 1}}


def test_of_four_answers_nothing_is_ever_shown_or_kept() -> None:
    play = pulsing()
    answers(play, 4, 5, 4, 2)
    play.go("map")
    assert play.workshop.everyone.pulses["start"].counts == {}
    assert not play.workshop.held.tallies


def test_questions_that_too_few_answered_are_left_out_and_others_shown() -> None:
    play = Play(pulses=True, follows="w0").opened()
    play.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps")
    play.add("fay", "block", "b-check", phase="check", minutes=10, order=20)
    play.go("check")
    answers(play, 1, 2, 3, 4, 5, occasion="check", question="trust")
    answers(play, 1, 2, 3, 4, occasion="check", question="clarity")
    play.go("mark")
    assert list(play.workshop.everyone.pulses["check"].counts) == ["trust"]


def test_the_facilitator_can_show_the_answers_before_the_room_goes_on() -> None:
    play = pulsing()
    answers(play, 1, 1, 1, 1, 1)
    with refused("facilitators_only"):
        play.says("al", "close_pulse")
    assert [type(one) for one in play.fay("close_pulse")] == [PulseClosed]
    with refused("pulse_closed"):
        play.fay("close_pulse")


def test_a_pulse_opens_once_so_that_no_two_results_differ_by_one_person() -> None:
    play = pulsing()
    answers(play, 1, 1, 1, 1, 1)
    play.go("map")
    play.go("frame")
    with refused("pulse_closed"):
        play.says("olga", "answer_pulse", occasion="start", question="safe", answer=5)
    play.go("agree")
    play.fay("close_workshop", despite="Out of time")
    play.fay("reopen_workshop")
    play.go("talk")
    play.go("agree")
    assert play.workshop.everyone.pulses["close"].closed_at


def test_it_asks_whoever_was_there_when_it_opened_and_nobody_who_comes_later() -> None:
    play = pulsing()
    assert play.workshop.everyone.pulses["start"].asked == list(SIX)
    play.workshop.everyone.people["late"] = msgspec.structs.replace(play.workshop.everyone.people["al"], id="late")
    with refused("not_asked"):
        play.says("late", "answer_pulse", occasion="start", question="safe", answer=5)


def test_people_without_a_device_are_not_asked_as_their_scribe_would_know() -> None:
    play = Play(pulses=True).opened()
    play.fay("add_person", id="tom", name="Tom", function="hr", scribe="al")
    play.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps")
    play.go("frame")
    assert "tom" not in play.workshop.everyone.pulses["start"].asked


def test_fewer_than_five_people_are_not_asked_what_could_never_be_shown() -> None:
    play = Play(pulses=True).opened()
    for person in ("ida", "olga"):
        play.fay("remove_person", person=person)
    play.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps")
    play.go("frame")
    assert not play.workshop.everyone.pulses


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (AnswerPulse("start", "safe", 0), "wrong_value"),
        (AnswerPulse("start", "safe", 6), "wrong_value"),
        (AnswerPulse("start", "trust", 3), "wrong_value"),
        (AnswerPulse("close", "safe", 3), "pulse_closed"),
    ],
)
def test_what_is_not_asked_cannot_be_answered(command: AnswerPulse, code: str) -> None:
    with refused(code):
        pulsing().ask("al", command)


def test_nobody_answers_twice() -> None:
    play = pulsing()
    answers(play, 4)
    with refused("answered"):
        answers(play, 1)
    assert play.workshop.held.tallies["start"]["safe"]["4"] == 1


def test_no_event_says_how_somebody_answered() -> None:
    play = pulsing()
    (event,) = play.says("al", "answer_pulse", occasion="start", question="safe", answer=4)
    assert event == PulseAnswered(occasion="start", question="safe")
    assert play.workshop.seen(personal("al")).pulses_answered == {"start": ["safe"]}


def test_what_is_remembered_of_an_answer_is_the_same_whatever_it_was() -> None:
    assert {encode(AnswerPulse("start", "safe", one).remembered()) for one in range(1, 6)} == {
        encode(AnswerPulse("start", "safe", 0))
    }


def test_what_is_held_is_the_same_in_whatever_order_people_answered() -> None:
    one, other = pulsing(), pulsing()
    answers(one, 1, 2, 3, 4, 5)
    answers(other, 5, 4, 3, 2, 1)
    assert encode(one.workshop.held) == encode(other.workshop.held)


def test_what_is_opened_says_whom_it_asks_so_that_everybody_can_count_them() -> None:
    play = Play(pulses=True).opened()
    play.put("fay", "purpose", sponsor="Sam", room_may_decide="Steps")
    opened = play.fay("go", block="b-frame")[-1]
    assert isinstance(opened, PulseOpened)
    assert len(opened.asked) == 6


def test_a_stranger_is_refused() -> None:
    with pytest.raises(Refused):
        pulsing().says("nobody", "answer_pulse", occasion="start", question="safe", answer=3)
