"""Before a pilot: evidence, oversight, boundaries, rights, hours are said by who knows, also when the plan is final."""

from collections.abc import Callable

import pytest

from server.domain.completeness import findings, holding
from server.domain.finding import Finding
from server.domain.records.modes import CHECKS
from tests.domain.test_value import ANSWERS
from tests.playing import Play, refused


def decided(mode: str = "automatic", **said: str | bool) -> Play:
    """Step s3 is under redesign and decided so; finn is accountable."""
    play = Play().running("talk")
    play.put("fay", "s3", focus="now", is_decision=True, today="person")
    play.fay("open_decision", step="s3", mode=mode, accountable="finn")
    play.put("finn", "decision-s3", why="Rules are clear", **said)
    play.fay("decide_step", step="s3")
    return play


def closed(mode: str = "automatic") -> Play:
    play = decided(mode)
    play.put("fay", "operations", prepares="volumes")
    play.put("fay", "it", prepares="sources")
    play.put("fay", "purpose", flow_owner="Al")
    play.fay("close_workshop", despite="The room had to be left")
    return play


def final() -> Play:
    play = closed()
    play.workshop.agenda.status = "final"
    return play


def of(play: Play, rule: str) -> list[Finding]:
    return [one for one in findings(play.view) if one.rule == rule]


def texts(play: Play, rule: str) -> list[str]:
    return [one.text for one in of(play, rule)]


@pytest.mark.parametrize("mode", ["shared", "ai_acts", "automatic"])
def test_a_step_that_ai_does_at_least_half_of_needs_a_boundary_card(mode: str) -> None:
    play = decided(mode)
    assert texts(play, "C12") == ["3 · Call the number: no boundary card yet"]
    play.add("fay", "boundary", "b1", step="s3", must_not="Send anything", can="Add up", cannot="Judge")
    assert [one.field for one in of(play, "C12")] == ["fallback", "override", "owner"]
    play.put("fay", "b1", fallback="By hand", override="In the sheet", owner="olga")
    assert of(play, "C12") == []


@pytest.mark.parametrize("mode", ["person", "ai_helps", "stop"])
def test_a_step_that_people_do_needs_none(mode: str) -> None:
    play = decided(mode)
    assert of(play, "C12") + of(play, "C13") + of(play, "C28P") == []


def test_the_overseer_can_do_five_things_or_an_action_helps() -> None:
    play = decided("shared")
    assert [one.field for one in of(play, "C13")] == ["overseer", *CHECKS]
    play.put("fay", "decision-s3", overseer="Sales manager", **dict.fromkeys(CHECKS, "yes"))
    assert of(play, "C13") == []
    play.put("fay", "decision-s3", can_stop="no")
    assert texts(play, "C13") == ["3 · Call the number: an action that helps the overseer"]
    play.add("fay", "action", "a1", title="Add a switch", step="s3")
    assert of(play, "C13") == []
    play.put("fay", "a1", status="dropped")
    assert len(of(play, "C13")) == 1


def test_a_step_that_decides_nothing_needs_no_overseer() -> None:
    play = decided()
    play.put("fay", "s3", is_decision=False)
    assert of(play, "C13") == []


def test_a_step_that_is_not_redesigned_now_waits() -> None:
    play = decided()
    play.put("fay", "s3", focus="later")
    assert of(play, "C12") + of(play, "C13") + of(play, "C28P") == []


@pytest.mark.parametrize(
    ("evidence", "warns"),
    [("vendor_claim", True), ("none", True), ("measured_here", False), ("expert_opinion", False)],
)
def test_ai_that_acts_on_weak_evidence_is_warned_of(evidence: str, warns: bool) -> None:
    assert bool(of(decided("automatic", evidence=evidence), "C28")) == warns


def test_weak_evidence_is_said_in_plain_words_already_while_the_room_decides() -> None:
    play = decided("automatic", evidence="vendor_claim")
    play.fay("reopen_step", step="s3")
    said = "3 · Call the number: Automatic here, but the only evidence is a vendor's claim. Try it in a pilot first"
    assert texts(play, "C28") == [said]
    play.put("fay", "decision-s3", evidence=None)
    assert "nobody has said on what evidence" in texts(play, "C28")[0]
    play.fay("park_step", step="s3")
    assert texts(play, "C28") == []


