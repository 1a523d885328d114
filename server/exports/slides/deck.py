"""A document as PPTX: its sections one after the other on as few slides as they take, the map as shapes."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.util import Emu, Inches, Pt

from server.domain.blocks import Block, Document, Facts, Heading, Listing, Map, Paragraph, Table, folded
from server.domain.blocks.flow import Flow
from server.exports.letters import lines, one_line, paragraphs
from server.exports.packed import packed
from server.exports.picture.pieces import pieces
from server.exports.slides.cover import INK, QUIET, draw_cover, flush
from server.exports.slides.map import draw_map
from server.exports.slides.tables import COLUMNS, FONT, draw_table, fitting, height, laid

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LEFT, TOP, BOTTOM = Inches(0.5), Inches(1.15), Inches(7.0)
ACROSS = WIDTH - 2 * LEFT
LETTERS = 120
"""Letters on a line of text."""
LINE = Inches(0.245)
GAP = Inches(0.14)
LONGEST_TITLE = 70
TITLE_ONLY = 5
WORDS_BELOW = 4
"""A heading and so many lines less one go with their table to the next slide."""


class Words(NamedTuple):
    """A line of text: a point of a list, a label with its text, a heading inside a slide, or a paragraph."""

    text: str
    label: str = ""
    point: bool = False
    head: bool = False

    @property
    def height(self) -> int:
        needed = sum(lines(part, LETTERS) for part in paragraphs(self.label + self.text))
        return needed * int(LINE) + (int(Inches(0.1)) if self.head else 0)


class Section(NamedTuple):
    """What stands under one heading."""

    title: str
    blocks: list[Block]


def pptx(document: Document, flow: Flow) -> bytes:
    """The file."""
    deck = _Deck(document)
    deck.cover()
    for section in sections(document.blocks):
        deck.section(section, flow)
    return deck.written()


def sections(blocks: list[Block]) -> Iterator[Section]:
    """The document cut at its headings of the first two levels; a map is a section of its own. It begins with one."""
    found: list[Section] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            found.append(Section(block.text, []))
        elif isinstance(block, Map):
            found.append(Section(block.title, [block]))
        else:
            found[-1].blocks.append(block)
    yield from found


class _Deck:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._file: Any = Presentation()
        self._file.slide_width, self._file.slide_height = WIDTH, HEIGHT
        self._layout = self._file.slide_layouts[TITLE_ONLY]
        self._place_title()
        self._about()
        self._slide: Any = None
        self._titles: list[str] = []
        self._y: int = BOTTOM
        self._waiting: list[Words] = []

    def cover(self) -> None:
        """The first slide."""
        draw_cover(self._file.slides.add_slide(self._layout), self._document, HEIGHT)

    def section(self, section: Section, flow: Flow) -> None:
        """A section: below the last one where both fit on a slide, else on the next."""
        if any(isinstance(one, Map) for one in section.blocks):
            self._map(section.title, flow)
            return
        if not self._joins(section):
            self._next(section.title)
        for block in section.blocks:
            if isinstance(block, Table):
                self._table(folded(block, COLUMNS))
            else:
                for one in words_of(block):
                    self._word(one)
        self._tell()

    def written(self) -> bytes:
        """The file, every slide with its title and its foot."""
        file = io.BytesIO()
        self._file.save(file)
        return packed(file.getvalue())

    def _place_title(self) -> None:
        for shape in list(self._layout.placeholders):
            if shape.placeholder_format.type != 1:
                shape._element.getparent().remove(shape._element)
                continue
            shape.left, shape.top, shape.width, shape.height = LEFT, Inches(0.35), ACROSS, Inches(0.7)

    def _about(self) -> None:
        about, imprint = self._file.core_properties, self._document.imprint
        about.title, about.subject = one_line(self._document.title)[:250], self._document.version
        about.author, about.last_modified_by, about.language = "Crossflow", "Crossflow", "en-GB"
        taken = datetime.fromtimestamp(imprint.at / 1000, UTC).replace(tzinfo=None)
        about.created = about.modified = taken

    def _joins(self, section: Section) -> bool:
        """Whether a section stands below the one before it, because both fit; then both names make the title while it
        is short."""
        words = sum(one.height for block in section.blocks for one in words_of(block))
        tables = [folded(one, COLUMNS) for one in section.blocks if isinstance(one, Table)]
        needed = words + sum(height(laid(one, ACROSS), one.rows) + GAP for one in tables) + 2 * LINE
        title = " · ".join([*self._titles, section.title])
        if not self._titles or self._y + needed > BOTTOM:
            return False
        self._titles.append(section.title)
        self._title = section.title
        # A longer title would take two lines; the section has its heading on the slide in any case.
        if len(title) <= LONGEST_TITLE:
            self._name(title)
        self._word(Words(section.title, head=True))
        return True

    def _next(self, title: str, more: bool = False) -> None:
        self._slide = self._file.slides.add_slide(self._layout)
        self._titles = [] if more else [title]
        self._y = TOP
        self._name(f"{title} (continued)" if more else title)
        self._foot()
        self._title = title

    def _name(self, title: str) -> None:
        flush(self._slide.shapes.title)
        frame = self._slide.shapes.title.text_frame
        frame.text = one_line(title)[:120]
        line = frame.paragraphs[0]
        line.alignment = 1
        line.font.name, line.font.size, line.font.bold, line.font.color.rgb = FONT, Pt(24), True, INK

    def _foot(self) -> None:
        box = self._slide.shapes.add_textbox(LEFT, Inches(7.08), ACROSS, Inches(0.3))
        box.name = "Foot"
        flush(box)
        number = len(self._file.slides)
        told = filter(None, (self._document.version, self._document.imprint.link, str(number)))
        box.text_frame.text = one_line(" · ".join(told))
        line = box.text_frame.paragraphs[0]
        line.alignment = 1
        line.font.name, line.font.size, line.font.color.rgb = FONT, Pt(9), QUIET

    def _word(self, one: Words) -> None:
        used = sum(word.height for word in self._waiting)
        if self._y + used + one.height > BOTTOM and self._y + used > TOP:
            self._tell()
            self._next(self._title, more=True)
        self._waiting.append(one)

    def _tell(self) -> None:
        """Writes the words that wait, as one box."""
        if not self._waiting:
            return
        high = sum(one.height for one in self._waiting)
        box = self._slide.shapes.add_textbox(LEFT, Emu(self._y), ACROSS, Emu(high))
        box.name = "Text"
        flush(box)
        for place, one in enumerate(self._waiting):
            line = box.text_frame.paragraphs[0] if not place else box.text_frame.add_paragraph()
            _write(line, one)
        self._y += high + GAP // 2
        self._waiting = []

    def _table(self, table: Table) -> None:
        """A table; its heading goes with it to the next slide where not even its first row fits here."""
        heads = self._heads()
        self._tell()
        of, rows = laid(table, ACROSS), table.rows
        while rows:
            above = sum(one.height + GAP for one in heads)
            many = fitting(of, rows, BOTTOM - self._y - above)
            if not many and self._y > TOP:
                self._next(self._title, more=True)
                continue
            self._waiting, heads = heads, []
            self._tell()
            self._y = draw_table(self._slide, of, rows[: max(1, many)], (LEFT, self._y)) + GAP
            rows = rows[max(1, many) :]

    def _heads(self) -> list[Words]:
        """Takes the last heading out of what waits, with the few words below it: they lead to the table."""
        at = next((at for at, one in reversed([*enumerate(self._waiting)]) if one.head), len(self._waiting))
        if len(self._waiting) - at > WORDS_BELOW:
            return []
        heads, self._waiting = self._waiting[at:], self._waiting[:at]
        return heads

    def _map(self, title: str, flow: Flow) -> None:
        found = pieces(flow)
        for place, piece in enumerate(found, 1):
            self._next(title if len(found) == 1 else f"{title}, {place} of {len(found)}")
            draw_map(self._slide, piece, (LEFT, TOP, ACROSS, BOTTOM - TOP))
        self._y, self._titles = BOTTOM, []


def words_of(block: Block) -> Iterator[Words]:
    """What a block says in lines of text; a table says nothing here."""
    match block:
        case Heading():
            yield Words(block.text, head=True)
        case Paragraph():
            yield Words(block.text)
        case Listing():
            yield from (Words(one, point=True) for one in block.items)
        case Facts():
            yield from (Words(text, label=f"{label}: ") for label, text in block.pairs)


def _write(line: Any, one: Words) -> None:
    for text, bold in ((("• " if one.point else "") + one.label, bool(one.label)), (one.text, one.head)):
        for place, part in enumerate(paragraphs(text)):
            if place:
                line.add_line_break()
            if part:
                run = line.add_run()
                run.text = part
                run.font.name, run.font.size, run.font.bold, run.font.color.rgb = FONT, Pt(14), bold, INK
    line.space_before = Pt(6 if one.head else 0)
