"""Law: every field of every record is asked by a form somewhere, or set by a control of its own, or it says why not."""

from pathlib import Path

import pytest

from server.domain.records import KINDS
from tests.laws.asking import LINES, WEB, asked_somewhere, unclear

TAPPED: dict[tuple[str, str], str] = {
    ("step", "order"): "map/acts.js",
    ("step", "focus"): "phases/redesign/steps_list.js",
    ("step", "is_new"): "phases/redesign/new_step.js",
    ("handoff", "from_step"): "map/acts.js",
    ("handoff", "to_step"): "map/acts.js",
    ("function", "order"): "set_up/ordering.js",
    ("block", "order"): "set_up/ordering.js",
    ("block", "skipped"): "console/next.js",
    ("parked_item", "text"): "parts/parking.js",
    ("parked_item", "step"): "parts/parking.js",
    ("group", "step"): "phases/redesign/groups.js",
    ("group", "typist"): "phases/redesign/step_page.js",
    ("group", "people"): "console/groups_change.js",
    ("decision", "accountable"): "console/deciding.js",
    ("ask", "kind"): "phases/commit/asks.js",
    **{(line, "steps"): "phases/redesign/answers.js" for line in LINES},
}
"""Field → the module whose button or list sets it."""

WRITTEN_WITH: dict[str, str] = {
    "prompt": "questions come with the template",
    "evidence": "published evidence comes with the template",
    "example": "examples come with the template",
    "value_case": "asked in a table of three columns, of which the markup puts each name together",
}
"""Kinds that no form asks, and why."""

COMES_WITH_IT = {
    "metric_option": {"kind", "dimension", "definition", "guardrail", "long_term"},
    "decision": {"step"},
    "step": {"divided_from"},
}
"""Fields that come with their record: from a template, or from the command that makes it."""


def unasked(kind: str) -> set[str]:
    """The fields of a kind that no page asks and no list above names."""
    here = {name for name, one in KINDS[kind].fields.items() if not one.by_procedure}
    tapped = {name for of, name in TAPPED if of == kind}
    return here - asked_somewhere()[kind] - tapped - COMES_WITH_IT.get(kind, set())


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - WRITTEN_WITH.keys()))
def test_every_field_can_be_said_by_somebody(kind: str) -> None:
    assert unasked(kind) == set()


def test_of_every_form_it_is_known_whose_it_is() -> None:
    assert unclear() == []


@pytest.mark.parametrize(
    ("field", "module"), TAPPED.items(), ids=lambda one: "-".join(one) if type(one) is tuple else ""
)
def test_what_a_control_sets_is_named_in_its_module(field: tuple[str, str], module: str) -> None:
    assert field[1] in Path(WEB, module).read_text("utf-8")