@pytest.mark.parametrize(("better", "warns"), [("ai", True), ("unknown", True), ("human", False), ("similar", False)])
def test_a_decision_that_both_make_is_warned_of_unless_the_person_is_better_alone(better: str, warns: bool) -> None:
    play = decided("shared", stronger_alone=better)
    assert bool(of(play, "C28")) == warns
    play.put("fay", "s3", is_decision=False)
    assert of(play, "C28") == []


def test_that_nothing_is_known_is_an_answer_and_silence_is_none() -> None:
    play = decided("automatic")
    assert [one.field for one in of(play, "C28P")] == ["stronger_alone", "evidence"]
    play.put("fay", "decision-s3", stronger_alone="unknown", evidence="none")
    assert of(play, "C28P") == []


def test_in_future_exactly_one_role_decides_and_today_may_be_unclear() -> None:
    play = decided()
    play.add("fay", "decision_right", "r0", step="s3", when="today", right="unclear")
    assert of(play, "C27P") == []
    play.add("fay", "decision_right", "r1", step="s3", when="future", right="agree", role="Finance lead")
    assert texts(play, "C27P") == ["3 · Call the number: nobody decides in future"]
    play.add("fay", "decision_right", "r2", step="s3", when="future", right="decide", role="Sales manager")
    assert of(play, "C27P") == []
    play.add("fay", "decision_right", "r3", step="s3", when="future", right="decide", role="Sales lead")
    assert texts(play, "C27P") == ["3 · Call the number: 2 roles decide in future"]


def test_hours_that_are_released_want_a_use() -> None:
    play = decided()
    play.put("fay", "s3", volume_per_month=400, minutes_per_case=15)
    play.add("fay", "value_case", "v1", step="s3", **ANSWERS)
    assert [(one.record, one.field, one.gate) for one in of(play, "C20")] == [("v1", "reuse", "warns")]
    play.put("fay", "v1", reuse="Visits to customers")
    assert of(play, "C20") == []


def test_none_of_it_holds_the_plan_back() -> None:
    play = decided()
    rules = {one.rule for one in holding(play.view, "final")}
    assert rules & {"C12", "C13", "C28P"} == set()
    assert {one.rule for one in holding(play.view, "pilot")} == {"C12", "C13", "C28P"}


@pytest.mark.parametrize("made", [closed, final])
def test_who_knows_the_work_estimates_hours_after_the_room_and_when_the_plan_is_final(made: Callable[[], Play]) -> None:
    room = made()
    room.add("olga", "value_case", "v1", step="s3", covered_low=4)
    room.put("ida", "v1", covered_base=7)
    with refused("not_yours"):
        room.put("finn", "v1", covered_high=9)
    room.put("fay", "v1", covered_high=9)
    room.edit("olga", {"act": "remove", "id": "v1"})


def test_who_is_accountable_says_the_evidence_and_who_oversees() -> None:
    play = final()
    play.put("finn", "decision-s3", evidence="expert_opinion", overseer="Sales manager", can_stop="yes")
    play.add("finn", "boundary", "b1", step="s3", must_not="Send anything")
    play.add("finn", "decision_right", "r1", step="s3", when="future", right="decide", role="Sales manager")
    with refused("not_yours"):
        play.put("hal", "decision-s3", evidence="none")


def test_nobody_is_accountable_for_a_step_on_which_nothing_was_decided() -> None:
    with refused("not_yours"):
        closed().add("finn", "decision_right", "r1", step="s1", when="future", right="decide")


def test_what_the_room_agreed_stays_as_it_is_when_the_plan_is_final() -> None:
    play = final()
    with refused("final"):
        play.put("finn", "decision-s3", why="Other")
    with refused("final"):
        play.put("fay", "decision-s3", mode="person")
    with refused("final"):
        play.put("al", "decision-s3", evidence="none", why="Other")
    with refused("final"):
        play.add("fay", "role_change", "c1", role="Manager")


def test_the_flow_owner_adds_an_action_that_helps_the_overseer_when_the_plan_is_final() -> None:
    play = final()
    play.add("al", "action", "a1", title="Add a switch", step="s3")
    with refused("not_yours"):
        play.add("hal", "action", "a2", title="Mine", step="s3")
    with refused("final"):
        play.put("al", "a1", title="Other")


def test_parking_keeps_the_day_on_which_somebody_comes_back_to_it() -> None:
    play = Play().running("talk")
    play.fay("park_step", step="s3", person="olga", until="2027-03-01")
    assert (play.value("decision-s3", "parked_with"), play.value("decision-s3", "review_on")) == ("olga", "2027-03-01")
    with refused("wrong_value"):
        play.fay("park_step", step="s3", until="soon")
