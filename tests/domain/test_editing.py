"""The one command for every record."""

import copy

import pytest

from server.domain.editing import RecordRemoved, RecordSet
from server.domain.messages import Refused
from tests.playing import Play, refused


def test_a_step_and_its_handoff_are_one_edit() -> None:
    play = Play().running("map")
    step = {"act": "add", "kind": "step", "id": "s9", "values": {"name": "Send invoice", "owner": "sales"}}
    handoff = {"act": "add", "kind": "handoff", "id": "h9", "values": {"from_step": "s1", "to_step": "s9"}}
    play.edit("al", step, handoff)
    assert play.value("h9", "to_step") == "s9"


def test_an_edit_does_all_of_its_acts_or_none() -> None:
    play = Play().running("map")
    good = {"act": "set", "id": "s1", "values": {"name": "Renamed"}, "was": {"name": "Capture facts"}}
    with refused("wrong_value"):
        play.edit(
            "al", good, {"act": "add", "kind": "handoff", "id": "h9", "values": {"from_step": "s1", "to_step": "x"}}
        )
    assert play.value("s1", "name") == "Capture facts"


def test_deciding_an_edit_does_not_touch_the_workshop() -> None:
    play = Play().running("map")
    before = copy.deepcopy(play.workshop.compartments)
    with refused("gone"):
        play.edit("fay", {"act": "remove", "id": "s1"}, {"act": "remove", "id": "s1"})
    assert play.workshop.compartments == before


def test_a_field_changed_meanwhile_is_refused_with_both_texts() -> None:
    play = Play().running("map")
    play.put("al", "s1", name="Mine")
    with pytest.raises(Refused) as caught:
        play.edit("ada", {"act": "set", "id": "s1", "values": {"name": "Hers"}, "was": {"name": "Capture facts"}})
    assert caught.value.code == "conflict"
    assert caught.value.details["fields"] == {"name": {"yours": "Hers", "theirs": "Mine"}}
    assert caught.value.text.startswith("Al changed this")


def test_different_fields_of_one_record_merge_silently() -> None:
    play = Play().running("map")
    play.put("al", "s1", name="Mine")
    play.edit("ada", {"act": "set", "id": "s1", "values": {"today": "person"}, "was": {"today": None}})
    assert (play.value("s1", "name"), play.value("s1", "today")) == ("Mine", "person")


def test_setting_what_is_there_already_writes_nothing() -> None:
    play = Play().running("map")
    assert play.put("al", "s1", name="Capture facts") == []


def test_removing_a_step_takes_its_handoffs_and_restoring_brings_them_back() -> None:
    play = Play().running("map")
    removed = play.edit("fay", {"act": "remove", "id": "s2"})
    assert {event.id for event in removed if isinstance(event, RecordRemoved)} == {"s2", "h1", "h2"}
    play.edit("fay", {"act": "restore", "id": "s2"})
    assert all(play.workshop.record(id) for id in ("s2", "h1", "h2"))


def test_restoring_a_step_leaves_alone_what_was_removed_before_it() -> None:
    play = Play().running("map")
    play.edit("fay", {"act": "remove", "id": "h1"})
    play.edit("fay", {"act": "remove", "id": "s2"})
    play.edit("fay", {"act": "restore", "id": "s2"})
    assert play.workshop.record("h2") and not play.workshop.record("h1")


def test_undo_of_a_set_is_the_same_set_turned_round() -> None:
    play = Play().running("map")
    [changed] = play.put("al", "s1", name="Mine")
    assert isinstance(changed, RecordSet)
    play.edit("al", {"act": "set", "id": "s1", "values": {"name": "Capture facts"}, "was": changed.values})
    assert play.value("s1", "name") == "Capture facts"


def test_adding_needs_the_title_only() -> None:
    play = Play().running("map")
    with refused("missing"):
        play.add("al", "step", "s9", owner="sales")
    play.add("fay", "step", "s9", name="Send invoice")


def test_a_title_cannot_be_emptied() -> None:
    with refused("missing"):
        Play().running("map").put("al", "s1", name="")


def test_what_a_field_cannot_hold_is_refused_with_words() -> None:
    play = Play().running("map")
    with pytest.raises(Refused, match="60 characters; this has 61"):
        play.put("al", "s1", name="x" * 61)
    with refused("wrong_value"):
        play.put("al", "s1", today="maybe")
    with refused("malformed"):
        play.put("al", "s1", colour="red")


def test_an_id_is_used_once() -> None:
    play = Play().running("map")
    with refused("id_taken"):
        play.add("fay", "step", "s1", name="Again")
    with refused("id_taken"):
        play.add("fay", "step", "not an id", name="Again")


def test_a_flow_holds_up_to_120_steps() -> None:
    play = Play().running("map")
    many = [{"act": "add", "kind": "step", "id": f"n{n}", "values": {"name": f"Step {n}"}} for n in range(117)]
    play.edit("fay", *many)
    with refused("too_many_steps"):
        play.add("fay", "step", "one-more", name="One more")


def test_restoring_does_not_get_around_the_most_steps() -> None:
    play = Play().running("map")
    many = [{"act": "add", "kind": "step", "id": f"n{n}", "values": {"name": f"Step {n}"}} for n in range(117)]
    play.edit("fay", *many)
    play.edit("fay", {"act": "remove", "id": "n0"})
    play.add("fay", "step", "another", name="Another")
    with refused("too_many_steps"):
        play.edit("fay", {"act": "restore", "id": "n0"})


def test_an_edit_holds_at_most_500_acts() -> None:
    with refused("too_many_acts"):
        Play().running("map").edit("fay", *[{"act": "remove", "id": "s1"}] * 501)


def test_what_a_procedure_sets_is_not_edited() -> None:
    play = Play().running("talk")
    play.fay("open_decision", step="s1", mode="person", accountable="al")
    with refused("not_by_edit"):
        play.put("fay", "decision-s1", outcome="decided")
    with refused("not_by_edit"):
        play.edit("fay", {"act": "remove", "id": "decision-s1"})
    with refused("not_by_edit"):
        play.add("fay", "purpose", "p2", title="Another")


def test_participants_neither_see_nor_edit_what_waits_with_the_facilitators() -> None:
    play = Play().running("map")
    with refused("gone"):
        play.put("al", "e1", text="mine")
