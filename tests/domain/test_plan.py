"""The plan: what page one says, the table of changes, and that nothing is dropped in silence."""

import json

import msgspec
import pytest

from server.domain.plan.front_page import HOURS_48
from server.domain.plan.plan import Plan, plan
from server.domain.record import EMPTY, Record, Value
from server.domain.records import KINDS
from server.domain.records.changes import CHANGES
from tests.exports.small_workshop import add, agreed, everyone, everything, redesigned, seen_by
from tests.playing import Play

TOLD = {kind.wire for kind in CHANGES} | {
    *("purpose", "no_change", "ask", "action", "decision", "dissent", "issue", "parked_item"),
}
"""The kinds whose every record the plan itself names."""


def paper(play: Play) -> Plan:
    return plan(everyone(play))


def ids_in(tree: object) -> set[str]:
    """Every id and every purpose that a tree of plain values names."""
    if isinstance(tree, dict):
        own = {tree[name] for name in ("id", "purpose") if isinstance(tree.get(name), str)}
        return own.union(*(ids_in(one) for one in tree.values()))
    return set().union(*(ids_in(one) for one in tree)) if isinstance(tree, list) else set()


def test_a_plan_is_a_draft_then_agreed_in_the_room_then_final() -> None:
    play = redesigned()
    assert paper(play).front.standing.words == "DRAFT"
    play = agreed()
    closed_at = play.workshop.agenda.closed_at
    standing = paper(play).front.standing
    assert (standing.key, standing.agreed_at, standing.final_by) == ("agreed", closed_at, closed_at + HOURS_48)
    assert standing.words == "As agreed in the room on 1970-01-01 00:17 UTC; final by 1970-01-03 00:17 UTC"
    assert standing.despite == "The train leaves"
    play.workshop.agenda.status = "final"
    assert paper(play).front.standing.words == "Final"


def test_a_reopened_plan_is_a_draft_again() -> None:
    play = agreed()
    play.fay("reopen_workshop")
    assert paper(play).front.standing.key == "draft"


def test_page_one_counts_people_of_functions_and_names_watchers_apart() -> None:
    front = paper(redesigned()).front
    assert (front.people, front.functions) == (6, ["Sales", "IT", "HR", "Finance", "Operations"])
    assert front.watchers == ["Wanda"]


def test_the_decisions_that_change_most_come_first_and_what_stays_is_none_of_them() -> None:
    front = paper(redesigned()).front
    assert [one.sentence for one in front.biggest] == [
        "1 · Capture facts: Person → Automatic. The CRM knows. Accountable: Finn (Finance).",
        "2 · Check data: Person → Person + AI. Rules find them. Accountable: Finn (Finance).",
    ]
    assert [one.id for one in front.biggest] == ["decision-s1", "decision-s2"]


def test_equal_distances_are_ranked_by_stakes_and_an_unknown_today_comes_last() -> None:
    play = redesigned()
    play.put("fay", "s3", today="person")
    play.put("fay", "s1", today=None)
    assert [one.id for one in paper(play).front.biggest] == ["decision-s3", "decision-s2", "decision-s1"]
    assert "today not said yet → Automatic" in paper(play).front.biggest[2].sentence


def test_to_stop_a_step_changes_more_than_to_make_it_automatic() -> None:
    play = redesigned()
    play.put("fay", "decision-s2", mode="stop")
    assert [one.id for one in paper(play).front.biggest] == ["decision-s2", "decision-s1"]


def test_an_open_decision_is_none_of_the_biggest() -> None:
    play = redesigned()
    play.fay("reopen_step", step="s1")
    assert [one.id for one in paper(play).front.biggest] == ["decision-s2"]


def test_what_is_asked_for_is_said_in_one_line_each() -> None:
    play = redesigned()
    approval: dict[str, Value] = {"kind": "approval", "what": "the card", "from_whom": "CFO", "by": "2026-12-01"}
    add(play, "al", Record("a2", "ask", approval))
    assert [one.words for one in paper(play).front.asks] == [
        "Finance: 4 hours a week, for 8 weeks, the pilot",
        "Approval, the card, approved by CFO, by 2026-12-01",
    ]


def test_roles_lose_and_gain_work_and_an_empty_side_says_so() -> None:
    play = redesigned()
    assert paper(play).front.balance.sentences == ["Less work: Sales manager", "More work: no role"]
    play.add("fay", "role_change", "c5", role="Analyst", hours_delta="more")
    play.add("fay", "role_change", "c6", role="Clerk")
    play.put("fay", "c1", status="dropped")
    assert paper(play).front.balance.sentences == [
        "Less work: no role",
        "More work: Analyst",
        "Not said yet: Clerk",
    ]


