"""Agreeing, closing, the plan's gates, and what is missing at each."""

import pytest

from server.domain.completeness import AT, RULES, findings, holding
from server.domain.coverage import coverage
from server.domain.flow_metrics import flow_metrics
from server.domain.messages import Refused
from tests.playing import Play, refused


def decided() -> Play:
    """One step decided and under redesign, the others left for later."""
    play = Play().running("mark").marked(al="person", finn="automatic")
    play.fay("reveal")
    play.go("talk")
    play.fay("open_decision", step="s3", mode="shared", accountable="finn")
    play.put("finn", "decision-s3", why="Rules are clear")
    play.fay("decide_step", step="s3")
    play.put("fay", "s3", focus="now")
    for step in ("s1", "s2"):
        play.put("fay", step, focus="later")
    return play


def complete() -> Play:
    """Everything that closing needs after 90 minutes."""
    play = decided()
    play.add("finn", "dissent", "d1", step="s3", function="finance", text="Audit monthly", confirmed=True)
    play.go("redesign")
    owners = {"owner": "finn", "co_owner": "al", "whose_yes": "this_room"}
    play.add("finn", "role_change", "c1", role="Manager", steps=["s3"], **owners)
    play.add("finn", "no_change", "n1", step="s3", about="capability", answer="not_affected")
    play.add("finn", "no_change", "n2", step="s3", about="incentive", answer="not_known")
    metric = play.add("finn", "metric_change", "m1", metric="Accuracy", steps=["s3"], owner="finn", co_owner="al")
    assert metric
    play.put("finn", "m1", functions=["sales", "finance"], direction="increase")
    play.go("commit")
    for line in ("c1", "m1"):
        play.says("finn", "take_line", change=line, first_step="Draft", first_step_by="2027-01-10")
    play.go("agree")
    play.says("al", "grade_package", grade=4, would_move="A pilot first")
    play.fay("reveal_grades")
    play.put("fay", "purpose", check_on="2027-02-01", check_chair="olga")
    return play


def test_a_complete_workshop_closes_and_the_rest_waits_for_final() -> None:
    play = complete()
    assert holding(play.view, "close") == []
    play.fay("close_workshop")
    missing = {finding.rule for finding in holding(play.view, "final")}
    assert missing == {"C09F", "C10F", "C17F"}
    with refused("incomplete"):
        play.fay("make_final")


def test_a_parked_step_is_not_redesigned_until_it_is_taken_up() -> None:
    play = decided()
    asked = {one.rule for one in findings(play.view)}
    play.fay("park_step", step="s3", person="olga")
    assert "C09" in asked and "C09" not in {one.rule for one in findings(play.view)}
    assert coverage(play.view).of == 0
    play.fay("reopen_step", step="s3")
    assert coverage(play.view).of == 1


def test_a_flow_owner_whom_nobody_knows_by_that_name_is_said_and_holds_nothing() -> None:
    play = complete()
    play.put("fay", "purpose", flow_owner=" OLGA ")
    assert "C01W" not in {one.rule for one in findings(play.view)}
    play.put("fay", "purpose", flow_owner="Olga of Operations")
    said = [one for one in findings(play.view) if one.rule == "C01W"]
    assert [(one.field, one.gate) for one in said] == [("flow_owner", "warns")] and "Olga of Operations" in said[0].text
    assert holding(play.view, "close") == []


def test_what_is_missing_holds_the_close_unless_a_reason_is_given() -> None:
    play = decided()
    play.go("agree")
    with pytest.raises(Refused) as caught:
        play.fay("close_workshop")
    assert "C32" in {f.rule for f in findings(play.view)} and caught.value.code == "incomplete"
    play.fay("close_workshop", despite="The room had to be left")
    assert play.workshop.agenda.status == "closed" and play.workshop.agenda.despite == "The room had to be left"


def test_the_plan_is_final_once_everything_is_there() -> None:
    play = complete()
    play.fay("close_workshop")
    for line in ("c1", "m1"):
        play.put("fay", line, due="2027-03-01", measure="Seen in the call")
    play.put("fay", "m1", unit="percent", target=90, target_on="2027-06-30")
    play.put("fay", "n2", owner="hal", due="2027-01-15")
    play.fay("make_final")
    assert play.workshop.agenda.status == "final"


def test_reopening_lets_the_room_work_on() -> None:
    play = complete()
    play.fay("close_workshop")
    play.fay("reopen_workshop")
    assert play.workshop.phase() == "agree"


def test_every_rule_says_where_it_blocks() -> None:
    assert set(RULES) == set(AT)


