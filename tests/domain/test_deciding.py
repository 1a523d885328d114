"""Deciding: accept, decide, divide, park, reopen."""

from server.domain.overview import overview
from tests.playing import Play, refused


def revealed(**levels: str) -> Play:
    play = Play().running("mark").marked(**levels)
    play.fay("reveal")
    play.go("talk")
    return play


def test_aligned_steps_are_accepted_in_one_act_with_the_reason_written() -> None:
    play = revealed(al="person", ida="person", hal="person", finn="person", olga="person", ada="not_mine")
    play.fay("accept_aligned", steps=["s3"])
    decision = play.workshop.record("decision-s3")
    assert decision and decision.values == {
        "step": "s3",
        "mode": "person",
        "why": "All functions aligned, 5 of 6",
        "outcome": "aligned",
    }


def test_steps_that_are_far_apart_are_not_accepted() -> None:
    with refused("not_aligned"):
        revealed(al="person", ida="automatic", finn="automatic").fay("accept_aligned", steps=["s3"])


def test_the_room_hears_positions_and_whom_to_hear_first() -> None:
    play = revealed(al="person", ada="person", ida="automatic", olga="automatic", finn="automatic")
    found = overview(play.view)
    assert found.talk == ["s3"]
    assert "Sales: Person." in found.steps["s3"].sentence and "Hear Sales first." in found.steps["s3"].sentence


def test_a_decision_needs_its_reason_and_who_is_accountable() -> None:
    play = revealed(al="person", finn="automatic")
    with refused("not_open"):
        play.fay("decide_step", step="s3")
    play.fay("open_decision", step="s3", mode="shared")
    with refused("missing"):
        play.fay("decide_step", step="s3")
    play.fay("open_decision", step="s3", mode="shared", accountable="finn")
    play.put("finn", "decision-s3", why="Rules are clear")
    play.says("finn", "decide_step", step="s3")
    assert play.value("decision-s3", "outcome") == "decided"


def test_only_the_accountable_or_the_facilitator_makes_it_the_rooms() -> None:
    play = revealed(al="person", finn="automatic")
    play.fay("open_decision", step="s3", mode="shared", accountable="finn")
    with refused("not_yours"):
        play.says("al", "decide_step", step="s3")


def test_reopening_keeps_what_was_said() -> None:
    play = revealed(al="person", finn="automatic")
    play.fay("open_decision", step="s3", mode="shared", accountable="finn")
    play.put("finn", "decision-s3", why="Rules are clear")
    play.fay("decide_step", step="s3")
    play.fay("reopen_step", step="s3")
    assert (play.value("decision-s3", "outcome"), play.value("decision-s3", "why")) == ("open", "Rules are clear")


def test_parking_keeps_who_comes_back_to_it() -> None:
    play = revealed(al="person", finn="automatic")
    play.fay("park_step", step="s3", person="olga")
    assert (play.value("decision-s3", "outcome"), play.value("decision-s3", "parked_with")) == ("parked", "olga")


def test_dividing_a_step_rewires_its_handoffs_and_opens_the_halves() -> None:
    play = revealed(al="person", finn="automatic")
    names = {"first_name": "Check under 10 %", "second_name": "Check over 10 %"}
    play.fay("divide_step", step="s2", first="s2a", second="s2b", **names)
    flow = {(one.get("from_step"), one.get("to_step")) for one in play.view.all("handoff")}
    assert flow == {("s1", "s2a"), ("s2a", "s2b"), ("s2b", "s3")}
    assert not play.workshop.record("s2") and play.value("s2b", "owner") == "operations"
    play.mark("al", "s2a", "person")
    assert "s2" in play.workshop.everyone.rounds


def test_both_halves_need_names() -> None:
    play = revealed(al="person", finn="automatic")
    with refused("missing"):
        play.fay("divide_step", step="s2", first="a", second="b", first_name="A", second_name=" ")


def test_what_belonged_to_a_divided_step_goes_with_its_first_half() -> None:
    play = revealed(al="person", finn="automatic")
    play.add("fay", "issue", "pin", text="Entered twice", place="s2")
    play.fay("open_decision", step="s2", mode="person")
    play.fay("divide_step", step="s2", first="s2a", second="s2b", first_name="A", second_name="B")
    assert play.value("pin", "place") == "s2a"
    assert play.value("decision-s2", "step") == "s2"
