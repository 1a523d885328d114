"""Tables of a Word document, written straight into its XML: python-docx looks for each cell anew, which takes minutes
where a table has hundreds of rows."""

from typing import Any

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from server.domain.blocks import Column, Table, said
from server.exports.letters import paragraphs

TWENTIETHS = 635
"""Of a point, in which Word measures tables, as python-docx measures everything."""
HEAD = "ECEFF3"
RULE = "C9D0DA"
SMALL = "17"
"""Half points of the letters."""


def draw_table(word: Word, table: Table, shares: list[float]) -> None:
    """The table, each column with its share of the paper. Its head stands again on every page, and no row is cut by the
    end of one."""
    section = word.sections[0]
    inner = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    widths = [int(inner * share / TWENTIETHS) for share in shares]
    drawn = _child(None, "w:tbl")
    _look(drawn, widths)
    heads = [(one, one.heading) for one in table.columns]
    drawn.append(_row(heads, widths, is_head=True))
    for row in table.rows:
        cells = [(one, said(cell)) for one, cell in zip(table.columns, row, strict=True)]
        drawn.append(_row(cells, widths, is_head=False))
    body = word.element.body
    body.insert(len(body) - 1, drawn)
    after = word.add_paragraph().paragraph_format
    after.space_before = after.space_after = Pt(0)
    after.line_spacing = Pt(5)


def _look(drawn: Any, widths: list[int]) -> None:
    look = _child(drawn, "w:tblPr")
    _child(look, "w:tblW", type="dxa", w=str(sum(widths)))
    borders = _child(look, "w:tblBorders")
    for side in ("bottom", "insideH"):
        _child(borders, f"w:{side}", val="single", sz="4", space="0", color=RULE)
    _child(look, "w:tblLayout", type="fixed")
    _child(look, "w:tblLook", val="0020", firstRow="1")
    grid = _child(drawn, "w:tblGrid")
    for width in widths:
        _child(grid, "w:gridCol", w=str(width))


def _row(cells: list[tuple[Column, str]], widths: list[int], is_head: bool) -> Any:
    row = _child(None, "w:tr")
    about = _child(row, "w:trPr")
    _child(about, "w:cantSplit")
    if is_head:
        _child(about, "w:tblHeader")
    for (column, text), width in zip(cells, widths, strict=True):
        cell = _child(row, "w:tc")
        look = _child(cell, "w:tcPr")
        _child(look, "w:tcW", type="dxa", w=str(width))
        if is_head:
            _child(look, "w:shd", val="clear", color="auto", fill=HEAD)
        _words(cell, text, is_head, column.type == "number")
    return row


def _words(cell: Any, text: str, bold: bool, at_the_end: bool) -> None:
    line = _child(cell, "w:p")
    look = _child(line, "w:pPr")
    if bold:
        _child(look, "w:keepNext")
    if at_the_end:
        _child(look, "w:jc", val="right")
    run = _child(line, "w:r")
    look = _child(run, "w:rPr")
    if bold:
        _child(look, "w:b")
    _child(look, "w:sz", val=SMALL)
    for place, part in enumerate(paragraphs(text)):
        if place:
            _child(run, "w:br")
        letters = _child(run, "w:t")
        letters.text = part
        letters.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _child(parent: Any, tag: str, **about: str) -> Any:
    found: Any = OxmlElement(tag)
    for name, value in about.items():
        found.set(qn(f"w:{name}"), value)
    if parent is not None:
        parent.append(found)
    return found
