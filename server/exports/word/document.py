"""A document as DOCX. Every text is a run of text: no field, no link and nothing outside the file but page numbers."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from docx import Document as new_document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as Line

from server.domain.blocks import Block, Document, Facts, Heading, Listing, Map, Paragraph, Table
from server.domain.blocks.flow import Flow
from server.exports.letters import one_line, paragraphs
from server.exports.map_picture import png
from server.exports.packed import packed
from server.exports.picture.pieces import pieces
from server.exports.widths import Widths
from server.exports.word.tables import draw_table

COLUMNS = {True: 9, False: 5}
"""Columns of a table at most, on paper on its side and upright."""
LETTERS = {True: 144, False: 98}
"""Letters of a table on a line of either paper."""
A4 = (Mm(210), Mm(297))
MARGIN = Mm(16)
INK = RGBColor(0x14, 0x18, 0x1F)
SIZES = {"Heading 1": 19, "Heading 2": 13, "Heading 3": 10.5}
SPACE = {"Heading 1": (0, 4), "Heading 2": (10, 3), "Heading 3": (7, 2)}
"""Style → points before and after it."""


def docx(document: Document, flow: Flow) -> bytes:
    """The file."""
    wide = not document.is_brief
    word = new_document()
    _about(word, document)
    _paper(word, wide)
    _styles(word, 9.5 if wide else 9)
    _foot(word, document)
    widths = Widths(document.blocks, COLUMNS[wide], LETTERS[wide])
    for block in document.blocks:
        if isinstance(block, Table):
            draw_table(word, *widths.of(block))
        elif isinstance(block, Map):
            _map(word, block, flow, wide)
        else:
            WRITERS[type(block)](word, block)
    file = io.BytesIO()
    word.save(file)
    return packed(file.getvalue())


def write(line: Line, text: str, bold: bool = False) -> None:
    """A text with its line breaks, in one run."""
    run = line.add_run()
    run.bold = bold or None
    for place, part in enumerate(paragraphs(text)):
        if place:
            run.add_break()
        run.add_text(part)


def _about(word: Word, document: Document) -> None:
    """Core properties, all of them ours."""
    about, taken = word.core_properties, datetime.fromtimestamp(document.imprint.at / 1000, UTC)
    about.title = one_line(document.title)[:250]
    about.subject, about.author, about.last_modified_by = document.version, "Crossflow", "Crossflow"
    about.comments, about.keywords, about.language, about.revision = "", "", "en-GB", 1
    about.created = about.modified = taken.replace(tzinfo=None)


def _paper(word: Word, wide: bool) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = reversed(A4) if wide else A4
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN


def _styles(word: Word, size: float) -> None:
    for name in ("Normal", "List Bullet", *SIZES):
        style: Any = word.styles[name]
        style.font.name, style.font.color.rgb = "Arial", INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{script}"), None)
        fonts.set(qn("w:hAnsi"), "Arial")
        fonts.set(qn("w:cs"), "Arial")
        style.font.size = Pt(SIZES.get(name, size))
        before, after = SPACE.get(name, (0, 2))
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.05


def _foot(word: Word, document: Document) -> None:
    line = word.sections[0].footer.paragraphs[0]
    write(line, " · ".join(filter(None, (document.version, document.imprint.link, "page "))))
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    line._p.append(number)
    for run in line.runs:
        run.font.size = Pt(7.5)


def _heading(word: Word, block: Heading) -> None:
    write(word.add_paragraph(style=f"Heading {min(max(block.level, 1), 3)}"), block.text)


def _paragraph(word: Word, block: Paragraph) -> None:
    write(word.add_paragraph(), block.text)


def _listing(word: Word, block: Listing) -> None:
    for item in block.items:
        write(word.add_paragraph(style="List Bullet"), item)


def _facts(word: Word, block: Facts) -> None:
    for label, text in block.pairs:
        line = word.add_paragraph()
        write(line, f"{label}: ", bold=True)
        write(line, text)


def _map(word: Word, block: Map, flow: Flow, wide: bool) -> None:
    """Each piece on its own line, as wide as the paper and never higher than it."""
    found = pieces(flow)
    across, high = (A4[1], A4[0]) if wide else A4
    for place, piece in enumerate(found, 1):
        name = block.title if len(found) == 1 else f"{block.title}, {place} of {len(found)}"
        heading = word.add_paragraph(style="Heading 2")
        heading.paragraph_format.page_break_before = wide
        write(heading, name)
        drawn = word.add_picture(io.BytesIO(png(piece.flow)), width=across - 2 * MARGIN)
        most = high - 2 * MARGIN - Mm(24)
        if drawn.height > most:
            drawn.width, drawn.height = int(drawn.width * most / drawn.height), most
        says = "; ".join(f"{one.number} {one.name}: {one.level_label}" for one in piece.flow.steps)
        drawn._inline.docPr.set("descr", one_line(says) or name)
        if piece.leads:
            write(word.add_paragraph(), piece.leads)


WRITERS: dict[type[Block], Callable[[Word, Any], None]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Listing: _listing,
    Facts: _facts,
}
