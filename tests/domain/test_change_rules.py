"""The rules on lines of the plan beyond their owners: pay, practice, roles that lose work, bodies that can end."""

from server.domain.completeness import findings
from server.domain.conflicts import pulling_apart, still_rewarded
from server.domain.finding import Finding
from server.domain.record import Value
from tests.exports.small_workshop import everyone
from tests.playing import Play

BOTH: dict[str, Value] = {"owner": "finn", "co_owner": "al", "whose_yes": "this_room"}


def redesigning(agenda: str = "450_minutes") -> Play:
    play = Play().running("redesign")
    play.workshop.everyone.about.agenda = agenda
    return play


def of(play: Play, rule: str) -> list[Finding]:
    return [one for one in findings(everyone(play)) if one.rule == rule]


def texts(play: Play, rule: str) -> list[str]:
    return [one.text for one in of(play, rule)]


def line(play: Play, kind: str, id: str, /, **values: Value) -> None:
    given = BOTH | {"steps": ["s3"]} | values
    play.edit("fay", {"act": "add", "kind": kind, "id": id, "values": given})


def test_a_role_that_changes_is_spoken_for_or_its_people_are_consulted() -> None:
    play = redesigning()
    line(play, "role_change", "c1", role="Clerk", becomes="Judges")
    assert texts(play, "C05") == ["Nobody here speaks for Clerk"]
    play.says("finn", "introduce", work="Clerk")
    assert not of(play, "C05")


def test_a_role_that_loses_work_unheard_holds_the_final_plan_until_somebody_says_whether_they_are_consulted() -> None:
    play = redesigning("90_minutes")
    line(play, "role_change", "c1", role="Clerk", becomes="Judges", hours_delta="less")
    held = of(play, "C05F")
    assert [(one.gate, one.record, one.field) for one in held] == [("final", "c1", "consultation")]
    assert not of(play, "C05"), "in 90 minutes it is not asked"
    play.put("fay", "c1", consultation="no")
    assert not of(play, "C05F")


def test_each_wider_line_says_by_final_what_makes_it_whole() -> None:
    play = redesigning()
    line(play, "mandate_change", "w1", function="finance", takes_on="The range")
    line(play, "development", "w2", what="Learn the CRM")
    line(play, "handoff_contract", "w3", handoff="h1", promise="By Thursday")
    line(play, "governance", "w4", what="A board")
    assert [(one.record, one.field) for one in of(play, "C10G")] == [
        ("w1", "gives_up"),
        ("w2", "learners"),
        ("w2", "teachers"),
        ("w3", "in_return"),
        ("w4", "charter"),
    ]
    assert {one.gate for one in of(play, "C10G")} == {"final"}


def test_a_skill_names_where_it_is_practised_and_a_course_alone_is_named() -> None:
    play = redesigning()
    line(play, "capability_change", "c2", capability="Read a range", delivery="course")
    assert [one.field for one in of(play, "C11")] == ["practised_in", "delivery"]
    play.put("fay", "c2", practised_in="s3", delivery="work_embedded")
    assert not of(play, "C11")


def test_metrics_together_see_people_the_long_run_and_what_must_not_get_worse() -> None:
    play = redesigning()
    assert not of(play, "C19"), "without a metric the joint metric is what is missing"
    line(play, "metric_change", "c4", metric="Accuracy", kind="human")
    assert texts(play, "C19") == ["No metric that looks beyond 90 days", "No metric that must not get worse"]
    play.put("fay", "c4", horizon="long_term", guardrail=True)
    assert not of(play, "C19")


def test_an_incentive_says_what_should_be_by_final_and_is_checked_before_a_pilot() -> None:
    play = redesigning()
    line(play, "incentive_change", "c3", rewarded_today="Volume")
    assert [(one.gate, one.field) for one in of(play, "C21F")] == [("final", "should_be")]
    assert [one.field for one in of(play, "C21P")] == ["aligned", "controllable", "others_share"]
    play.put("fay", "c3", aligned="yes", controllable="no", others_share="yes")
    assert [one.field for one in of(play, "C21P")] == ["gaming_risk"]


def test_a_reward_that_stays_while_its_role_changes_is_held_against_the_metric_its_function_holds() -> None:
    play = redesigning()
    play.add("fay", "current_incentive", "r1", role="Sales rep", rewarded_today="Bookings")
    line(play, "role_change", "c1", role="sales  rep", becomes="Judges exceptions", function="sales")
    assert still_rewarded(everyone(play))[0].against == "Judges exceptions"
    line(play, "metric_change", "c4", metric="Accuracy", direction="increase", functions=["sales", "finance"])
    assert texts(play, "C22") == ["sales  rep is still rewarded for “Bookings”. Does that pull against “Accuracy: Up”?"]
    line(play, "incentive_change", "c3", rewarded_today="Bookings", should_be="Accuracy")
    assert not of(play, "C22")


def test_two_functions_that_meet_and_are_rewarded_apart_are_a_pair_until_they_hold_a_metric_together() -> None:
    play = redesigning()
    ends = [play.workshop.record(id) for id in ("s1", "s2")]
    giver, receiver = (one.text("owner") for one in ends if one)
    for id, function, what in (("r1", giver, "Bookings"), ("r2", receiver, "No surprises")):
        play.add("fay", "current_incentive", id, role=f"Role {id}", function=function, rewarded_today=what)
    found = pulling_apart(everyone(play))
    assert [(one.record, one.given_for, one.received_for) for one in found] == [("h1", "Bookings", "No surprises")]
    line(play, "metric_change", "c4", metric="Accuracy", functions=[giver, receiver])
    assert not pulling_apart(everyone(play))


def test_what_a_change_does_to_people_has_an_answer() -> None:
    play = redesigning()
    line(play, "role_change", "c1", role="Clerk", side_effect="Less contact with customers")
    assert [one.field for one in of(play, "C29")] == ["people_affected", "mitigation"]


def test_somebody_recognises_what_functions_achieve_together() -> None:
    play = redesigning()
    assert [one.field for one in of(play, "C37")] == ["recognition"]
    line(play, "incentive_change", "c3", rewarded_today="Volume", instrument="recognition")
    assert not of(play, "C37")


def test_a_body_without_an_end_is_named_and_holds_nothing_up() -> None:
    play = redesigning("90_minutes")
    line(play, "governance", "w4", what="A board")
    assert [(one.gate, one.field) for one in of(play, "C38")] == [("warns", "ends_on")]


def test_a_dropped_line_asks_nothing_more() -> None:
    play = redesigning()
    line(play, "governance", "w4", what="A board")
    line(play, "incentive_change", "c3", rewarded_today="Volume")
    for id in ("w4", "c3"):
        play.put("fay", id, status="dropped")
    assert not [one for one in findings(everyone(play)) if one.record in ("w4", "c3")]
