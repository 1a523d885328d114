"""Tables of a slide: as many rows as fit on it, the head first."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.util import Emu, Inches, Pt

from server.domain.blocks import Cell, Table, said
from server.exports.letters import paragraphs
from server.exports.widths import shares

COLUMNS = 7
"""Columns of a table at most."""
PLAIN = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""PowerPoint's own style of a table with lines and no colours."""
INK, HEAD = RGBColor(0x14, 0x18, 0x1F), RGBColor(0xEC, 0xEF, 0xF3)
LETTER = Inches(0.08)
"""How wide a letter is in a cell, as a rule."""
LINE, BESIDE = Inches(0.185), Inches(0.1)
SIZE = 10.5
FONT = "Arial"

Row = tuple[Cell, ...]


class Laid(NamedTuple):
    """A table with the widths of its columns, which stay the same on every slide that it takes."""

    table: Table
    widths: list[int]


def laid(table: Table, across: int) -> Laid:
    """The table, as wide as this at most."""
    return Laid(table, [int(across * share) for share in shares(table)])


def height(of: Laid, rows: Sequence[Row]) -> int:
    """How high these rows are, with the head above them."""
    return sum(_height(texts, of.widths) for texts in _texts(of, rows))


def fitting(of: Laid, rows: Sequence[Row], high: int) -> int:
    """How many of these rows stand under the table's head within this height."""
    many = len(rows)
    while many and height(of, rows[:many]) > high:
        many -= 1
    return many


def draw_table(slide: Any, of: Laid, rows: Sequence[Row], corner: tuple[int, int]) -> int:
    """Draws these rows under the table's head; where that ends, from the top."""
    left, top = corner
    texts = _texts(of, rows)
    heights = [_height(row, of.widths) for row in texts]
    frame = slide.shapes.add_table(len(texts), len(of.widths), left, top, Emu(sum(of.widths)), Emu(sum(heights)))
    frame.name = "Table"
    drawn = frame.table
    drawn._tbl.tblPr.find("{*}tableStyleId").text = PLAIN
    drawn.horz_banding = False
    for column, width in zip(drawn.columns, of.widths, strict=True):
        column.width = Emu(width)
    for place, (row, high) in enumerate(zip(drawn.rows, heights, strict=True)):
        row.height = Emu(high)
        for cell, text, column in zip(row.cells, texts[place], of.table.columns, strict=True):
            _cell(cell, text, place == 0, column.type == "number")
    return top + sum(heights)


def _texts(of: Laid, rows: Sequence[Row]) -> list[list[str]]:
    return [[one.heading for one in of.table.columns], *([said(cell) for cell in row] for row in rows)]


def _height(texts: list[str], widths: list[int]) -> int:
    lines = (
        sum(1 + int(len(part) * LETTER / max(1, width - 2 * BESIDE)) for part in paragraphs(text))
        for text, width in zip(texts, widths, strict=True)
    )
    return max(lines, default=1) * LINE + BESIDE


def _cell(cell: Any, text: str, is_head: bool, at_the_end: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.04)
    line = cell.text_frame.paragraphs[0]
    if at_the_end:
        line.alignment = 3
    for place, part in enumerate(paragraphs(text)):
        if place:
            line.add_line_break()
        run = line.add_run()
        run.text = part
        run.font.name, run.font.size, run.font.bold, run.font.color.rgb = FONT, Pt(SIZE), is_head, INK
    if is_head:
        cell.fill.solid()
        cell.fill.fore_color.rgb = HEAD
