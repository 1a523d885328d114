"""Law: every shipped template and agenda is whole, and their page and schema say what the checks do."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from server.domain.record import Ref, Refs, Value
from server.domain.records import KINDS
from server.domain.template import Agenda, Template
from server.domain.template_reading import Given
from server.storage.plain_yaml import read_page
from server.storage.template_files import LENS_FILE, load_agenda, load_template, read_folder
from tests.laws.template_guide import FOLDER, GENERATED, schema

SHELF = read_folder(FOLDER)
LONGEST_LINE = 140
SILENT_OR_TALKING = ("frame", "map", "sources", "mark", "overview", "talk", "redesign", "commit", "agree")
SALES = load_template(FOLDER, "sales_forecasting")
SHIPPED: list[Template | Agenda] = [*SHELF.templates, *SHELF.agendas]
FILES = sorted(FOLDER.glob("**/*.yaml"))


def of_kind(shipped: Template | Agenda, kind: str) -> list[Given]:
    return [one for one in shipped.records if one.kind == kind]


def values(shipped: Template | Agenda, kind: str, field: str) -> list[Value]:
    return [one.values.get(field) for one in of_kind(shipped, kind)]


def named(shipped: Template | Agenda, kind: str) -> dict[str, Value]:
    return {one.id: one.values["name"] for one in of_kind(shipped, kind)}


def content_of(path: Path) -> Any:
    return read_page(path.name, path.read_bytes()).content


@pytest.mark.parametrize("name", GENERATED)
def test_what_is_written_about_templates_is_current(name: str) -> None:
    advice = "run .venv/bin/python -m tests.laws.template_guide"
    assert (FOLDER / name).read_text(encoding="utf-8") == GENERATED[name](), advice


def test_every_shipped_file_is_well_made() -> None:
    assert [str(one) for one in SHELF.refused] == []
    assert len(SHIPPED) == len([path for path in FILES if path.name != LENS_FILE])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_file_keeps_the_schema_and_names_it(path: Path) -> None:
    jsonschema.validate(content_of(path), json.loads(schema()))
    first_line = path.read_text(encoding="utf-8").splitlines()[0]
    named_schema = path.parent / first_line.removeprefix("# yaml-language-server: $schema=")
    assert named_schema.resolve() == FOLDER / "schema.json"


def test_the_schema_refuses_what_the_check_refuses() -> None:
    good = content_of(FOLDER / "blank.yaml")
    wrongs: list[dict[str, Any]] = [
        {"stepps": []},
        {"steps": [{"owner": "sales"}]},
        {"steps": [{"name": "Ask", "stakes": 9}]},
        {"steps": [{"name": "Ask", "kind": "guess"}]},
        {"steps": "Ask"},
        {"functions": [{"id": "a b", "name": "Sales"}]},
        {"version": None},
    ]
    for wrong in wrongs:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(good | wrong, json.loads(schema()))


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda one: one.key)
def test_every_reference_points_backwards(shipped: Template | Agenda) -> None:
    above: set[tuple[str, Value]] = set()
    for record in shipped.records:
        for name, value in record.values.items():
            field = KINDS[record.kind].fields[name]
            if isinstance(field, Ref | Refs):
                ids = value if isinstance(value, list) else [value]
                assert all(any((kind, id) in above for kind in field.kinds) for id in ids)
        above.add((record.kind, record.id))


@pytest.mark.parametrize("template", SHELF.templates, ids=lambda one: one.key)
@pytest.mark.parametrize("agenda", SHELF.agendas, ids=lambda one: one.key)
def test_a_template_and_an_agenda_share_no_id(template: Template, agenda: Agenda) -> None:
    ids = [one.id for one in (*template.records, *agenda.records)]
    assert [id for id, count in Counter(ids).items() if count > 1] == []


@pytest.mark.parametrize("template", SHELF.templates, ids=lambda one: one.key)
def test_every_template_has_the_five_functions_and_their_questions(template: Template) -> None:
    assert values(template, "function", "code") == ["SAL", "IT", "HR", "FIN", "OPS"]
    assert values(template, "function", "colour") == [1, 2, 3, 4, 5]
    asked = {(one.values.get("function"), one.values.get("phase")) for one in of_kind(template, "prompt")}
    phases = ("map", "mark", "redesign", "commit")
    assert {(function, phase) for function in named(template, "function") for phase in phases} <= asked


@pytest.mark.parametrize("template", SHELF.templates, ids=lambda one: one.key)
def test_a_template_leaves_to_the_room_what_the_room_must_say(template: Template) -> None:
    said = {(one.kind, name) for one in template.records for name in one.values}
    for_the_room = {
        ("purpose", "sponsor"),
        ("purpose", "room_may_decide"),
        ("step", "today"),
        ("step", "volume_per_month"),
        ("step", "minutes_per_case"),
        ("issue", "severity"),
    }
    assert said & for_the_room == set()


def test_blank_starts_with_an_empty_map() -> None:
    blank = load_template(FOLDER, "blank")
    assert of_kind(blank, "step") == []
    assert set(blank.records[0].values) == {"title"}


def test_sales_forecasting_has_fourteen_steps_of_which_four_decide() -> None:
    steps = of_kind(SALES, "step")
    assert [one.values["order"] for one in steps] == list(range(1, 15))
    decisions = [one for one in steps if one.values["is_decision"]]
    assert [one.values["order"] for one in decisions] == [7, 8, 12, 13]
    assert {one.values["stakes"] for one in decisions} == {4}
    assert {one.values["stakes"] for one in steps if one not in decisions} == {2}
    wanted = ("owner", "part", "kind", "inputs", "outputs", "systems")
    assert [one.id for one in steps if any(name not in one.values for name in wanted)] == []
    parts = Counter(str(one.values["part"]) for one in steps)
    assert parts == {"Collect": 4, "Predict": 2, "Call": 3, "Commit": 4, "Learn": 1}


def test_every_handoff_of_this_cycle_goes_forward_and_reaches_every_step() -> None:
    order = {one.id: one.values["order"] for one in of_kind(SALES, "step")}
    pairs = [
        (order[str(one.values["from_step"])], order[str(one.values["to_step"])])
        for one in of_kind(SALES, "handoff")
        if not one.values.get("next_cycle")
    ]
    assert len(pairs) == 15
    assert all(int(str(sender)) < int(str(receiver)) for sender, receiver in pairs)
    assert {receiver for _, receiver in pairs} == set(range(2, 15))
    assert all(values(SALES, "handoff", "artefact"))
    assert values(SALES, "handoff", "next_cycle").count(True) == 4


def test_the_systems_of_a_step_are_the_sources_it_uses() -> None:
    sources = named(SALES, "source")
    used: dict[str, list[Value]] = {one.id: [] for one in of_kind(SALES, "step")}
    for use in of_kind(SALES, "source_use"):
        used[str(use.values["step"])].append(sources[str(use.values["source"])])
    assert used == {one.id: one.values["systems"] for one in of_kind(SALES, "step")}
    assert len(set(sources.values())) == len(sources)


def test_every_step_of_sales_forecasting_has_typical_breaks_and_a_prompt_for_every_function() -> None:
    steps = [one.id for one in of_kind(SALES, "step")]
    assert set(values(SALES, "issue", "place")) == set(steps)
    assert all(values(SALES, "issue", "dimension"))
    assert set(values(SALES, "issue", "kind")) == {"problem"}
    prompts = [(one.values["step"], one.values["function"]) for one in of_kind(SALES, "prompt") if "step" in one.values]
    wanted = {(step, function) for step in steps for function in named(SALES, "function")}
    assert len(prompts) == len(set(prompts))
    assert wanted - set(prompts) == {("translate", "hr")}


def test_every_metric_to_choose_is_whole_and_held_by_two_functions() -> None:
    metrics = of_kind(SALES, "metric_option")
    assert len(metrics) == 12
    wanted = ("kind", "dimension", "definition", "unit", "direction", "functions")
    assert [one.id for one in metrics if any(name not in one.values for name in wanted)] == []
    assert {len(set(one.values["functions"])) for one in metrics if isinstance(one.values["functions"], list)} == {2}
    assert values(SALES, "metric_option", "guardrail").count(True) == 1
    assert values(SALES, "metric_option", "long_term").count(True) == 1


def test_what_could_anchor_the_marks_waits_with_the_facilitators() -> None:
    for kind in ("evidence", "example"):
        assert of_kind(SALES, kind)
        assert KINDS[kind].home == "facilitators"
        assert KINDS[kind].moves_at_reveal


@pytest.mark.parametrize(("key", "minutes"), [("90_minutes", 90), ("180_minutes", 180)])
def test_an_agenda_fills_its_minutes_on_the_short_scale(key: str, minutes: int) -> None:
    agenda = load_agenda(FOLDER, key)
    assert agenda.minutes == minutes == sum(int(str(one)) for one in values(agenda, "block", "minutes"))
    assert agenda.levels == 3
    phases = values(agenda, "block", "phase")
    assert [one for one in phases if one != "break"] == list(SILENT_OR_TALKING)
    assert phases.count("break") == (minutes > 90)


def test_a_day_has_five_levels_three_breaks_and_a_buffer() -> None:
    day = load_agenda(FOLDER, "450_minutes")
    assert day.minutes == 450 == sum(int(str(one)) for one in values(day, "block", "minutes"))
    assert day.levels == 5
    phases = values(day, "block", "phase")
    assert (phases.count("break"), phases.count("buffer")) == (3, 1)
    assert [one for one in phases if one not in ("break", "buffer")] == list(SILENT_OR_TALKING)


@pytest.mark.parametrize("agenda", SHELF.agendas, ids=lambda one: one.key)
def test_the_reveal_follows_the_marks_at_once_and_a_break_follows_the_reveal(agenda: Agenda) -> None:
    phases = values(agenda, "block", "phase")
    reveal = phases.index("overview")
    assert phases[reveal - 1] == "mark"
    # In it the facilitator reads the ranked list. Where no step is marked yet, a break may come before as well.
    assert phases[reveal + 1] == "break" or "break" not in phases


@pytest.mark.parametrize("agenda", SHELF.agendas, ids=lambda one: one.key)
def test_nobody_works_for_longer_than_two_hours_without_a_break(agenda: Agenda) -> None:
    stretch = 0
    for block in of_kind(agenda, "block"):
        stretch = 0 if block.values["phase"] == "break" else stretch + int(str(block.values["minutes"]))
        assert stretch <= 120


@pytest.mark.parametrize("agenda", SHELF.agendas, ids=lambda one: one.key)
def test_every_block_has_a_script_of_three_short_lines(agenda: Agenda) -> None:
    assert values(agenda, "script", "block") == [one.id for one in of_kind(agenda, "block")]
    lines = [value for name in ("say", "do", "watch") for value in values(agenda, "script", name)]
    assert [one for one in lines if not one or len(str(one)) > LONGEST_LINE or "\n" in str(one)] == []
