"""An export of ours comes back as it was, with what another tool has added to it since."""

import json
from typing import Any

import pytest

from server.domain.archive.restoring import restore
from server.imports.bpmn import read_bpmn
from server.imports.imported import Imported
from server.imports.unreadable import Unreadable
from server.live.reading import clean_text
from tests.imports.bpmn.models import drawn, flows, lane, lanes, model, node, process, task

Tree = dict[str, Any]
OURS = "https://crossflow.dev/bpmn/1"
HEAD = {
    "format": "crossflow",
    "version": 1,
    "about": {"template": "t", "agenda": "a", "levels": 3, "named": False},
    "gone": [],
}
SALES: Tree = {"name": "Sales", "colour": 1, "order": 1}
FIRST: Tree = {"name": "Take order", "owner": "f1", "order": 1, "focus": "now"}
SECOND: Tree = {"name": "Send & bill <it>", "owner": "f1", "order": 2}
HANDOFF: Tree = {"from_step": "s1", "to_step": "s2", "usable": 7}
ROLE: Tree = {"role": "Clerk", "steps": ["s2"]}
DRAWN = f'xmlns:c="{OURS}" c:drawn="true"'


def record(kind: str, id: str, values: Tree, place: int) -> str:
    text = json.dumps(values).replace("&", "&amp;").replace("<", "&lt;")
    said = f'kind="{kind}" id="{id}" place="{place}" at="17" function="f1"'
    return f'<c:record xmlns:c="{OURS}" {said}>{text}</c:record>'


def carrying(*records: str) -> str:
    return f"<extensionElements>{''.join(records)}</extensionElements>"


def export(more: str = "", head: str = "", sales: str = "", second: str = "") -> bytes:
    """Two steps of Sales with a handoff through a gateway that only the drawing has; `more` is another tool's."""
    frame = head or f'<c:workshop xmlns:c="{OURS}">{json.dumps(HEAD)}</c:workshop>'
    top = carrying(frame, record("role_change", "r1", ROLE, 5))
    lane_node = node("lane", "L", carrying(record("function", "f1", SALES, 1)) + sales, name="Sales")
    steps = task("A", inside=carrying(record("step", "s1", FIRST, 2)), name="Take order")
    steps += second or task("B", inside=carrying(record("step", "s2", SECOND, 3)), name="Send and bill")
    gateway = f'<exclusiveGateway id="g" {DRAWN}/><startEvent id="s" {DRAWN} name="Begin"/>'
    arrows = node("sequenceFlow", "h", carrying(record("handoff", "h1", HANDOFF, 4)), sourceRef="A", targetRef="g")
    arrows += f'<sequenceFlow id="x" {DRAWN} sourceRef="g" targetRef="B"/>'
    return model(node("collaboration", "C", top), process(lanes(lane_node), steps, gateway, arrows, more))


def came_back(content: bytes) -> tuple[Imported, Tree]:
    imported = read_bpmn(content, clean_text)
    assert imported.archive is not None and imported.flow is None
    return imported, imported.archive


def test_the_records_come_back_as_they_were() -> None:
    imported, archive = came_back(export())
    entries = [(one["kind"], one["id"], one["values"]) for one in archive["records"]]
    assert entries == [
        ("function", "f1", SALES),
        ("step", "s1", FIRST),
        ("step", "s2", SECOND),
        ("handoff", "h1", HANDOFF),
        ("role_change", "r1", ROLE),
    ]
    assert {name: archive[name] for name in HEAD} == HEAD
    assert all(one["at"] == 17 and one["function"] == "f1" for one in archive["records"])
    assert len(restore(archive).records) == 5
    assert imported.account.sizes == ["1 function", "2 steps", "1 handoff", "1 role change"]


def test_every_element_is_told_as_a_record_or_as_drawn_for_one() -> None:
    imported, _ = came_back(export())
    told = {one.id: (one.fate, one.kind) for one in imported.account.lines if one.id}
    assert told["A"] == ("taken", "step") and told["h"] == ("taken", "handoff") and told["L"] == ("taken", "function")
    assert told["g"] == told["s"] == told["x"] == ("joined", "")
    assert imported.account.of("left") == []


