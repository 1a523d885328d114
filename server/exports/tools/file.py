"""The file that a tool imports, in the form it takes."""

import csv
import io
from datetime import date
from importlib import import_module
from typing import Protocol

from server.domain.blocks.tasks import Task
from server.exports.letters import one_line, writable
from server.exports.spreadsheet import MARK, as_text
from server.exports.tools.table import Cell, Table, table
from server.exports.tools.tool import Column, Tool


class Drawn(Protocol):
    """What writes an Excel file of one table."""

    def __call__(self, found: Table, tool: Tool, /) -> bytes: ...


def written(tool: Tool, columns: tuple[Column, ...], tasks: list[Task], link: str) -> bytes:
    """The file of these tasks."""
    found = table(tool, columns, tasks, link)
    match tool.form:
        case "xlsx":
            # What writes workbooks is loaded where one is written, and only there.
            draw: Drawn = import_module("server.exports.tools.workbook").xlsx
            return draw(found, tool)
        case "list":
            return _list(found)
        case _:
            return _csv(found, tool)


def text(cell: Cell, tool: Tool) -> str:
    """A cell as text, days as the tool writes them; nothing in it is run where it is opened."""
    if isinstance(cell, date):
        return f"{cell:{tool.days}}"
    return as_text(writable(cell or ""))


def _csv(found: Table, tool: Tool) -> bytes:
    page = io.StringIO(newline="")
    writer = csv.writer(page, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(as_text(one_line(heading)) for heading in found.headings)
    writer.writerows([text(cell, tool) for cell in row] for row in found.rows)
    return ((MARK if tool.mark else "") + page.getvalue()).encode("utf-8", "replace")


def _list(found: Table) -> bytes:
    """The first column, a line for each task: what a person pastes is no file that anything runs."""
    lines = (one_line(str(row[0] or "")) for row in found.rows if row)
    return "".join(f"{line}\r\n" for line in lines if line).encode("utf-8", "replace") or b"\r\n"
