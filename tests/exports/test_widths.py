"""Columns of a table: no word is cut where there is room, and long texts get what is left."""

import io

import pptx
import pytest

from server.domain.blocks import Block, Column, Document, Heading, Imprint, Table
from server.domain.report.pictures import pictures
from server.exports.letters import lines
from server.exports.slides.deck import pptx as slides
from server.exports.slides.tables import SIZE
from server.exports.widths import BESIDE, LONG_WORD, Widths, dealt, shares
from tests.exports.small_workshop import everyone, redesigned

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def table(*columns: tuple[str, str]) -> Table:
    """A table of one row, out of (heading, cell) pairs."""
    return Table(tuple(Column(head, head) for head, _ in columns), (tuple(cell for _, cell in columns),))


CHANGE = table(
    ("Change", "From calling every deal to calling the unclear ones, and giving the reasons " * 2),
    ("Steps", "7"),
    ("Owner", "Rosa Farkas (SAL)"),
    ("Co-owner", "Olga Horak (OPS)"),
    ("Due", "2027-01-28"),
    ("Where it stands", "Decided"),
    ("How we will see it", "The question is asked in the talk after the cycle"),
    ("First step", "Write the new rule on one page and show it to both functions"),
    ("Besides", "First step by: 2026-11-26\nOwner's answer: Taken\nWhat changes: More judgment\n" * 4),
)


@pytest.mark.parametrize("letters", [104, 150])
def test_a_day_and_a_name_stand_whole_beside_long_texts(letters: int) -> None:
    for column, cell, share in zip(CHANGE.columns, CHANGE.rows[0], shares(CHANGE, letters), strict=True):
        longest = max(len(word) for word in f"{column.heading} {cell}".split())
        assert share * letters >= BESIDE + min(LONG_WORD, longest) - 0.01, column.heading


def test_a_table_that_is_full_takes_the_paper_and_its_longest_text_the_most_of_it() -> None:
    found = shares(CHANGE, 150)
    assert sum(found) == pytest.approx(1)
    assert max(found) == found[-1]


def test_more_columns_than_there_is_room_for_share_it() -> None:
    many = table(*((f"Responsibilities {at}", "Responsibilities") for at in range(20)))
    assert sum(shares(many, 100)) == pytest.approx(1)


def test_a_table_with_little_in_it_does_not_fill_the_paper() -> None:
    assert sum(shares(table(("Step", "1"), ("Who", "Sales")), 150)) < 0.3


@pytest.mark.parametrize(
    ("text", "letters", "many"),
    [("", 10, 1), ("one two", 7, 1), ("one two", 6, 2), ("a" * 25, 10, 3), ("so " + "a" * 12, 10, 3), ("x", 0, 1)],
)
def test_a_text_takes_as_many_lines_as_its_words_need(text: str, letters: int, many: int) -> None:
    assert lines(text, letters) == many


def test_an_empty_cell_of_a_slide_is_no_higher_than_a_full_one() -> None:
    blocks: list[Block] = [Heading(1, "Plan"), table(("Step", "1"), ("Why", ""), ("Who", "Sales\nIT"))]
    imprint = Imprint("Plan", 0)
    flow = pictures(everyone(redesigned()), imprint).map
    file = slides(Document("Plan", "For the team", blocks, imprint), flow)
    drawn = [cell for slide in pptx.Presentation(io.BytesIO(file)).slides for cell in slide._element.iter(f"{A}tc")]
    assert len(drawn) == 6
    for cell in drawn:
        assert [one.get("sz") for one in cell.iter(f"{A}endParaRPr")] == [SIZE]


def test_tables_of_the_same_columns_have_the_same_widths() -> None:
    short, long = table(("Change", "Short"), ("Who", "HR")), table(("Change", "A long text " * 20), ("Who", "HR"))
    widths = Widths([short, Heading(2, "Between"), long], 5, 100)
    assert widths.of(short) == (short, widths.of(long)[1])


@pytest.mark.parametrize(
    ("left", "wishes", "got"),
    [
        (30, [5, 100, 50], [5, 50 / 3, 25 / 3]),
        (30, [0, 0, 40], [0, 0, 30]),
        (10, [20, 20], [5, 5]),
        (9, [1, 2, 9], [1, 2, 6]),
    ],
)
def test_who_wishes_little_gets_it_and_the_others_share_the_rest(
    left: float, wishes: list[float], got: list[float]
) -> None:
    assert dealt(left, wishes) == pytest.approx(got)
