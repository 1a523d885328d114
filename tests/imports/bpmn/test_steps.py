"""Tasks of every type become steps, in the order of the flow."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.imports.bpmn.models import drawn, flows, model, node, process, read, task


@pytest.mark.parametrize(
    ("tag", "today", "kind"),
    [
        ("task", None, None),
        ("userTask", "person", None),
        ("manualTask", "person", None),
        ("serviceTask", "automatic", None),
        ("scriptTask", "automatic", None),
        ("businessRuleTask", "automatic", "decide"),
        ("sendTask", None, "communicate"),
        ("receiveTask", None, "communicate"),
        ("callActivity", None, None),
        ("subProcess", None, None),
        ("adHocSubProcess", None, None),
        ("transaction", None, None),
    ],
)
def test_a_task_of_this_type_is_a_step_done_as_it_says(tag: str, today: str | None, kind: str | None) -> None:
    found = read(model(process(task("Check credit", tag))))
    [step] = found.all("step")
    assert (step["name"], step.get("today"), step.get("kind")) == ("Check credit", today, kind)


def test_steps_stand_in_the_order_of_the_flow_whatever_the_order_of_the_file() -> None:
    assert read(model(process(*map(task, "dbca"), flows("a b", "b c", "c d")))).steps == ["a", "b", "c", "d"]


def test_of_steps_that_the_flow_does_not_order_the_one_drawn_first_comes_first_then_the_first_of_the_file() -> None:
    split = process(*map(task, "abcd"), flows("a b", "a c", "b d", "c d"))
    assert read(model(split, drawn(a=(0, 0), b=(300, 0), c=(200, 0), d=(400, 0)))).steps == ["a", "c", "b", "d"]
    assert read(model(split)).steps == ["a", "b", "c", "d"]


def test_lanes_drawn_side_by_side_are_read_downwards() -> None:
    boxes = drawn(a=(500, 0), b=(0, 200), P=(0, 0)).replace('"P"', '"P" isHorizontal="false"')
    assert read(model(process(task("b"), task("a")), boxes)).steps == ["a", "b"]


def test_a_way_back_orders_nothing() -> None:
    around = process(*map(task, "abcd"), flows("a b", "b c", "c b:no", "c d:yes"))
    found = read(model(around))
    assert found.steps == ["a", "b", "c", "d"]
    assert ("c", "b", "", "no") in found.handoffs


def test_a_circle_without_a_beginning_has_an_order_all_the_same() -> None:
    found = read(model(process(*map(task, "abc"), flows("a b", "b c", "c a"))))
    assert found.steps == ["a", "b", "c"]
    assert len(found.handoffs) == 3


@given(st.integers(0, 2**32), st.integers(2, 14))
@settings(deadline=None)
def test_in_a_flow_without_ways_back_every_handoff_leads_on(seed: int, many: int) -> None:
    dice = Random(seed)
    names = [f"t{number}" for number in range(many)]
    gates = [f"g{number}" for number in range(many)]
    line = [one for pair in zip(names, gates, strict=True) for one in pair]
    pairs = [sorted(dice.sample(range(2 * many), 2)) for _ in range(3 * many)]
    arrows = flows(*(f"{line[one]} {line[other]}" for one, other in dict.fromkeys(map(tuple, pairs))))
    nodes = [*(task(one) for one in names), *(node("parallelGateway", one) for one in gates)]
    found = read(model(process(*dice.sample(nodes, len(nodes)), arrows)))
    place = {name: at for at, name in enumerate(found.steps)}
    assert sorted(found.steps) == sorted(names)
    assert all(place[one] < place[other] for one, other, *_ in found.handoffs)


def test_the_steps_inside_a_sub_process_stand_for_it() -> None:
    inner = node("startEvent", "s") + task("b") + task("c") + node("endEvent", "e") + flows("s b", "b c", "c e")
    found = read(
        model(process(task("a"), node("subProcess", "S", inner, name="Inside"), task("d"), flows("a S", "S d")))
    )
    assert found.steps == ["a", "b", "c", "d"]
    assert {(one, other) for one, other, *_ in found.handoffs} == {("a", "b"), ("b", "c"), ("c", "d")}
    assert found.line("S").words == "the steps inside it"


def test_a_sub_process_with_no_step_inside_is_a_step_and_what_is_inside_is_part_of_it() -> None:
    inner = node("startEvent", "s", name="Begin") + node("endEvent", "e") + flows("s e")
    found = read(model(process(task("a"), task("S", "subProcess", inner), flows("a S"))))
    assert found.steps == ["a", "S"]
    assert {found.line(id).words for id in ("s", "e", "s-e")} == {"the step that it is inside of"}


def test_a_flow_made_of_sub_processes_is_cut_into_parts_and_a_mixed_one_is_not() -> None:
    parts = node("subProcess", "S", task("a"), name="Collect") + node("subProcess", "T", task("b"), name="Decide")
    found = read(model(process(parts, flows("S T"))))
    assert [(one["name"], one["part"]) for one in found.all("step")] == [("a", "Collect"), ("b", "Decide")]
    mixed = read(model(process(parts, task("c"), flows("S T", "T c"))))
    assert [one.get("part") for one in mixed.all("step")] == [None, None, None]


def test_a_name_over_sixty_characters_is_cut_and_kept_whole_in_the_account() -> None:
    long = "Ask every customer of the last three years whether the address we have on file is right"
    found = read(model(process(task("t", name=long))))
    assert len(found.steps[0]) <= 60 and found.line("t").name == long
    assert any(long in note for note in found.account.notes)


def test_a_task_without_a_name_is_called_by_its_number_and_noted() -> None:
    found = read(model(process(task("t", name=""))))
    assert found.steps == ["Step 1"]
    assert found.account.notes == ["Task t has no name. It is called “Step 1”."]


def test_names_over_several_lines_are_on_one() -> None:
    assert read(model(process(task("t", name="Check&#10;the   credit&#13;&#10;limit")))).steps == [
        "Check the credit limit"
    ]


def test_steps_past_the_hundred_and_twentieth_are_listed_with_their_names() -> None:
    names = [f"t{n:03}" for n in range(130)]
    pairs = [f"{one} {other}" for one, other in pairwise(names)]
    found = read(model(process(*map(task, names), flows(*pairs))))
    assert found.steps == names[:120]
    assert [one.name for one in found.account.of("left") if one.element == "task"] == names[120:]
    assert len(found.handoffs) == 119


def test_roles_that_a_task_names_are_who_does_it() -> None:
    owner = '<potentialOwner id="o"><resourceRef>r</resourceRef></potentialOwner>'
    found = read(model(process(task("a", "userTask", owner)), '<resource id="r" name="Clerk"/>'))
    assert found.step("a")["performer"] == "Clerk"
    assert (found.line("o").fate, found.line("r").fate) == ("joined", "joined")


def test_repeating_markers_and_descriptions_are_told_and_not_taken() -> None:
    inside = '<documentation id="d">Look twice.</documentation><standardLoopCharacteristics id="l"/>'
    found = read(model(process(task("a", inside=inside))))
    assert (found.line("d").fate, found.line("d").name) == ("left", "Look twice.")
    assert found.line("l").fate == "left"


def test_a_task_of_a_choreography_is_done_by_who_begins_it_with_the_others() -> None:
    both = '<participant id="x" name="Buyer"/><participant id="y" name="Seller"/>'
    asks = "<participantRef>x</participantRef><participantRef>y</participantRef>"
    inner = both + task("Ask", "choreographyTask", asks, initiatingParticipantRef="y")
    found = read(model(node("choreography", "C", inner)))
    assert found.lanes == [("Seller", ["Ask"])]
    assert found.step("Ask")["with_functions"] == "Buyer"