def test_a_name_that_another_tool_has_changed_is_noted_and_the_record_counts() -> None:
    imported, archive = came_back(export())
    assert archive["records"][2]["values"]["name"] == "Send & bill <it>"
    [note] = imported.account.notes
    assert note.startswith("“Send and bill” is called “Send & bill <it>”")


def test_a_task_that_another_tool_has_added_is_a_step_between_the_others() -> None:
    more = task("N", name="Check stock") + flows("A N", "N B")
    reference = "<flowNodeRef>N</flowNodeRef>"
    imported, archive = came_back(export(more, sales=reference))
    new = {one["kind"]: one for one in archive["records"] if one["id"].startswith("added-")}
    assert new["step"]["values"]["name"] == "Check stock" and new["step"]["values"]["owner"] == "f1"
    assert 1 < new["step"]["values"]["order"] < 2
    added = [one["values"] for one in archive["records"] if one["kind"] == "handoff" and one["id"] != "h1"]
    ends = {(one["from_step"], one["to_step"]) for one in added}
    assert ends == {("s1", new["step"]["id"]), (new["step"]["id"], "s2")}
    assert "3 records were added by another tool." in imported.account.notes


def test_a_task_that_another_tool_has_copied_with_its_record_is_a_new_step() -> None:
    copy = task("N", inside=carrying(record("step", "s1", FIRST, 2)), name="Take order again")
    _, archive = came_back(export(copy, sales="<flowNodeRef>N</flowNodeRef>"))
    steps = [(one["id"], one["values"]["name"]) for one in archive["records"] if one["kind"] == "step"]
    assert steps == [("s1", "Take order"), ("s2", "Send & bill <it>"), ("added-1", "Take order again")]


def test_a_lane_that_another_tool_has_added_is_a_function() -> None:
    content = export(task("N", name="Check stock")).replace(b"</laneSet>", lane("IT", "N").encode() + b"</laneSet>")
    _, archive = came_back(content)
    assert [one["values"]["name"] for one in archive["records"] if one["kind"] == "function"] == ["Sales", "IT"]


def test_what_another_tool_has_deleted_is_gone_with_all_that_needs_it() -> None:
    content = export(second="<textAnnotation id='B'/>")
    _, archive = came_back(content)
    assert archive["gone"] == ["s2"]
    assert {one.id for one in restore(archive).records} == {"f1", "s1", "r1"}


def test_a_file_that_has_lost_the_head_of_ours_is_read_like_any_other() -> None:
    imported = read_bpmn(export(head="<c:other/>"), clean_text)
    flow: Any = imported.flow
    assert imported.archive is None
    assert [one["name"] for one in flow["steps"]] == ["Take order", "Send and bill"]


@pytest.mark.parametrize(
    "content",
    [
        export().replace(b'{"name": "Sales"', b'{"name": "Sales'),
        export(head=f'<c:workshop xmlns:c="{OURS}">[1]</c:workshop>'),
        export(head=f'<c:workshop xmlns:c="{OURS}">{"[" * 50_000}</c:workshop>'),
    ],
)
def test_records_that_were_changed_by_hand_are_refused_at_their_line(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bpmn(content, clean_text)
    assert "was changed at line 1" in caught.value.text


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (b'kind="step"', b'kind="nonsense"', "is none of"),
        (b'"colour": 1', b'"colour": 99', "takes a whole number"),
        (b'id="s2" place', b'id="s 2" place', "is not made of"),
        (b'"levels": 3', b'"levels": 4', "about.levels"),
    ],
)
def test_records_that_a_workshop_cannot_hold_are_refused_with_the_reason(
    before: bytes, after: bytes, reason: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        read_bpmn(export().replace(before, after), clean_text)
    assert caught.value.text.startswith("This file cannot be used.") and reason in caught.value.text


def test_letters_that_hide_in_escapes_are_made_clean() -> None:
    _, archive = came_back(export().replace(b'"Take order"', b'"Take\\u202e\\u0000 order"'))
    assert archive["records"][1]["values"]["name"] == "Take order"


def test_where_ours_is_drawn_does_not_matter() -> None:
    boxes = drawn(A=(500, 0), B=(0, 0)).encode()
    _, archive = came_back(export().replace(b"</definitions>", boxes + b"</definitions>"))
    assert [one["id"] for one in archive["records"]] == ["f1", "s1", "s2", "h1", "r1"]
