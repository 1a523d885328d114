"""Tables of a slide: as many rows as fit on it, the head first."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.util import Emu, Inches

from server.domain.blocks import Cell, Table, said
from server.exports.letters import lines, paragraphs
from server.exports.widths import shares

COLUMNS = 7
"""Columns of a table at most."""
PLAIN = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""PowerPoint's own style of a table with lines and no colours."""
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
INK, HEAD = "14181F", "ECEFF3"
LETTER = Inches(0.08)
"""How wide a letter is in a cell, as a rule."""
LINE, BESIDE, ABOVE = Inches(0.185), Inches(0.06), Inches(0.04)
SIZE = "1050"
"""Hundredths of a point."""
FONT = "Arial"

Row = tuple[Cell, ...]


class Laid(NamedTuple):
    """A table with the widths of its columns, which stay the same on every slide that it takes."""

    table: Table
    widths: list[int]


def laid(table: Table, across: int) -> Laid:
    """The table, as wide as this at most."""
    return Laid(table, [int(across * share) for share in shares(table, int(across / LETTER))])


def height(of: Laid, rows: Sequence[Row]) -> int:
    """How high these rows are, with the head above them."""
    return sum(_height(texts, of.widths) for texts in _texts(of, rows))


def fitting(of: Laid, rows: Sequence[Row], high: int) -> int:
    """How many of these rows stand under the table's head within this height."""
    used = height(of, ())
    for place, row in enumerate(rows):
        used += height(of, (row,)) - height(of, ())
        if used > high:
            return place
    return len(rows)


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
    for column, width in zip(drawn._tbl.tblGrid.gridCol_lst, of.widths, strict=True):
        column.w = Emu(width)
    for place, (row, high) in enumerate(zip(drawn._tbl.tr_lst, heights, strict=True)):
        row.h = Emu(high)
        for cell, text, column in zip(row.tc_lst, texts[place], of.table.columns, strict=True):
            _cell(cell, text, place == 0, column.type == "number")
    return top + sum(heights)


def _texts(of: Laid, rows: Sequence[Row]) -> list[list[str]]:
    return [[one.heading for one in of.table.columns], *([said(cell) for cell in row] for row in rows)]


def _height(texts: list[str], widths: list[int]) -> int:
    needed = (
        sum(lines(part, int((width - 2 * BESIDE) / LETTER)) for part in paragraphs(text))
        for text, width in zip(texts, widths, strict=True)
    )
    return max(needed, default=1) * int(LINE) + 2 * int(ABOVE)


def _cell(cell: Any, text: str, is_head: bool, at_the_end: bool) -> None:
    """Straight into the XML: python-pptx takes seconds for the cells of a large plan."""
    line = cell.find(f"{A}txBody/{A}p")
    if at_the_end:
        _child(line, "pPr", algn="r")
    for place, part in enumerate(paragraphs(text)):
        if place:
            _child(_child(line, "br"), "rPr", sz=SIZE)
        if part:
            run = _child(line, "r")
            look = _child(run, "rPr", lang="en-GB", sz=SIZE, b="1" if is_head else "0")
            _child(_child(look, "solidFill"), "srgbClr", val=INK)
            _child(look, "latin", typeface=FONT)
            _child(run, "t").text = part
    # Without it an empty cell is as high as letters of 18 points, and the table runs over what stands below it.
    _child(line, "endParaRPr", lang="en-GB", sz=SIZE)
    about = cell.get_or_add_tcPr()
    for side, space in (("marL", BESIDE), ("marR", BESIDE), ("marT", ABOVE), ("marB", ABOVE)):
        about.set(side, str(int(space)))
    if is_head:
        _child(_child(about, "solidFill"), "srgbClr", val=HEAD)


def _child(parent: Any, tag: str, **about: str) -> Any:
    found = parent.makeelement(A + tag, about)
    parent.append(found)
    return found
