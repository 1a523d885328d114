"""What a template and an agenda may say, and where they are told off."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.editing import MOST_STEPS
from server.domain.template import Agenda, Template, parse_agenda, parse_lens, parse_template
from server.domain.template_reading import Given, LensQuestion, Malformed

HEAD = {"key": "small", "title": "Small flow", "version": 1}
FUNCTIONS = [{"id": "sales", "name": "Sales"}, {"id": "it", "name": "IT", "code": "IT"}]
STEPS = [{"id": "ask", "name": "Ask the customer", "owner": "sales"}, {"id": "note", "name": "Note the answer"}]
AGENDA = {
    "key": "short",
    "title": "Short",
    "minutes": 15,
    "levels": 3,
    "blocks": [
        {"id": "block-map", "phase": "map", "minutes": 10},
        {"id": "block-mark", "phase": "mark", "minutes": 5},
    ],
    "scripts": [{"block": "block-map", "say": "Check your own lane."}],
}


def template(**lists: Any) -> Template:
    return parse_template(HEAD | {"functions": FUNCTIONS, "steps": STEPS} | lists)


def agenda(**changed: Any) -> Agenda:
    return parse_agenda(AGENDA | changed)


def of_kind(records: tuple[Given, ...], kind: str) -> list[Given]:
    return [one for one in records if one.kind == kind]


def refused(path: str, reason: str, **lists: Any) -> None:
    with pytest.raises(Malformed, match=reason) as caught:
        template(**lists)
    assert caught.value.path == path


def test_a_template_becomes_records_in_an_order_in_which_every_reference_points_backwards() -> None:
    made = template(
        handoffs=[{"from_step": "ask", "to_step": "note"}],
        issues=[{"place": "handoff-1", "text": "Half of it is missing"}],
    )
    assert [(one.kind, one.id) for one in made.records] == [
        ("purpose", "purpose"),
        ("function", "sales"),
        ("function", "it"),
        ("step", "ask"),
        ("step", "note"),
        ("handoff", "handoff-1"),
        ("issue", "issue-1"),
    ]


def test_values_are_kept_as_the_fields_keep_them() -> None:
    made = template(issues=[{"place": "ask", "text": "Late", "severity": 3, "dimension": None, "kind": ""}])
    assert of_kind(made.records, "issue")[0].values == {"place": "ask", "text": "Late", "severity": "3"}


def test_a_workshop_is_called_like_its_template_unless_the_purpose_says_otherwise() -> None:
    assert template().records[0].values == {"title": "Small flow"}
    assert template(purpose={"title": ""}).records[0].values == {"title": "Small flow"}
    assert template(purpose={"title": "Ours"}).records[0].values == {"title": "Ours"}


def test_there_is_one_purpose_under_one_id() -> None:
    refused("purpose.id", "not known here", purpose={"id": "ours"})
    refused("steps[0].id", "purpose is there twice", steps=[{"id": "purpose", "name": "Ask"}])


def test_an_entry_without_an_order_gets_its_place_in_the_list() -> None:
    made = template(steps=[{"name": "First"}, {"name": "Ninth", "order": 9}, {"name": "Third"}])
    assert [one.values["order"] for one in of_kind(made.records, "step")] == [1, 9, 3]


def test_an_unknown_list_or_field_is_refused_by_name() -> None:
    refused("stepps", "known are .*steps", stepps=[])
    refused("steps[0].ownr", "known are name, owner", steps=[{"name": "Ask", "ownr": "sales"}])


def test_decisions_have_no_place_in_a_template() -> None:
    refused("decisions", "not known here", decisions=[{"step": "ask", "mode": "automatic"}])


def test_people_and_the_answers_of_the_room_have_no_place_in_a_template() -> None:
    refused("issues[0].owner", "not known here", issues=[{"text": "Late", "owner": "ann"}])
    refused("functions[0].signed", "not known here", functions=[{"name": "Sales", "signed": True}])
    handoff = {"from_step": "ask", "to_step": "note", "usable": 7}
    refused("handoffs[0].usable", "not known here", handoffs=[handoff])


def test_a_wrong_value_is_refused_with_what_to_write_instead() -> None:
    refused("steps[0].name", "words; put them in quotes: 2027", steps=[{"name": 2027}])
    refused("steps[0].name", "up to 60 characters; this has 61", steps=[{"name": "x" * 61}])
    refused("steps[0].stakes", "from 1 to 5", steps=[{"name": "Ask", "stakes": 6}])
    refused("steps[0].kind", "'guess' is none of: capture", steps=[{"name": "Ask", "kind": "guess"}])
    refused("steps[0].is_decision", "neither true nor false", steps=[{"name": "Ask", "is_decision": "yes"}])
    refused("steps[0].inputs", "a list of texts", steps=[{"name": "Ask", "inputs": "a quote"}])
    refused("steps[0].inputs[1]", "put them in quotes: 7", steps=[{"name": "Ask", "inputs": ["a", 7]}])
    refused("steps[0].inputs", "a value or a list of texts", steps=[{"name": "Ask", "inputs": {"a": "b"}}])
    refused("steps[0].name", "cannot be shown", steps=[{"name": "Ask\x00"}])


def test_what_a_record_cannot_be_without_is_missed_where_it_should_stand() -> None:
    refused("steps[1].name", "is missing", steps=[{"name": "Ask"}, {"owner": "sales"}])
    refused("handoffs[0].to_step", "is missing", handoffs=[{"from_step": "ask", "to_step": ""}])
    with pytest.raises(Malformed, match="version: is missing"):
        parse_template({"key": "small", "title": "Small flow"})


def test_a_reference_to_something_that_is_not_there_is_refused() -> None:
    refused("steps[0].owner", "no function with the id 'salez'", steps=[{"name": "Ask", "owner": "salez"}])
    refused("issues[0].place", "no step or handoff or source", issues=[{"text": "Late", "place": "sales"}])
    metric = {"name": "Speed", "functions": ["sales", "legal"]}
    refused("metric_options[0].functions", "'legal'", metric_options=[metric])


def test_a_step_can_come_from_one_above_it_but_not_from_one_below() -> None:
    second = {"id": "b", "name": "Half of it", "divided_from": "a"}
    assert template(steps=[{"id": "a", "name": "All of it"}, second])
    refused("steps[0].divided_from", "no step", steps=[second, {"id": "a", "name": "All of it"}])


def test_every_id_of_a_file_is_its_own_across_all_kinds() -> None:
    refused("steps[0].id", "sales is there twice", steps=[{"id": "sales", "name": "Sell"}])
    refused("steps[1].id", "step-1 is there twice", steps=[{"name": "Ask"}, {"id": "step-1", "name": "Note"}])


@pytest.mark.parametrize("id", ["", "a b", "../etc", "é", "x" * 41, 7, None, ["a"], "a\n"])
def test_an_id_has_up_to_40_plain_characters(id: object) -> None:
    refused("functions[0].id", "is no id", functions=[{"id": id, "name": "Sales"}], steps=[])


def test_ids_of_a_template_and_of_an_agenda_cannot_meet_in_a_workshop() -> None:
    refused("steps[0].id", "begin with block- or script-", steps=[{"id": "block-map", "name": "Ask"}])
    with pytest.raises(Malformed, match="begin with block- or script-") as caught:
        agenda(blocks=[{"id": "map", "phase": "map", "minutes": 15}], scripts=[])
    assert caught.value.path == "blocks[0].id"


def test_a_flow_holds_as_many_steps_as_a_workshop() -> None:
    steps = [{"name": f"Step {place}"} for place in range(MOST_STEPS)]
    assert len(of_kind(template(steps=steps).records, "step")) == MOST_STEPS
    refused(f"steps[{MOST_STEPS}]", "one too many", steps=[*steps, {"name": "One more"}])


@pytest.mark.parametrize("content", [None, "steps", 7, [], ["key"], True])
def test_what_is_no_mapping_is_refused(content: object) -> None:
    with pytest.raises(Malformed, match="is no mapping"):
        parse_template(content)


def test_lists_that_are_no_lists_and_entries_that_are_no_mappings_are_refused() -> None:
    refused("steps", "is no list", steps={"name": "Ask"})
    refused("steps[1]", "is no mapping", steps=[{"name": "Ask"}, "Note"])
    refused("purpose", "is no mapping", purpose=["Sales"])
    assert of_kind(template(steps=None).records, "step") == []


def test_lens_questions_come_with_the_functions_that_are_there() -> None:
    lens = parse_lens({"lens_questions": {"hr": {"map": ["Who does it?"]}, "it": {"mark": ["What fails?"]}}})
    made = parse_template(HEAD | {"functions": FUNCTIONS}, lens)
    assert of_kind(made.records, "prompt") == [
        Given("prompt", "lens-2", {"function": "it", "phase": "mark", "question": "What fails?"})
    ]


def test_lens_questions_are_checked_like_prompts() -> None:
    assert parse_lens({"lens_questions": {"it": {"map": ["Where?"]}}}) == (LensQuestion("it", "map", "Where?"),)
    for tree, path in (
        ({"it": {"talk": ["Where?"]}}, "lens_questions.it.talk"),
        ({"it": {"map": ["x" * 201]}}, "lens_questions.it.map[0]"),
        ({"it": {"map": [""]}}, "lens_questions.it.map[0]"),
        ({"it": {"map": "Where?"}}, "lens_questions.it.map"),
        ({"it": ["Where?"]}, "lens_questions.it"),
        (None, "lens_questions"),
    ):
        with pytest.raises(Malformed) as caught:
            parse_lens({"lens_questions": tree})
        assert caught.value.path == path


def test_an_agenda_becomes_blocks_and_what_the_facilitator_says_in_them() -> None:
    made = agenda()
    assert (made.key, made.minutes, made.levels) == ("short", 15, 3)
    assert [(one.kind, one.id, one.values.get("order")) for one in made.records] == [
        ("block", "block-map", 1),
        ("block", "block-mark", 2),
        ("script", "script-1", None),
    ]


def test_the_minutes_of_an_agenda_are_those_of_its_blocks() -> None:
    with pytest.raises(Malformed, match="minutes: says 20, but the blocks add up to 15"):
        agenda(minutes=20)


@pytest.mark.parametrize("levels", [4, "three", True, 3.5, None])
def test_a_scale_has_three_or_five_levels(levels: object) -> None:
    with pytest.raises(Malformed) as caught:
        agenda(levels=levels)
    assert caught.value.path == "levels"


WIRES = ("key", "steps", "functions", "purpose", "id", "name", "owner", "inputs", "order", "stakes", "version")
leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["sales"])
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WIRES) | st.text(max_size=3), inner),
    max_leaves=12,
)


@given(name=st.sampled_from(["functions", "steps", "purpose", "handoffs", "version", "title"]), tree=trees)
def test_any_tree_is_either_a_template_or_refused_with_a_place(name: str, tree: object) -> None:
    try:
        assert isinstance(parse_template(HEAD | {name: tree}), Template)
    except Malformed as malformed:
        assert malformed.reason
        assert malformed.path.startswith((name, "steps", "functions", "key"))