def test_a_co_owner_of_the_same_function_is_no_co_owner() -> None:
    play = complete()
    play.put("fay", "c1", owner="al", co_owner="ada")
    assert [f.field for f in findings(play.view) if f.rule == "C10"] == ["co_owner"]


def test_an_absent_owner_holds_the_final_not_the_close() -> None:
    play = complete()
    play.says("al", "add_person", id="ceo", name="Carla", function="finance", absent=True)
    play.put("fay", "c1", owner="ceo")
    rules = [f.rule for f in findings(play.view) if f.record == "c1" and f.field == "answer"]
    assert rules == ["C31F"]


def test_a_line_is_taken_handed_over_or_declined_by_its_owner() -> None:
    play = complete()
    with refused("not_yours"):
        play.says("al", "take_line", change="c1")
    play.says("finn", "hand_over_line", change="c1", to="al")
    assert (play.value("c1", "owner"), play.value("c1", "answer")) == ("al", "handed_over")
    play.says("al", "take_line", change="c1")
    assert play.value("c1", "answer") == "taken"


def test_a_declined_line_is_nobodys_until_somebody_takes_it() -> None:
    play = complete()
    play.says("finn", "decline_line", change="c1")
    assert (play.value("c1", "owner"), play.value("c1", "answer")) == (None, "declined")
    assert [f.text for f in holding(play.view, "close") if f.record == "c1"] == ["Manager: Owner"]
    with refused("not_yours"):
        play.says("al", "decline_line", change="c1")
    play.says("olga", "take_line", change="c1")
    assert (play.value("c1", "owner"), play.value("c1", "answer")) == ("olga", "taken")


def test_another_owner_is_asked_anew() -> None:
    play = complete()
    play.put("fay", "c1", owner="olga", co_owner="al")
    assert play.value("c1", "answer") is None
    assert "Olga has not taken: Manager" in [f.text for f in holding(play.view, "close")]


def test_a_missing_name_is_said_in_words() -> None:
    play = complete()
    texts = [f.text for f in findings(play.view) if f.rule == "C09F"]
    assert texts[0] == "3 · Call the number · Incentive · Don't know yet: Who finds out?"


def test_taking_a_line_that_nobody_owns_makes_it_ones_own() -> None:
    play = complete()
    play.go("commit")
    play.add("finn", "role_change", "c2", role="Clerk", steps=["s3"])
    play.says("olga", "take_line", change="c2")
    assert play.value("c2", "owner") == "olga"


def test_grades_are_shown_by_function_and_private_before() -> None:
    play = complete()
    grades = play.workshop.everyone.grades
    assert grades and grades.counts == {"sales": {"4": 1}}
    assert [voice.why for voice in grades.would_move] == ["A pilot first"]


def test_grades_that_the_room_did_not_give_hold_closing_and_nothing_after_it() -> None:
    play = decided()
    play.go("agree")
    assert "C32" in {one.rule for one in holding(play.view, "close")}
    play.fay("close_workshop", despite="The train leaves")
    assert "C32" not in {one.rule for one in findings(play.view)}


def test_grades_are_given_when_the_room_agrees() -> None:
    play = Play().running("map")
    with refused("not_now"):
        play.says("al", "grade_package", grade=5)
    play.go("agree")
    with refused("wrong_value"):
        play.says("al", "grade_package", grade=6)
    with refused("nothing_marked"):
        play.fay("reveal_grades")


def test_lines_one_cannot_support_are_counted_by_function() -> None:
    play = complete()
    play.says("olga", "grade_package", grade=1, exceptions=["c1", "not-a-line"])
    play.fay("reveal_grades")
    grades = play.workshop.everyone.grades
    assert grades and grades.exceptions == {"c1": {"operations": 1}}


def test_blank_is_different_from_none() -> None:
    found = coverage(complete().view)
    answered = {"role": "change", "capability": "none", "incentive": "none", "metric": "change"}
    assert (found.steps, found.of) == ({"s3": answered}, 1)


def test_the_usable_share_is_rolled_over_rated_handoffs() -> None:
    play = Play().running("sources")
    play.put("olga", "h1", usable=6)
    play.put("finn", "h2", usable=5)
    found = flow_metrics(play.view)
    assert (found.usable, found.worst, found.crossings, found.rated) == (0.3, "h2", 2, 2)


def test_nobody_waits_to_speak_once_the_workshop_is_closed() -> None:
    play = complete()
    play.says("al", "raise_hand")
    play.fay("close_workshop", despite="The room had to be left")
    assert play.workshop.agenda.status == "closed"
    assert play.workshop.everyone.hands == []
