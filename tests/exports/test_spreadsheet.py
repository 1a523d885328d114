"""CSV: what a spreadsheet opens is the text that was typed, and never a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.blocks import Cell, Column, Sheet
from server.domain.report.sheets import changes_sheet
from server.exports import spreadsheet
from tests.exports.hostile import FORMULAS, HOSTILE
from tests.exports.small_workshop import agreed, everyone, everything

RUN = tuple("=+-@\t\r\n\0＝＋－＠")
UNREADABLE = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
"""Any text the edge lets through, and more; NUL and lone surrogates never get that far."""


def written(*rows: tuple[Cell, ...]) -> bytes:
    columns = tuple(Column(f"c{n}", f"Column {n}") for n in range(len(rows[0])))
    return spreadsheet.csv(Sheet("x", "X", columns, rows))


def read(file: bytes) -> list[list[str]]:
    """The file as a spreadsheet reads it."""
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), strict=True))


def test_the_file_has_its_mark_quotes_every_field_and_ends_lines_in_crlf() -> None:
    assert written(("a", 'say "b"', 3), ("", None, 2.5)) == (
        b'\xef\xbb\xbf"Column 0","Column 1","Column 2"\r\n"a","say ""b""","3"\r\n"","","2.5"\r\n'
    )


@pytest.mark.parametrize("text", [*FORMULAS, "\tindented", "\nbelow"])
def test_what_could_run_as_a_formula_gets_an_apostrophe(text: str) -> None:
    assert read(written((text,)))[1] == [f"'{text}"]


@pytest.mark.parametrize("text", ["a=1", "it's", "3 + 4", "1", "Ärger", "", "a;=1"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert spreadsheet.as_text(text) == text


@given(UNREADABLE)
def test_any_text_comes_back_from_a_spreadsheet_and_none_starts_a_formula(text: str) -> None:
    [[cell, other]] = read(written((text, "next")))[1:]
    assert cell in (text, f"'{text}")
    assert not cell.startswith(RUN)
    assert other == "next"


@given(st.lists(st.tuples(UNREADABLE, UNREADABLE), min_size=1, max_size=5))
def test_no_text_opens_a_cell_or_a_row_of_its_own(rows: list[tuple[str, str]]) -> None:
    assert [len(row) for row in read(written(*rows))] == [2] * (len(rows) + 1)


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_numbers_stay_numbers_below_zero_too(number: float) -> None:
    assert float(read(written((number,)))[1][0]) == pytest.approx(number)


def test_numbers_are_written_as_a_person_would() -> None:
    assert read(written((1_234_567.5, 0.1 + 0.2, 4.0)))[1] == ["1234567.5", "0.3", "4"]


def test_a_heading_cannot_run_either() -> None:
    sheet = Sheet("x", "X", (Column("a", "=1", unit="@"),), ())
    assert read(spreadsheet.csv(sheet)) == [["'=1 (@)"]]


def test_the_changes_of_a_workshop_come_back_row_by_row() -> None:
    sheet = changes_sheet(everyone(agreed()))
    heads, *rows = read(spreadsheet.csv(sheet))
    assert heads == [column.heading for column in sheet.columns]
    assert rows == [["" if cell is None else str(cell) for cell in row] for row in sheet.rows]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_in_every_field_of_a_workshop_runs_nowhere(text: str) -> None:
    for row in read(spreadsheet.csv(changes_sheet(everyone(everything(text))))):
        assert [cell for cell in row if cell.startswith(RUN)] == []