def test_a_role_on_both_sides_says_at_which_steps() -> None:
    play = redesigned()
    play.add("fay", "role_change", "c5", role="Sales manager", steps=["s2"], hours_delta="more")
    assert paper(play).front.balance.sentences == [
        "Less work: Sales manager (steps 1, 3)",
        "More work: Sales manager (step 2)",
    ]


def test_before_a_pilot_starts_two_lines_called_the_same_are_told_apart_by_their_steps() -> None:
    play = redesigned()
    play.add("fay", "role_change", "c5", role="Sales manager", steps=["s2"])
    play.add("fay", "role_change", "c6", role="Clerk", steps=["s2"])
    roles = [one for one in paper(play).control.missing if "they trust it" in one]
    asked = "they have the skills, they trust it, they know what is expected"
    assert roles == [f"Sales manager (steps 1, 3): {asked}", f"Sales manager (step 2): {asked}", f"Clerk: {asked}"]


def test_dissent_stands_in_its_holders_words() -> None:
    [dissent] = paper(redesigned()).front.dissent
    assert (dissent.function, dissent.text, dissent.confirmed) == ("Sales", "Only with an override", True)
    assert dissent.steps[0].words == "3 · Call the number"


def test_page_one_names_functions_without_anybody_and_absent_owners_who_have_not_answered() -> None:
    play = redesigned()
    play.fay("remove_person", person="ida")
    play.fay("add_person", id="ben", name="Ben", function="it", absent=True)
    assert paper(play).front.missing.sentences == [
        "Nobody from: IT",
        "Absent owners who have not answered: Zoe (HR)",
    ]
    play.says("zoe", "take_line", change="c2")
    assert paper(play).front.missing.owners == []


def test_grades_are_counts_by_function_with_what_would_move_them() -> None:
    grades = paper(agreed()).front.grades
    assert grades
    assert {row.function: row.counts for row in grades.rows} == {"Sales": [0, 0, 0, 1, 0], "Finance": [1, 0, 0, 0, 0]}
    assert [(one.function, one.grade, one.text) for one in grades.reservations] == [
        ("Sales", "Not yet", "Pay me for it"),
    ]
    assert grades.pass_rule == "Nobody cannot support it"


def test_the_check_and_the_signatures_stand_on_page_one() -> None:
    play = agreed()
    play.put("fay", "finance", signed=True)
    front = paper(play).front
    assert (front.check_on, front.check_chair) == ("2027-02-01", "Olga (Operations)")
    assert [(one.who, one.signed) for one in front.signatures] == [
        ("Sam", False),
        ("Finance", True),
        ("A function", False),
    ]


def test_changes_stand_under_whose_yes_they_wait_for() -> None:
    groups = paper(redesigned()).groups
    assert [(group.key, group.title, [one.id for one in group.lines]) for group in groups] == [
        ("decided", "Decided", ["c1", "c4"]),
        ("needs_yes", "Needs a yes from CFO", ["c3"]),
        ("not_known", "Not known yet", ["c2"]),
    ]


def test_every_other_yes_is_a_group_of_its_own() -> None:
    play = redesigned()
    play.put("fay", "c1", whose_yes="someone_else", yes_from="cfo")
    play.put("fay", "c2", whose_yes="someone_else", yes_from="Works council")
    play.put("fay", "c4", whose_yes="someone_else")
    titles = {group.title: [one.id for one in group.lines] for group in paper(play).groups}
    assert titles == {
        "Needs a yes from cfo": ["c1", "c3"],
        "Needs a yes from Works council": ["c2"],
        "Needs a yes from somebody not named yet": ["c4"],
    }


def test_a_line_says_everything_in_words() -> None:
    line = paper(agreed()).groups[0].lines[0]
    assert line.title == "Sales manager: From collecting to judging"
    assert ([step.number for step in line.steps], line.numbers) == ([1, 3], "1, 3")
    assert (line.owner, line.co_owner) == ("Finn (Finance)", "Al (Sales)")
    assert (line.answer, line.first_step, line.first_step_by) == ("Taken", "Draft the card", "2027-01-10")
    assert (line.exceptions, line.exceptions_from) == (1, ["Sales 1"])
    assert (line.whose_yes, line.status) == ("This room", "Proposed")


def test_titles_name_their_gaps() -> None:
    play = redesigned()
    titles = {one.id: one.title for group in paper(play).groups for one in group.lines}
    assert titles == {
        "c1": "Sales manager: From collecting to judging",
        "c2": "Read a range (Managers)",
        "c3": "Rewarded today: Volume → should be: not said yet",
        "c4": "Accuracy: Up, held by Sales + Finance",
    }
    play.put("fay", "c4", target=90, unit="%", target_on="2027-06-30")
    assert paper(play).groups[0].lines[1].title == "Accuracy: Up to 90 % by 2027-06-30, held by Sales + Finance"


