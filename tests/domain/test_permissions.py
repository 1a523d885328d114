"""Who may edit what in which phase."""

from typing import Literal

import pytest

from server.domain.record import Value
from tests.playing import Play, refused


def test_people_edit_steps_of_their_own_lane_while_the_map_is_checked() -> None:
    play = Play().running("map")
    play.put("al", "s1", today="person")
    with refused("not_yours"):
        play.put("al", "s3", today="person")


def test_the_own_lane_cannot_be_edited_when_the_room_works_on_something_else() -> None:
    play = Play().running("mark")
    with refused("not_yours"):
        play.put("al", "s1", name="Too late")


def test_nobody_gives_a_step_of_theirs_to_a_lane_and_keeps_editing_it() -> None:
    play = Play().running("map")
    play.put("al", "s1", owner="it")
    with refused("not_yours"):
        play.put("al", "s1", name="Still mine?")


def test_who_gave_a_step_to_another_lane_takes_it_back_until_somebody_else_changed_it() -> None:
    play = Play().running("map")
    play.put("al", "s1", owner="it")
    with refused("not_yours"):
        play.put("ada", "s1", owner="sales")
    play.put("al", "s1", owner="sales")
    play.put("al", "s1", owner="it")
    play.put("ida", "s1", today="person")
    with refused("not_yours"):
        play.put("al", "s1", owner="sales")


def test_only_the_receiver_says_how_much_is_usable() -> None:
    play = Play().running("sources")
    with refused("not_yours"):
        play.put("al", "h1", usable=7)
    play.put("olga", "h1", usable=7)
    assert play.value("h1", "usable") == 7


def test_the_receiver_changes_nothing_else_of_a_handoff_then() -> None:
    with refused("not_yours"):
        Play().running("sources").put("olga", "h1", artefact="List")


def test_anybody_pins_anything_anywhere_but_changes_only_their_own_pin() -> None:
    play = Play().running("map")
    play.add("hal", "issue", "i1", text="Entered twice", place="s3", severity="2")
    play.put("hal", "i1", severity="3")
    with refused("not_yours"):
        play.put("finn", "i1", severity="1")


def test_the_accountable_person_types_the_decision_and_nobody_else() -> None:
    play = Play().running("talk")
    play.fay("open_decision", step="s3", mode="shared", accountable="finn")
    play.put("finn", "decision-s3", why="Rules are clear")
    with refused("not_yours"):
        play.put("al", "decision-s3", why="Mine")


def test_dissent_is_worded_by_the_function_that_holds_it() -> None:
    play = Play().running("talk")
    play.add("finn", "dissent", "d1", step="s1", function="finance", text="Audit monthly")
    with refused("not_yours"):
        play.add("al", "dissent", "d2", step="s1", function="finance")
    with refused("not_yours"):
        play.put("al", "d1", confirmed=True)


def test_a_watcher_edits_nothing() -> None:
    play = Play().running("map")
    play.fay("move_person", person="hal", function="")
    with refused("not_yours"):
        play.add("hal", "issue", "i1", text="?")


def test_the_facilitator_edits_everything_until_the_plan_is_final() -> None:
    play = Play().running("mark")
    play.put("fay", "s3", name="Agree the number")
    play.workshop.agenda.status = "final"
    with refused("final"):
        play.put("fay", "s3", name="Too late")


def test_after_closing_the_flow_owner_completes_and_owners_their_own_lines() -> None:
    play = Play().running("redesign")
    play.put("fay", "purpose", flow_owner="olga")
    play.add("al", "role_change", "c1", role="Seller", steps=["s1"], owner="al")
    play.fay("go", block="b-agree")
    play.workshop.agenda.status = "closed"
    play.put("olga", "c1", due="2027-01-31")
    play.put("al", "c1", measure="Fewer calls")
    with refused("not_yours"):
        play.put("finn", "c1", measure="Mine")


def test_strangers_and_the_removed_do_nothing() -> None:
    play = Play().running("map")
    play.fay("remove_person", person="al")
    for who in ("al", "nobody"):
        with refused("not_yours"):
            play.put(who, "s1", name="Ghost")


def afterwards(status: Literal["closed", "final"]) -> Play:
    play = Play().running("talk")
    play.put("fay", "purpose", flow_owner="Hal")
    play.put("fay", "it", prepares="sources")
    play.add("fay", "source", "o1", name="CRM", owner="sales")
    play.add("fay", "issue", "p1", text="Late", place="s1", owner="ida", co_owner="olga")
    play.fay("close_workshop", despite="The room had to be left")
    play.workshop.agenda.status = status
    return play


@pytest.mark.parametrize(
    ("person", "id", "said"),
    [
        ("al", "s1", {"performer": "Account manager", "question": "Is it sure?", "answers": ["Yes", "No"]}),
        ("olga", "h1", {"wait_hours": 4}),
        ("ada", "o1", {"steward": "Sales operations", "refresh": "Every night"}),
        ("ida", "p1", {"dimension": "timeliness", "frequency": 30, "root_cause": "process"}),
    ],
)
def test_after_the_room_each_says_what_they_know_of_their_own(person: str, id: str, said: dict[str, Value]) -> None:
    play = afterwards("closed")
    with refused("not_yours"):
        play.put("finn", id, **said)
    play.put(person, id, **said)
    with refused("final"):
        afterwards("final").put(person, id, **said)


@pytest.mark.parametrize("status", ["closed", "final"])
def test_what_a_pilot_needs_of_steps_and_handoffs_is_said_also_when_the_plan_is_final(
    status: Literal["closed", "final"],
) -> None:
    play = afterwards(status)
    play.put("ida", "s1", ai_option="rules")
    play.put("al", "s1", ai_option="agent")
    play.put("olga", "h1", acceptance="All fields filled", sign_off="Head of operations")
    play.put("hal", "h1", sign_off="Controller")
    with refused("not_yours"):
        play.put("al", "h1", acceptance="Ours to say? No")
