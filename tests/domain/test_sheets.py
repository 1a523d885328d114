"""Sheets: one for every kind from the descriptions of its fields, and all changes in one."""

import pytest

from server.domain.blocks import Cell, Sheet
from server.domain.record import Kind, Record
from server.domain.records import KINDS
from server.domain.records.changes import CHANGES
from server.domain.report.sheets import changes_sheet, sheet, sheets
from server.domain.workshop import View
from tests.exports.small_workshop import agreed, every_view, everyone, everything, redesigned, seen_by
from tests.playing import Play


def by_label(found: Sheet, id: str) -> dict[str, Cell]:
    row = next(row for row in found.rows if row[0] == id)
    return {column.label: cell for column, cell in zip(found.columns, row, strict=True)}


def records(view: View) -> list[Record]:
    return [one for kind in KINDS for one in view.all(kind)]


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_sheet_has_a_column_for_every_field_with_its_label_and_unit(kind: type[Kind]) -> None:
    found = sheet(seen_by(everything(), "fay"), kind)
    assert found.title == kind.plural
    columns = {column.key: (column.label, column.unit) for column in found.columns}
    assert columns == {
        "id": ("Id", ""),
        **{field.name: (field.label, field.unit) for field in kind.fields.values()},
        "added_by": ("Added by", ""),
    }
    assert all(len(row) == len(found.columns) for row in found.rows)


def test_every_record_of_a_view_is_in_a_sheet_and_no_other() -> None:
    play = everything()
    for view in every_view(play):
        ids = {row[0] for one in sheets(view) for row in one.rows}
        assert ids == {record.id for record in records(view)}


def test_references_choices_levels_and_flags_are_said_in_words() -> None:
    play = redesigned(Play(levels=5))
    decision = by_label(sheet(everyone(play), KINDS["decision"]), "decision-s2")
    assert decision["Who should do this step?"] == "Half and half"
    assert decision["Step"] == "2 · Check data"
    assert decision["Accountable"] == "Finn (Finance)"
    assert by_label(sheet(everyone(play), KINDS["dissent"]), "d1")["These are our words"] == "Yes"
    handoff = by_label(sheet(everyone(play), KINDS["handoff"]), "h1")
    assert handoff["Of 10 that reach you, how many are usable as they are?"] == 6
    pin = by_label(sheet(everyone(play), KINDS["issue"]), "i1")
    assert (pin["Where"], pin["How bad?"]) == ("1 · Capture facts → 2 · Check data", "Distorts the decision")


def test_numbers_stay_numbers_and_columns_say_what_they_hold() -> None:
    found = sheet(everyone(redesigned()), KINDS["step"])
    types = {column.key: column.type for column in found.columns}
    assert (types["stakes"], types["today"], types["is_decision"]) == ("number", "choice", "flag")
    assert (types["owner"], types["name"], types["inputs"]) == ("reference", "text", "text")
    assert by_label(found, "s3")["Stakes"] == 4


def test_all_changes_stand_in_one_sheet_with_what_traces_them() -> None:
    found = changes_sheet(everyone(agreed()))
    assert [row[0] for row in found.rows] == ["c1", "c2", "c3", "c4"]
    line = by_label(found, "c1")
    assert line["Kind"] == "Role"
    assert line["Change"] == "Sales manager: From collecting to judging"
    assert (line["Step ids"], line["From steps"]) == ("s3; s1", "3 · Call the number; 1 · Capture facts")
    assert (line["Owner"], line["Owner's function"], line["Co-owner's function"]) == (
        "Finn (Finance)",
        "Finance",
        "Sales",
    )
    assert (line["Cannot support it"], line["Cannot support it, by function"]) == (1, "Sales 1")


def test_every_field_that_all_changes_have_is_a_column() -> None:
    keys = {column.key for column in changes_sheet(everyone(Play())).columns}
    shared = set.intersection(*(set(kind.fields) for kind in CHANGES))
    assert shared - keys == set()


def test_who_added_a_record_is_a_function_unless_the_workshop_says_named() -> None:
    for named, pin, line in ((False, "Operations", "Finance"), (True, "Olga (Operations)", "Finn (Finance)")):
        play = redesigned(Play(named=named))
        assert by_label(sheet(everyone(play), KINDS["issue"]), "i1")["Added by"] == pin
        assert by_label(changes_sheet(everyone(play)), "c1")["Added by"] == line
    assert by_label(sheet(everyone(play), KINDS["step"]), "s1")["Added by"] == "Template"


def test_a_facilitators_script_is_in_no_participants_sheet() -> None:
    play = everything()
    assert "script" in {one.name for one in sheets(seen_by(play, "fay"))}
    assert "script" not in {one.name for one in sheets(seen_by(play, "al"))}