def test_a_dropped_line_stays_in_the_table_and_says_so() -> None:
    play = redesigned()
    play.put("fay", "c2", status="dropped")
    line = paper(play).groups[-1].lines[0]
    assert (line.id, line.dropped, line.status) == ("c2", True, "Dropped")


def test_an_owner_who_was_removed_is_still_named() -> None:
    play = redesigned()
    play.fay("remove_person", person="finn")
    assert paper(play).groups[0].lines[0].owner == "Finn (Finance), no longer here"


def test_actions_say_where_they_come_from() -> None:
    play = redesigned()
    play.fay("park_step", step="s2", person="olga")
    assert [(one.origin, one.id, one.title, one.owner) for one in paper(play).actions] == [
        ("action", "t1", "Print cards", "Hal (HR)"),
        ("first_step", "c1", "Draft the card", "Finn (Finance)"),
        ("not_known", "n1", "Find out which incentive change it needs", "Hal (HR)"),
        ("data_problem", "i1", "Mend: Close dates are wishes", ""),
        ("parked", "p1", "Come back to: Bonus plan", ""),
        ("parked_step", "decision-s2", "Come back to: 2 · Check data", "Olga (Operations)"),
    ]
    assert all(one.comes_from for one in paper(play).actions)


def test_every_step_has_a_line_among_the_decisions() -> None:
    play = redesigned()
    play.fay("reopen_step", step="s3")
    play.add("fay", "step", "s4", name="File it", owner="hr", order=9, focus="later")
    play.add("fay", "step", "s5", name="Forget it", order=10)
    said = [(one.steps[0].number, one.id, one.outcome_label) for one in paper(play).decisions]
    assert said == [
        (1, "decision-s1", "Decided"),
        (2, "decision-s2", "Decided"),
        (3, "decision-s3", "Open"),
        (4, "s4", "Later"),
        (5, "s5", "Not decided"),
    ]


def test_the_decision_of_a_step_that_was_divided_is_not_lost() -> None:
    play = redesigned()
    play.fay("divide_step", step="s2", first="s2a", second="s2b", first_name="Find", second_name="Mend")
    left = paper(play).decisions[-1]
    assert (left.id, left.step, left.why) == ("decision-s2", "Check data (removed)", "Rules find them")


def test_pins_are_the_rooms_own_the_worst_first() -> None:
    play = redesigned()
    play.workshop.everyone.records["i1"].by = ""
    assert [one.id for one in paper(play).pins] == ["i2"]
    play.put("fay", "i1", severity="4")
    assert [(one.id, one.severity_label) for one in paper(play).pins] == [("i1", "Blocks us"), ("i2", "Minor")]
    assert [step.id for step in paper(play).pins[0].steps] == ["s1", "s2"]


def test_what_the_final_plan_needs_is_listed_with_its_record() -> None:
    missing = paper(agreed()).missing
    assert ("C10", "c2", "co_owner") in {(one.rule, one.id, one.field) for one in missing}


def test_levels_are_called_as_on_the_scale_of_the_day_agenda() -> None:
    assert paper(redesigned(Play(levels=5))).decisions[1].mode_label == "Half and half"


def test_every_record_that_somebody_added_is_in_the_plan_unless_its_kind_has_a_sheet_alone() -> None:
    play = everything()
    ids = ids_in(msgspec.to_builtins(paper(play)))
    added = [one for one in play.workshop.everyone.records.values() if one.by and one.kind in TOLD]
    assert {one.kind for one in added} == TOLD - {"purpose"}
    assert {one.id for one in added} - ids == set()
    assert "purpose" in ids


@pytest.mark.parametrize("kind", sorted(TOLD))
def test_no_kind_is_added_in_the_test_with_a_field_left_empty(kind: str) -> None:
    record = everything().workshop.record({"purpose": "purpose", "decision": "decision-s3"}.get(kind, f"x-{kind}"))
    assert record
    by_edit = [name for name, field in KINDS[kind].fields.items() if not field.by_procedure]
    assert [name for name in by_edit if record.get(name) in EMPTY] == []


def test_a_plan_holds_no_mark() -> None:
    play = redesigned()
    written = json.dumps(msgspec.to_builtins(plan(seen_by(play, "al"))))
    assert "I know the customer" not in written


def test_steps_whose_hours_nobody_has_estimated_stand_in_one_line() -> None:
    play = redesigned()
    values: dict[str, Value] = {"step": "s3", "basis": "guess"}
    add(play, "fay", Record("v1", "value_case", values))
    found = paper(play).estimates
    assert [one.id for one in found.known] == ["v1"]
    assert found.unknown == "Not estimated yet: steps 1, 2."
