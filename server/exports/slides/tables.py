"""Tables of a slide: as many rows as fit on it, the head first."""

from typing import Any

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
LETTER = Inches(0.09)
"""How wide a letter is in a cell, as a rule."""
LINE, BESIDE = Inches(0.185), Inches(0.1)
SIZE = 10.5

Corner = tuple[int, int, int]
"""Where a table begins, from the left and the top, and how wide it may be."""


def fitting(table: Table, rows: list[tuple[Cell, ...]], across: int, high: int) -> int:
    """How many of these rows stand under the table's head within this height."""
    widths = [int(across * share) for share in shares(table)]
    left = high - _height([one.heading for one in table.columns], widths)
    for place, row in enumerate(rows):
        left -= _height([said(cell) for cell in row], widths)
        if left < 0:
            return place
    return len(rows)


def height(table: Table, across: int) -> int:
    """How high the whole table is, its head included."""
    widths = [int(across * share) for share in shares(table)]
    rows = ([said(cell) for cell in row] for row in table.rows)
    return sum(_height(row, widths) for row in ([one.heading for one in table.columns], *rows))


def draw_table(slide: Any, table: Table, corner: Corner) -> int:
    """Draws the table; where it ends, from the top."""
    left, top, across = corner
    widths = [int(across * share) for share in shares(table)]
    texts = [[one.heading for one in table.columns], *([said(cell) for cell in row] for row in table.rows)]
    heights = [_height(row, widths) for row in texts]
    frame = slide.shapes.add_table(len(texts), len(widths), left, top, Emu(sum(widths)), Emu(sum(heights)))
    frame.name = "Table"
    drawn = frame.table
    drawn._tbl.tblPr.find("{*}tableStyleId").text = PLAIN
    drawn.horz_banding = False
    for at, width in enumerate(widths):
        drawn.columns[at].width = Emu(width)
    for place, (row, height) in enumerate(zip(drawn.rows, heights, strict=True)):
        row.height = Emu(height)
        for cell, text, column in zip(row.cells, texts[place], table.columns, strict=True):
            _cell(cell, text, place == 0, column.type == "number")
    return top + sum(heights)


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
        run.font.size, run.font.bold, run.font.color.rgb = Pt(SIZE), is_head, INK
    if is_head:
        cell.fill.solid()
        cell.fill.fore_color.rgb = HEAD
