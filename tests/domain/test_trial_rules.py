"""The rules on what is tried first and on what could go wrong."""

import pytest

from tests.domain.test_before_a_pilot import closed, decided
from tests.domain.test_change_rules import line, of, redesigning, texts
from tests.playing import refused


def test_a_pilot_says_who_leads_it_when_it_starts_and_when_it_stops() -> None:
    play = redesigning()
    play.add("al", "pilot", "t1", what="One region")
    assert [(one.gate, one.field) for one in of(play, "C24")] == [
        ("close", "lead"),
        ("close", "starts"),
        ("close", "stop_if"),
    ]
    play.put("al", "t1", lead="finn", starts="2027-03-01", stop_if="Errors double")
    assert not of(play, "C24")
    assert {one.gate for one in of(play, "C24P")} == {"pilot"}


def test_a_short_workshop_is_not_held_up_by_its_pilot() -> None:
    play = redesigning("90_minutes")
    play.add("al", "pilot", "t1", what="One region")
    assert {one.gate for one in of(play, "C24")} == {"warns"}


def test_a_pilot_needs_hours_from_functions_and_somebody_who_approves_them() -> None:
    play = redesigning()
    play.add("al", "pilot", "t1", what="One region")
    assert texts(play, "C24F") == ["One region: which function gives how many hours?"]
    play.edit("fay", {"act": "add", "kind": "ask", "id": "a1", "values": {"kind": "hours", "function": "sales"}})
    assert [(one.record, one.field) for one in of(play, "C24F")] == [("a1", "from_whom")]


def test_a_pilot_is_judged_by_a_sign_of_the_machine_and_one_of_the_people() -> None:
    play = redesigning()
    play.add("al", "pilot", "t1", what="One region")
    signs = [one.text for one in of(play, "C24P") if not one.field]
    assert signs == ["One region: a sign of success of the machine", "One region: a sign of success of the people"]
    for id, kind in (("k1", "technical"), ("k2", "human")):
        values = {"pilot": "t1", "text": "8 of 10", "kind": kind}
        play.edit("al", {"act": "add", "kind": "criterion", "id": id, "values": values})
    assert not [one for one in of(play, "C24P") if not one.field]


def test_ai_reads_only_what_it_may_and_what_is_personal_has_a_rule() -> None:
    play = decided("automatic")
    play.workshop.everyone.about.agenda = "180_minutes"
    play.add("fay", "source", "q1", name="CRM", ai_may_use="no", sensitivity="personal")
    play.add("fay", "source_use", "u1", step="s3", source="q1")
    assert texts(play, "C26") == ["3 · Call the number uses CRM: AI may not use it"]
    assert [one.gate for one in of(play, "C26P")] == ["pilot"]
    line(play, "governance", "w1", what="What AI may read", topic="data_usage")
    play.put("fay", "q1", ai_may_use="yes")
    assert not of(play, "C26") + of(play, "C26P")


def test_a_concern_about_jobs_or_fairness_has_a_name_and_a_day() -> None:
    play = redesigning()
    play.add("al", "concern", "n1", text="Will my job go?", category="job_security")
    play.add("al", "concern", "n2", text="The coffee", category="other")
    assert [(one.gate, one.record) for one in of(play, "C30")] == [("close", "n1")]
    assert [one.field for one in of(play, "C30F")] == ["owner", "due"]
    play.put("al", "n1", owner="hal", due="2027-02-01")
    assert not of(play, "C30") + of(play, "C30F")


def test_the_room_says_why_it_could_fail_and_answers_what_is_likely_and_grave() -> None:
    play = redesigning()
    line(play, "role_change", "c1", role="Clerk")
    assert texts(play, "C34") == ["Nobody has said yet why this could fail"]
    play.add("al", "risk", "x1", text="Nobody used it", likely="3", grave="3")
    assert not of(play, "C34")
    assert [(one.gate, one.field) for one in of(play, "C34W")] == [("warns", "response")]
    play.put("al", "x1", response="Ask them every week")
    assert not of(play, "C34W")


@pytest.mark.parametrize(
    ("agenda", "gate"), [("90_minutes", []), ("180_minutes", ["warns"]), ("450_minutes", ["close"])]
)
def test_a_day_is_not_closed_before_the_room_said_why_it_could_fail(agenda: str, gate: list[str]) -> None:
    play = redesigning()
    play.workshop.everyone.about.agenda = agenda
    line(play, "role_change", "c1", role="Clerk")
    assert [one.gate for one in of(play, "C34")] == gate
    play.says("al", "write_causes", texts=["Nobody used it"])
    play.fay("share_causes")
    assert not of(play, "C34")


def test_a_gap_in_what_people_can_do_has_a_plan_and_roles_say_skills_trust_and_clarity() -> None:
    play = redesigning()
    line(play, "capability_change", "c2", capability="Read a range", level_today=3, level_wanted=3)
    line(play, "role_change", "c1", role="Clerk")
    assert [one.field for one in of(play, "C23")] == ["skills", "trust", "clarity"]
    play.put("fay", "c2", level_wanted=4)
    assert "delivery" in [one.field for one in of(play, "C23")]


def test_who_leads_a_pilot_completes_it_also_when_the_plan_is_final() -> None:
    play = closed()
    play.add("fay", "pilot", "t1", what="One region", lead="finn")
    play.workshop.agenda.status = "final"
    play.put("finn", "t1", comparator="baseline")
    play.edit("finn", {"act": "add", "kind": "criterion", "id": "k1", "values": {"pilot": "t1", "text": "8 of 10"}})
    with refused("not_yours"):
        play.put("ida", "t1", comparator="holdout")
