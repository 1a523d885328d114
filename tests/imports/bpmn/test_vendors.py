"""The same model, written as other tools write it, becomes the same flow."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest

from tests.imports.bpmn.models import MIWG, MODEL, Read, read

Tree = ElementTree.Element
BPMN = f"{{{MODEL}}}"
POINTING = ("sourceRef", "targetRef", "processRef", "attachedToRef", "bpmnElement", "default", "messageRef")
LANES = {
    "A.1.0": {"Pool 1": 3},
    "A.2.0": {"Pool 1": 4},
    "A.2.1": {"A.2.1": 4},
    "A.3.0": {"Pool 1": 5},
    "A.4.0": {"Pool": 2, "Lane 1": 3, "Lane 2": 1},
    "A.4.1": {"Lane 1": 2, "Lane 2": 3, "Lane 3": 1},
    "C.1.0": {"Team-Assistant": 4, "Approver": 1, "Team Assistant": 2, "Accountant": 2},
}
"""Model → its functions with the number of their steps, as the pictures of the suite show them."""


def said(found: Read) -> tuple[object, ...]:
    """What a reader of the map sees, whatever is called how inside."""
    return sorted(found.lanes), found.steps, found.handoffs, found.purpose.get("trigger_event")


@pytest.mark.parametrize("path", MIWG, ids=lambda path: path.stem)
def test_every_task_of_a_reference_is_in_the_lane_that_its_picture_shows(path: Path) -> None:
    found = read(path.read_bytes())
    name = re.search(r"[A-C]\.\d\.\d", path.stem)
    assert name and {one: len(steps) for one, steps in found.lanes} == LANES[name[0]]


@pytest.mark.parametrize("path", [one for one in MIWG if "A.4.0" in one.stem], ids=lambda path: path.stem)
def test_four_tools_write_one_model_and_it_becomes_one_flow(path: Path) -> None:
    found = read(path.read_bytes())
    lanes = {name: sorted(steps) for name, steps in found.lanes}
    assert lanes == {"Pool": ["Task 1", "Task 2"], "Lane 1": ["Task 3", "Task 4", "Task 5"], "Lane 2": ["Task 6"]}
    assert {(one, other) for one, other, *_ in found.handoffs} == {
        ("Task 1", "Task 2"),
        ("Task 1", "Task 3"),
        ("Task 3", "Task 4"),
        ("Task 3", "Task 6"),
        ("Task 4", "Task 5"),
        ("Task 5", "Task 2"),
    }
    assert found.steps.index("Task 1") < found.steps.index("Task 3") < found.steps.index("Task 4")


def without(*tags: str) -> Callable[[Tree], None]:
    def change(tree: Tree) -> None:
        for above in list(tree.iter()):
            for one in [one for one in above if one.tag.removeprefix(BPMN) in tags]:
                above.remove(one)

    return change


def arrows_named_by_nodes_alone(tree: Tree) -> None:
    for one in tree.iter(f"{BPMN}sequenceFlow"):
        one.attrib.pop("sourceRef", None), one.attrib.pop("targetRef", None)


def prefixed_references(tree: Tree) -> None:
    for one in tree.iter():
        for name in POINTING:
            if name in one.attrib:
                one.set(name, f"tns:{one.get(name)}")
        if one.tag == f"{BPMN}flowNodeRef":
            one.text = f"\n  tns:{one.text}\n"


def other_ids(tree: Tree) -> None:
    new = {one.get("id"): f"_{number}" for number, one in enumerate(tree.iter()) if one.get("id")}
    for one in tree.iter():
        for name in ("id", *POINTING):
            if one.get(name) in new:
                one.set(name, new[one.get(name)])
        if (one.text or "").strip() in new:
            one.text = new[(one.text or "").strip()]


def other_order(tree: Tree) -> None:
    for one in tree.iter():
        if one.tag.removeprefix(BPMN) in ("definitions", "process", "subProcess"):
            one[:] = Random(7).sample(list(one), len(one))


CHANGES: dict[str, Callable[[Tree], None]] = {
    "arrows that no node names": without("incoming", "outgoing"),
    "arrows that only nodes name": arrows_named_by_nodes_alone,
    "references with a prefix": prefixed_references,
    "other ids": other_ids,
    "no extensions": without("extensionElements"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("path", MIWG, ids=lambda path: path.stem)
def test_a_model_written_in_another_way_becomes_the_same_flow(path: Path, change: Callable[[Tree], None]) -> None:
    tree = ElementTree.fromstring(path.read_bytes())
    change(tree)
    assert said(read(ElementTree.tostring(tree))) == said(read(path.read_bytes()))


# One tool draws what is in a pool from the pool's own corner, so that nothing lies where it seems to.
@pytest.mark.parametrize("path", [one for one in MIWG if "Bizagi" not in one.stem], ids=lambda path: path.stem)
def test_lanes_that_only_the_drawing_fills_hold_the_same_steps(path: Path) -> None:
    tree = ElementTree.fromstring(path.read_bytes())
    without("flowNodeRef")(tree)
    assert said(read(ElementTree.tostring(tree))) == said(read(path.read_bytes()))


# In one model three tasks stand below each other; there the file decides.
@pytest.mark.parametrize("path", [one for one in MIWG if "A.2.0" not in one.stem], ids=lambda path: path.stem)
def test_the_order_of_the_file_says_little_where_there_is_a_drawing(path: Path) -> None:
    tree = ElementTree.fromstring(path.read_bytes())
    other_order(tree)
    assert read(ElementTree.tostring(tree)).steps == read(path.read_bytes()).steps


@pytest.mark.parametrize("path", MIWG, ids=lambda path: path.stem)
def test_without_a_drawing_the_lanes_and_the_flow_are_the_same(path: Path) -> None:
    tree = ElementTree.fromstring(path.read_bytes())
    for one in [one for one in tree if one.tag.endswith("BPMNDiagram")]:
        tree.remove(one)
    bare, drawn = read(ElementTree.tostring(tree)), read(path.read_bytes())
    assert (sorted(name for name, _ in bare.lanes), bare.handoffs) == (
        sorted(name for name, _ in drawn.lanes),
        drawn.handoffs,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
@pytest.mark.parametrize("path", MIWG, ids=lambda path: path.stem)
def test_a_model_in_another_encoding_becomes_the_same_flow(path: Path, encoding: str) -> None:
    tree = ElementTree.fromstring(path.read_bytes())
    assert said(read(ElementTree.tostring(tree, encoding=encoding))) == said(read(path.read_bytes()))
