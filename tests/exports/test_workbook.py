"""XLSX: a table for each kind of record, with the right type in every column, and no formula whatever was typed."""

import io
from datetime import datetime

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from server.domain.blocks import Column, Imprint, Sheet
from server.domain.report.sheets import sheets, stands
from server.domain.workshop import View
from server.exports.workbook import sheet_name, xlsx
from tests.exports.hostile import HOSTILE
from tests.exports.opened import parts
from tests.exports.small_workshop import agreed, everyone, everything
from tests.playing import Play

IMPRINT = Imprint("=1+1", 1_795_305_600_000, "People in the workshop", "https://crossflow.example/w/a/plan")


def opened(view: View) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx(sheets(view), IMPRINT)))


def made(*columns: Column, rows: list[tuple[str | float | None, ...]]) -> Workbook:
    sheet = Sheet("x", "X", columns, tuple(rows))
    return openpyxl.load_workbook(io.BytesIO(xlsx([sheet], IMPRINT)))


def test_every_kind_of_record_is_a_table_of_its_own_with_all_its_rows() -> None:
    view = everyone(everything())
    found = opened(view)
    for sheet in sheets(view):
        page = found[sheet_name(sheet.title)]
        [table] = page.tables.values()
        assert table.name == f"t_{sheet.name}"
        assert [one.value for one in page[1]] == [column.heading for column in sheet.columns]
        assert [row[0].value for row in page.iter_rows(min_row=2)] == [row[0] for row in sheet.rows]


def test_the_first_sheet_says_what_the_file_is_and_what_stands_where() -> None:
    page = opened(everyone(agreed()))["About"]
    said = {row[0].value: row[1].value for row in page.iter_rows()}
    assert page["A1"].value == "=1+1" and page["A1"].data_type == "s"
    assert said["Taken"] == "2026-11-22 00:00 UTC"
    assert said["Steps"] == 3 and said["Role changes"] == 1
    assert "Marks" in said["Left out"]


def test_it_says_how_far_the_plan_is_and_why_it_was_closed_with_things_missing() -> None:
    view = everyone(agreed())
    page = openpyxl.load_workbook(io.BytesIO(xlsx(sheets(view), IMPRINT, stands(view))))["About"]
    said = {row[0].value: row[1].value for row in page.iter_rows()}
    assert str(said["Standing"]).startswith("As agreed in the room on")
    assert said["Closed although something was missing, because"] == "The train leaves"
    assert stands(everyone(Play())) == (("Standing", "DRAFT"),)


def test_days_are_days_and_numbers_numbers() -> None:
    page = made(Column("d", "Due", type="day"), Column("n", "Hours", type="number"), rows=[("2027-03-01", 2.5)])["X"]
    assert (page["A2"].value, page["B2"].value) == (datetime(2027, 3, 1), 2.5)
    assert page["A2"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("day", ["soon", "1899-12-31", "=A1"])
def test_a_day_that_no_spreadsheet_knows_stays_a_text(day: str) -> None:
    cell = made(Column("d", "Due", type="day"), rows=[(day,)])["X"]["A2"]
    assert (cell.value, cell.data_type) == (day, "s")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_or_a_link_and_none_does_when_it_is_edited(text: str) -> None:
    cell = made(Column("t", "Text"), rows=[(f"{text} ",)])["X"]["A2"]
    assert cell.data_type == "s" and cell.hyperlink is None
    assert cell.number_format == "@"


def test_nothing_in_the_file_runs_or_points_outside() -> None:
    file = xlsx(sheets(everyone(everything("=HYPERLINK(1)"))), IMPRINT)
    for name, root in parts(file):
        tags = {one.tag.rpartition("}")[2] for one in root.iter()}
        assert not tags & {"f", "hyperlink", "oleObject", "externalReference", "calculatedColumnFormula"}, name
        assert all(one.get("TargetMode") != "External" for one in root.iter()), name


def test_a_text_longer_than_a_cell_is_cut_and_costs_nobody_the_file() -> None:
    assert len(made(Column("t", "Text"), rows=[("x" * 40_000,)])["X"]["A2"].value) == 32_767


def test_columns_of_one_name_are_told_apart() -> None:
    page = made(Column("a", "Due"), Column("b", "due"), Column("c", ""), rows=[("1", "2", "3")])["X"]
    assert [one.value for one in page[1]] == ["Due", "due 2", "Column"]


def test_an_empty_workshop_is_a_workbook_too() -> None:
    assert opened(everyone(Play())).sheetnames[:2] == ["About", "Changes"]
