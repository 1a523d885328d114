"""A tool's table as an Excel file: one sheet, one table with a name, real days, and no text that is run."""

import io
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from server.exports.letters import one_line
from server.exports.tools.table import Cell, Table
from server.exports.tools.tool import Tool
from server.exports.workbook import EARLIEST, SAFE, looks_of, unique, write_text

WIDE, NARROW = 44, 16


def xlsx(found: Table, tool: Tool) -> bytes:
    """The file."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, **SAFE})
    # Without a day of its own the file would be another one with every second.
    book.set_properties({"author": "Crossflow", "created": datetime(2026, 1, 1)})
    looks = looks_of(book)
    page = book.add_worksheet(tool.sheet)
    heads = unique([one_line(heading) for heading in found.headings])
    columns = [{"header": head, "header_format": looks.head} for head in heads]
    size = (0, 0, max(1, len(found.rows)), len(heads) - 1)
    page.add_table(*size, {"name": tool.table, "style": "Table Style Light 1", "columns": columns})
    page.freeze_panes(1, 0)
    for row, cells in enumerate(found.rows, 1):
        for at, cell in enumerate(cells):
            page.set_column(at, at, WIDE if at in (0, len(heads) - 1) else NARROW)
            _cell(page, (row, at), cell, (looks.text, looks.day))
    book.close()
    return file.getvalue()


def _cell(page: Worksheet, place: tuple[int, int], cell: Cell, looks: tuple[Format, Format]) -> None:
    text, day = looks
    if isinstance(cell, date) and cell >= EARLIEST:
        page.write_datetime(*place, datetime.combine(cell, time()), day)
    elif cell:
        write_text(page, place, str(cell), text)
