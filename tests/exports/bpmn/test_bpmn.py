"""BPMN: a workshop's flow as a model that other tools open, and from which nothing is lost."""

import json
from typing import Any

import pytest

from server.domain.archive.archive import archive
from server.domain.archive.restoring import restore
from server.domain.blocks import Imprint
from server.domain.record import Record, Value
from server.domain.report.pictures import pictures
from server.domain.workshop import View, Workshop
from server.exports.bpmn.document import bpmn
from server.imports.bpmn.file import read_bpmn
from server.live.reading import clean_text
from tests.exports.bpmn.reading import BPMN, File
from tests.exports.bpmn.rules import shortcomings
from tests.exports.generated import generated
from tests.exports.hostile import HOSTILE
from tests.exports.small_workshop import agreed, every_view, everyone, everything
from tests.playing import Play

IMPRINT = Imprint("w1", 2_000_000)
SIDES = ("as_is", "to_be")
SEEDS = range(200)

Given = tuple[str, str, dict[str, Value]]
CRM: Given = ("source", "crm", {"name": "CRM"})


def written(view: View, side: str) -> bytes:
    return bpmn(getattr(pictures(view, IMPRINT), side), archive(view, IMPRINT))


def file_of(view: View, side: str) -> File:
    return File(written(view, side))


def flow(*records: Given) -> View:
    """A view of a workshop with two functions, Sales and Finance, and these records."""
    workshop = Workshop()
    lanes: list[Given] = [
        ("purpose", "purpose", {"title": "Pricing", "trigger_event": "A request comes in", "end_event": "Price sent"}),
        ("function", "sales", {"name": "Sales", "order": 0}),
        ("function", "finance", {"name": "Finance", "order": 1}),
    ]
    for kind, id, values in (*lanes, *records):
        workshop.everyone.records[id] = Record(id, kind, values)
    return View(workshop)


def step(id: str, /, **values: Value) -> Given:
    return "step", id, {"name": f"Do {id}", "owner": "sales", "order": ord(id[0]), **values}


def handoff(source: str, target: str, /, **values: Value) -> Given:
    return "handoff", f"{source}{target}", {"from_step": source, "to_step": target, **values}


def decided(id: str, mode: str, /, **values: Value) -> Given:
    return "decision", f"decision-{id}", {"step": id, "mode": mode, "outcome": "decided", **values}


def pin(id: str, place: str, text: str = "Late") -> Given:
    said: dict[str, Value] = {"text": text, "place": place} if place else {"text": text}
    return "issue", id, said


def use(step: str, /, **values: Value) -> Given:
    return "source_use", f"u{step}", {"step": step, "source": "crm", **values}


@pytest.mark.parametrize("side", SIDES)
def test_a_workshop_becomes_one_pool_with_a_lane_for_each_function(side: str) -> None:
    file = file_of(everyone(agreed()), side)
    assert file.name("Participant") == "Forecast"
    assert [one.attrib["name"] for one in file.all("lane").values()] == ["Sales", "IT", "HR", "Finance", "Operations"]
    assert [file.lane_of(f"Step_s{one}") for one in (1, 2, 3)] == ["Sales", "Operations", "Finance"]
    assert {file.ends("Flow_h1"), file.ends("Flow_h2")} == {("Step_s1", "Step_s2"), ("Step_s2", "Step_s3")}
    assert (file.name("Start"), file.name("End_s3")) == ("Start", "Done")


