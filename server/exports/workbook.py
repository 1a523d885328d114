"""The records as an Excel workbook: a sheet for every kind, each a table with the right type in every column.

Every text is written as a text into a cell that stays text: nothing is a formula, a link or a macro.
"""

import io
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from server.domain.blocks import Cell, Column, Imprint, Sheet
from server.exports.letters import paragraphs, writable

LONGEST = 32_767
"""Characters that a cell holds."""
LONGEST_NAME = 31
"""Characters of a sheet's name."""
WIDTHS = {"number": 12, "day": 12, "choice": 20, "flag": 10, "reference": 28, "text": 36}
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
EARLIEST = date(1900, 3, 1)
"""The first day that every spreadsheet counts alike."""
SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


Pairs = tuple[tuple[str, str], ...]
"""(label, text) by (label, text)."""


class Looks(NamedTuple):
    """How cells look: a text stays one when somebody edits it, a day is a day."""

    text: Format
    number: Format
    day: Format
    head: Format
    title: Format


def xlsx(sheets: list[Sheet], imprint: Imprint, stands: Pairs = ()) -> bytes:
    """The file; its first sheet says what it is, how far the plan is, and what stands where."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, **SAFE})
    taken = datetime.fromtimestamp(imprint.at / 1000, UTC).replace(tzinfo=None)
    book.set_properties({"title": writable(imprint.workshop), "author": "Crossflow", "created": taken})
    looks = looks_of(book)
    page = book.add_worksheet("About")
    write_text(page, (0, 0), imprint.workshop, looks.title)
    _about(page, looks, sheets, (*stands, *_taken(imprint)))
    for sheet in sheets:
        _sheet(book.add_worksheet(sheet_name(sheet.title)), looks, sheet)
    book.close()
    return file.getvalue()


def sheet_name(title: str) -> str:
    """A name that a spreadsheet takes. Titles of sheets are ours, and short."""
    return FORBIDDEN.sub(" ", title)[:LONGEST_NAME]


def looks_of(book: Workbook) -> Looks:
    above = {"valign": "top", "text_wrap": True}
    return Looks(
        text=book.add_format({**above, "num_format": "@"}),
        number=book.add_format(above),
        day=book.add_format({**above, "num_format": "yyyy-mm-dd"}),
        head=book.add_format({"bold": True, "valign": "top", "text_wrap": True}),
        title=book.add_format({"bold": True, "font_size": 16, "num_format": "@"}),
    )


def _taken(imprint: Imprint) -> Pairs:
    taken = f"{datetime.fromtimestamp(imprint.at / 1000, UTC):%Y-%m-%d %H:%M} UTC"
    return ("Taken", taken), ("For", imprint.audience), ("The plan lives at", imprint.link)


def _about(page: Worksheet, looks: Looks, sheets: Iterable[Sheet], about: Pairs) -> None:
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 70)
    kept = "Marks and grades, which belong to the room: the report has them, by function."
    rows = [*about, ("", ""), ("Left out", kept), ("", ""), ("Sheet", "Rows")]
    for place, (label, text) in enumerate(rows, 2):
        write_text(page, (place, 0), label, looks.head)
        write_text(page, (place, 1), text, looks.text)
    for place, sheet in enumerate(sheets, 2 + len(rows)):
        write_text(page, (place, 0), sheet.title, looks.text)
        page.write_number(place, 1, len(sheet.rows), looks.number)


def _sheet(page: Worksheet, looks: Looks, sheet: Sheet) -> None:
    heads = unique([column.heading for column in sheet.columns])
    for at, column in enumerate(sheet.columns):
        page.set_column(at, at, WIDTHS[column.type])
    last = max(1, len(sheet.rows))
    page.add_table(
        0,
        0,
        last,
        len(heads) - 1,
        {
            "name": f"t_{sheet.name}",
            "style": "Table Style Light 1",
            "columns": [{"header": head, "header_format": looks.head} for head in heads],
        },
    )
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for row, cells in enumerate(sheet.rows, 1):
        for at, (column, cell) in enumerate(zip(sheet.columns, cells, strict=True)):
            _cell(page, (row, at), (column, cell), looks)


def _cell(page: Worksheet, place: tuple[int, int], filled: tuple[Column, Cell], looks: Looks) -> None:
    column, cell = filled
    if cell is None or cell == "":
        return
    if not isinstance(cell, str):
        page.write_number(*place, cell, looks.number)
        return
    day = _day(cell) if column.type == "day" else None
    if day:
        page.write_datetime(*place, datetime.combine(day, time()), looks.day)
    else:
        write_text(page, place, cell, looks.text)


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found >= EARLIEST else None


def write_text(page: Worksheet, place: tuple[int, int], text: str, look: Format) -> None:
    page.write_string(*place, "\n".join(paragraphs(text))[:LONGEST], look)


def unique(heads: list[str]) -> list[str]:
    """Heads as a table takes them: none twice, none empty."""
    found: list[str] = []
    for head in heads:
        name, more = head or "Column", 2
        while name.casefold() in {one.casefold() for one in found}:
            name, more = f"{head} {more}", more + 1
        found.append(name)
    return found
