"""Files opened by something that we did not write: what a reader of each finds in it."""

import base64
import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as Xml

import docx
import openpyxl
import pptx
import pypdf
import vobject

from server.exports.formats import Format


def texts(format: Format, file: bytes) -> str:
    """Everything that a file says, as one text."""
    read = READERS.get(format.ending.rpartition(".")[2])
    return "\n".join(read(file)) if read else file.decode()


def parts(file: bytes) -> Iterator[tuple[str, Xml.Element]]:
    """The XML of a package, part by part; what cannot be parsed raises."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                yield name, Xml.fromstring(package.read(name))


def of_word(file: bytes) -> Iterator[str]:
    found = docx.Document(io.BytesIO(file))
    for line in found.element.body.iter("{*}p"):
        yield "".join(one.text or "" for one in line.iter("{*}t"))


def of_slides(file: bytes) -> Iterator[str]:
    for slide in pptx.Presentation(io.BytesIO(file)).slides:
        for shape in slide.shapes:
            yield from _of_shape(shape)


def _of_shape(shape: Any) -> Iterator[str]:
    if shape.has_text_frame:
        yield shape.text_frame.text
    if getattr(shape, "has_table", False):
        yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)


def of_workbook(file: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(file))
    for sheet in book.worksheets:
        yield from (str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def of_pdf(file: bytes) -> Iterator[str]:
    """Page by page, without the ends of lines: where they are is the paper's."""
    for page in pypdf.PdfReader(io.BytesIO(file)).pages:
        yield re.sub(r"\s+", " ", page.extract_text().replace("\u200b", ""))


class Page(HTMLParser):
    """A page as a browser reads it: its words, its tags, and every attribute."""

    def __init__(self, file: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(file.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def of_page(file: bytes) -> Iterator[str]:
    found = Page(file)
    yield from found.words
    for name, value in found.attributes:
        if name == "src":
            yield base64.b64decode(value.partition(",")[2]).decode()


def of_calendar(file: bytes) -> Iterator[str]:
    """Every value of every entry, lines put together again."""
    for entry in vobject.readOne(file.decode()).components():
        yield from (str(one.value) for one in entry.getChildren())


READERS = {
    "docx": of_word,
    "pptx": of_slides,
    "xlsx": of_workbook,
    "pdf": of_pdf,
    "html": of_page,
    "ics": of_calendar,
}
