"""The lines of the plan that reach beyond one step: mandates, development, handoff contracts, governance."""

import pytest

from server.domain.coverage import coverage
from server.domain.plan.change_lines import IN_TITLE
from server.domain.plan.consequences import weeks
from server.domain.plan.plan import plan
from server.domain.record import Value
from server.domain.records.change import Change
from server.domain.records.changes import CHANGES
from server.domain.wording import Wording
from tests.exports.small_workshop import everyone, redesigned
from tests.playing import Play

BOTH: dict[str, Value] = {"owner": "finn", "co_owner": "al", "whose_yes": "this_room"}
LINES: dict[str, dict[str, Value]] = {
    "mandate_change": {"function": "finance", "takes_on": "Decides the range"},
    "development": {"what": "Analysts learn the CRM", "form": "rotation"},
    "handoff_contract": {"handoff": "h1", "promise": "Close dates by Thursday"},
    "governance": {"what": "A board for exceptions"},
}


@pytest.fixture
def play() -> Play:
    made = redesigned()
    for kind, values in LINES.items():
        made.add("al", kind, f"w-{kind}", steps=["s3"], **BOTH, **values)
    return made


def test_they_stand_in_the_plan_beside_the_others_and_people_come_first(play: Play) -> None:
    decided = next(group for group in plan(everyone(play)).groups if group.key == "decided")
    assert [(line.kind_label, line.title) for line in decided.lines if line.id != "c1"] == [
        ("Mandate", "Finance: takes on Decides the range"),
        ("Development", "Time in another function: Analysts learn the CRM"),
        ("Metric", "Accuracy: Up, held by Sales + Finance"),
        ("Handoff contract", "1 · Capture facts → 2 · Check data: Close dates by Thursday"),
        ("Governance", "A board for exceptions"),
    ]


def test_no_step_has_to_answer_for_them(play: Play) -> None:
    found = coverage(everyone(play))
    assert set(found.answered) == {"role", "capability", "incentive", "metric"}
    assert set(found.steps["s3"]) == {"role", "capability", "incentive"}


def test_their_owners_take_them_as_they_take_any_line(play: Play) -> None:
    play.says("finn", "take_line", change="w-governance", first_step="Ask for names", first_step_by="2027-01-10")
    assert play.value("w-governance", "answer") == "taken"


def test_the_week_of_a_role_says_hours_before_and_after_and_they_may_go_down(play: Play) -> None:
    for id, work, today, later in (("k1", "Collecting", 12, 3), ("k2", "Judging", 2, 6.5)):
        play.add("al", "role_week", id, role="c1", work=work, today=today, later=later)
    play.add("al", "role_week", "k3", role="c1", work="Coaching", later=4)
    week = weeks(Wording(everyone(play)))[0]
    assert [(row.work, row.today, row.later) for row in week.rows] == [
        ("Collecting", 12, 3),
        ("Judging", 2, 6.5),
        ("Coaching", None, 4),
    ]
    assert week.sentence == "Sales manager: 14 hours a week today, 9.5 afterwards"


def test_the_week_of_a_role_goes_with_its_line(play: Play) -> None:
    play.add("al", "role_week", "k1", role="c1", work="Collecting", today=12)
    play.edit("fay", {"act": "remove", "id": "c1"})
    assert not weeks(Wording(everyone(play)))


def test_what_only_one_kind_of_line_says_is_in_the_plan_too(play: Play) -> None:
    play.put("fay", "w-governance", charter="It decides within two days", ends_on="2027-12-31")
    play.put("fay", "c1", grading="grade_review", mitigation="Talk with them first")
    more = {line.id: line.more for group in plan(everyone(play)).groups for line in group.lines}
    assert more["w-governance"] == [
        ("What it is for, in one sentence", "It decides within two days"),
        ("Ends on", "2027-12-31"),
    ]
    assert ("Job description and grade", "Grade to be reviewed") in more["c1"]
    assert ("What we do about that", "Talk with them first") in more["c1"]


@pytest.mark.parametrize("kind", CHANGES, ids=lambda kind: kind.wire)
def test_the_title_of_every_kind_says_what_it_cannot_do_without(kind: type[Change]) -> None:
    assert set(kind.needs) <= set(IN_TITLE[kind.wire]) <= set(kind.fields)
