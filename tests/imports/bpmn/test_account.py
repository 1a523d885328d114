"""Nothing is dropped in silence: every element of a model is in its account exactly once."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.imports.account import in_words
from tests.imports.bpmn.models import MIWG, MODEL, Read, flows, model, node, process, read, task
from tests.imports.bpmn.random_models import models

NAMESPACE = f"{{{MODEL}}}"


def elements(content: bytes) -> Counter[tuple[str, str]]:
    """Tag and id of every element of the model, read by another parser; without extensions and drawing."""
    found: Counter[tuple[str, str]] = Counter()

    def look(one: ElementTree.Element) -> None:
        if one.tag.startswith(NAMESPACE) and one.tag != f"{NAMESPACE}extensionElements":
            found[one.tag.removeprefix(NAMESPACE), (one.get("id") or "").strip()] += 1
            for inner in one:
                look(inner)

    look(ElementTree.fromstring(content))
    return found


def told(found: Read) -> Counter[tuple[str, str]]:
    return Counter((one.element, one.id) for one in found.account.lines)


@pytest.mark.parametrize("path", MIWG, ids=lambda path: path.stem)
def test_every_element_of_a_vendors_file_is_told_once(path: Path) -> None:
    content = path.read_bytes()
    assert told(read(content)) == elements(content)


@pytest.mark.parametrize("path", MIWG, ids=lambda path: path.stem)
def test_every_task_of_a_vendors_file_is_a_step_and_no_other_thing_is(path: Path) -> None:
    found = read(path.read_bytes())
    tasks = [one for one in found.account.lines if one.element.lower().endswith("task")]
    assert [one.fate for one in tasks] == ["taken"] * len(tasks)
    steps = [one for one in found.account.lines if one.kind == "step"]
    assert len(steps) == len(found.steps) == len(found.all("step"))
    assert {one.element.lower()[-4:] for one in steps} <= {"task", "cess"}


@given(models())
@settings(deadline=None, max_examples=150)
def test_every_element_of_any_model_is_told_once_with_its_reason(content: bytes) -> None:
    found = read(content)
    assert told(found) == elements(content)
    assert all(one.words for one in found.account.lines)
    assert all(one.fate == "taken" for one in found.account.lines if one.kind)


@given(models())
@settings(deadline=None, max_examples=100)
def test_what_is_told_as_taken_is_a_record_and_every_record_is_counted(content: bytes) -> None:
    found = read(content)
    records = {(one.kind, one.id) for one in found.records}
    assert {(one.kind, one.record) for one in found.account.lines if one.kind} <= records
    counts = Counter(one.kind for one in found.records if one.kind != "purpose")
    assert found.account.taken == dict(counts)


@given(models(), st.booleans())
@settings(deadline=None, max_examples=50)
def test_a_file_read_twice_becomes_the_same(content: bytes, _: bool) -> None:
    assert read(content) == read(content)


def test_what_only_one_tool_reads_is_counted_by_its_vocabulary_and_the_drawing_as_a_whole() -> None:
    inside = '<extensionElements><v:a xmlns:v="urn:v"><v:b/></v:a></extensionElements>'
    found = read(model(process(task("a", inside=inside))))
    assert found.account.extensions == {"urn:v": 2}
    assert found.line("a").fate == "taken"


def test_things_that_are_alike_are_told_together_with_their_number() -> None:
    found = read(model(process(*map(task, "abc"), flows("a b", "b c"), node("group", "g"), node("group", "h"))))
    assert ["Group (2 times)"] in found.account.grouped("left").values()
    assert found.account.sizes == ["1 function", "3 steps", "2 handoffs"]
    assert in_words("intermediateCatchEvent") == "Intermediate catch event"