@pytest.mark.parametrize("seed", SEEDS)
def test_every_flow_is_well_made_can_be_walked_through_and_is_drawn_whole(seed: int) -> None:
    view = generated(seed)
    for side in SIDES:
        assert shortcomings(written(view, side)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_record_is_in_both_files(seed: int) -> None:
    view = generated(seed)
    for side in SIDES:
        assert file_of(view, side).records() == archive(view, IMPRINT)["records"]


@pytest.mark.parametrize("side", SIDES)
def test_what_is_read_again_is_the_same_workshop(side: str) -> None:
    for view in every_view(everything()):
        found: Any = file_of(view, side).archive()
        assert restore(found) == restore(json.loads(json.dumps(archive(view, IMPRINT))))


@pytest.mark.parametrize("side", SIDES)
def test_what_is_imported_again_is_the_same_workshop(side: str) -> None:
    for view in every_view(everything()):
        read = read_bpmn(written(view, side), clean_text)
        assert restore(read.archive) == restore(json.loads(json.dumps(archive(view, IMPRINT))))
        assert [one.element for one in read.account.lines if one.fate == "left"] == []


@pytest.mark.parametrize("seed", range(40))
def test_every_flow_is_imported_again_as_it_was(seed: int) -> None:
    view = with_clean_texts(generated(seed))
    wanted: Any = archive(view, IMPRINT)
    for side in SIDES:
        found: Any = read_bpmn(written(view, side), clean_text).archive
        assert found["records"] == wanted["records"] and found["about"] == wanted["about"]


def with_clean_texts(view: View) -> View:
    """The same view after its texts have come in at the edge, as they do in a workshop."""
    for one in view.everyone.records.values():
        values = {name: clean_text(value) if isinstance(value, str) else value for name, value in one.values.items()}
        one.values = {name: value for name, value in values.items() if value not in ("", None)}
    return view


@pytest.mark.parametrize("side", SIDES)
def test_a_workshop_without_a_step_is_a_model_too(side: str) -> None:
    for view in (View(Workshop()), flow(), flow(step("a", owner=None))):
        assert shortcomings(written(view, side)) == []


@pytest.mark.parametrize("text", [*HOSTILE, "a\x00b\x07", "half \ud83d", "x" * 60, "\ufffe"])
def test_a_hostile_text_stays_a_text(text: str) -> None:
    steps = (step("a", name=text), step("b", name=text), handoff("a", "b", condition=text))
    view = flow(*steps, pin("i", "a", text), ("source", "crm", {"name": text}), use("a"))
    for side in SIDES:
        content = written(view, side)
        assert shortcomings(content) == []
        file = File(content)
        assert [one["values"].get("name") for one in file.records() if one["kind"] == "step"] == [text, text]
        assert b"<!" not in content and content.count(b"<?") == 1


@pytest.mark.parametrize(
    ("values", "tag"),
    [
        ({}, "task"),
        ({"today": "person"}, "manualTask"),
        ({"today": "person", "systems": ["CRM"]}, "userTask"),
        ({"today": "ai_helps"}, "userTask"),
        ({"today": "shared"}, "userTask"),
        ({"today": "ai_acts"}, "serviceTask"),
        ({"today": "automatic"}, "serviceTask"),
        ({"today": "automatic", "ai_option": "rules"}, "businessRuleTask"),
        ({"today": "ai_acts", "ai_option": "rpa_script"}, "scriptTask"),
        ({"today": "person", "kind": "communicate"}, "sendTask"),
    ],
)
def test_a_step_is_the_type_of_task_that_says_who_does_it(values: dict[str, Value], tag: str) -> None:
    assert file_of(flow(step("a", **values)), "as_is").tag("Step_a") == tag


def test_as_is_shows_today_and_to_be_what_was_decided() -> None:
    view = flow(step("a", today="person"), decided("a", "automatic", why="The CRM knows"))
    as_is, to_be = (file_of(view, side) for side in SIDES)
    assert (as_is.tag("Step_a"), to_be.tag("Step_a")) == ("manualTask", "serviceTask")
    assert "The CRM knows" in to_be.says("Step_a") and "The CRM knows" not in as_is.says("Step_a")
    assert to_be.says("Step_a").startswith("Changed")


def test_what_is_not_decided_yet_stays_as_it_is() -> None:
    view = flow(step("a", today="person"), ("decision", "decision-a", {"step": "a", "mode": "automatic"}))
    assert file_of(view, "to_be").tag("Step_a") == "manualTask"


@pytest.mark.parametrize("mode", ["ai_acts", "automatic"])
def test_who_watches_over_a_machine_is_seen_in_a_task_after_it(mode: str) -> None:
    view = flow(step("a"), step("b"), handoff("a", "b"), decided("a", mode, control="handles_exceptions"))
    to_be = file_of(view, "to_be")
    assert to_be.tag("Review_a") == "userTask" and to_be.name("Review_a") == "Review exceptions"
    assert to_be.ends("Flow_ab") == ("Review_a", "Step_b")
    assert "Review_a" not in file_of(view, "as_is").nodes


def test_a_step_that_stops_says_so_today_and_is_led_past_to_be() -> None:
    steps = (step("a"), step("b"), step("c"), handoff("a", "b"), handoff("b", "c"))
    view = flow(*steps, decided("b", "stop", why="Nobody reads it"))
    as_is, to_be = (file_of(view, side) for side in SIDES)
    assert as_is.says("Stop_b") == "To stop. Nobody reads it"
    assert to_be.says("Stop_b") == "No longer done: 2 · Do b. Nobody reads it"
    assert "Step_b" not in to_be.nodes
    assert to_be.ends("Bridge_a.c") == ("Step_a", "Step_c")


def test_a_step_that_comes_with_the_redesign_is_not_there_today() -> None:
    view = flow(step("a"), step("b", is_new=True), step("c"), handoff("a", "b"), handoff("b", "c"))
    as_is, to_be = (file_of(view, side) for side in SIDES)
    assert "Step_b" not in as_is.nodes and "Step_b" in to_be.nodes
    assert as_is.ends("Bridge_a.c") == ("Step_a", "Step_c")


def test_what_holds_on_a_condition_leaves_by_an_exclusive_gateway_that_names_it() -> None:
    steps = (step("a", question="Over 10 %?"), step("b"), step("c"))
    file = file_of(flow(*steps, handoff("a", "b", condition="Over 10 %"), handoff("a", "c")), "as_is")
    assert file.tag("Split_a") == "exclusiveGateway" and file.name("Split_a") == "Over 10 %?"
    assert file.ends("Flow_ab") == ("Split_a", "Step_b") and file.name("Flow_ab") == "Over 10 %"
    assert file.elements["Flow_ab"].findtext(f"{BPMN}conditionExpression") == "Over 10 %"
    assert file.elements["Split_a"].attrib["default"] == "Flow_ac" and file.name("Flow_ac") == "Otherwise"


def test_a_single_condition_may_end_the_flow() -> None:
    file = file_of(flow(step("a"), step("b"), handoff("a", "b", condition="Over 10 %")), "as_is")
    assert file.ends(file.elements["Split_a"].attrib["default"]) == ("Split_a", "End_a")


def test_what_sets_out_together_is_waited_for() -> None:
    view = flow(*map(step, "abcd"), handoff("a", "b"), handoff("a", "c"), handoff("b", "d"), handoff("c", "d"))
    file = file_of(view, "as_is")
    assert (file.tag("Fork_a"), file.tag("Join_d")) == ("parallelGateway", "parallelGateway")


def test_of_two_ways_that_exclude_each_other_neither_is_waited_for() -> None:
    apart = (handoff("a", "b", condition="Large"), handoff("a", "c", condition="Small"))
    file = file_of(flow(*map(step, "abcd"), *apart, handoff("b", "d"), handoff("c", "d")), "as_is")
    assert (file.tag("Split_a"), file.tag("Join_d")) == ("exclusiveGateway", "exclusiveGateway")


def test_rework_goes_back_by_an_exclusive_gateway() -> None:
    file = file_of(flow(*map(step, "abc"), handoff("a", "b"), handoff("b", "c"), handoff("b", "a")), "as_is")
    assert file.ends("Flow_ba") == ("Split_b", "Merge_a") and file.name("Flow_ba") == "Back"
    assert file.name("Split_b") == "Usable as it is?"


def test_what_feeds_the_next_cycle_is_told_and_is_no_way_of_this_one() -> None:
    file = file_of(flow(step("a"), step("b"), handoff("a", "b"), handoff("b", "a", next_cycle=True)), "as_is")
    assert file.says("Next_ba") == "Feeds the next cycle: 1 · Do a"
    assert "Flow_ba" not in file.ways and file.elements["Tie_Next_ba"].attrib["sourceRef"] == "Step_b"


def test_two_handoffs_between_the_same_steps_are_one_way() -> None:
    twice: Given = ("handoff", "second", {"from_step": "a", "to_step": "b", "artefact": "A list"})
    file = file_of(flow(step("a"), step("b"), handoff("a", "b"), twice), "as_is")
    assert "Flow_second" not in file.ways and file.says("Flow_ab") == "What is handed over: A list"


def test_a_source_is_a_data_store_beside_each_step_that_uses_it() -> None:
    uses = (use("a", access="read"), use("b", access="create"))
    file = file_of(flow(step("a"), step("b"), CRM, *uses), "as_is")
    assert file.name("Source_crm") == file.name("Use_ua") == "CRM"
    assert {one.attrib["dataStoreRef"] for one in file.all("dataStoreReference").values()} == {"Source_crm"}
    read, made = file.elements["Data_Use_ua"], file.elements["Data_Use_ub"]
    assert (read.tag, read.findtext(f"{BPMN}sourceRef")) == (f"{BPMN}dataInputAssociation", "Use_ua")
    assert (made.tag, made.findtext(f"{BPMN}targetRef")) == (f"{BPMN}dataOutputAssociation", "Use_ub")


def test_a_pin_is_an_annotation_at_its_step_its_handoff_or_its_source() -> None:
    pins = (pin("p1", "a", "Wrong"), pin("p2", "ab"), pin("p3", "crm"), pin("p4", ""))
    file = file_of(flow(step("a"), step("b"), handoff("a", "b"), CRM, use("a"), *pins), "as_is")
    assert [file.elements[f"Tie_Pin_p{one}"].attrib["sourceRef"] for one in (1, 2, 3)] == [
        "Step_a",
        "Flow_ab",
        "Use_ua",
    ]
    assert file.says("Pin_p1") == "Pin: Wrong"
    assert "Pin_p4" in file.boxes and "Tie_Pin_p4" not in file.lines


def test_what_stands_for_no_record_says_that_it_is_drawn() -> None:
    file = file_of(everyone(agreed()), "as_is")
    carried = {id for id, one in file.elements.items() if one.find(f"{BPMN}extensionElements") is not None}
    drawn = {id for id, one in file.elements.items() if one.attrib.get("{https://crossflow.dev/bpmn/1}drawn") == "true"}
    wanted = {*file.nodes, *file.ways, *file.all("lane", "association", "dataStoreReference", "textAnnotation")}
    assert wanted <= carried | drawn and not carried & drawn


def test_the_map_and_the_model_have_the_same_places() -> None:
    found = pictures(everyone(agreed()), IMPRINT)
    places = {one.step: (one.lane, one.column + 1, one.row) for one in found.map.layout.places}
    assert places == {one.step: (one.lane, one.column, one.row) for one in found.as_is.layout.places if one.step}


def test_nobody_can_tell_from_a_model_what_anybody_marked_before_the_reveal() -> None:
    plays = [Play().running("mark"), Play().running("mark")]
    plays[0].mark("al", "s3", "person", why="Canary")
    plays[1].at = plays[0].at
    for one, other in zip(*map(every_view, plays), strict=True):
        assert [written(one, side) for side in SIDES] == [written(other, side) for side in SIDES]
