"""The rows of a file that a tool imports: its columns, filled from the tasks of a plan."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from server.domain.blocks.tasks import Task
from server.exports.tools.tool import Column, Tool
from server.exports.tools.values import ALWAYS, Held, Told, held

Cell = str | date | None


class Table(NamedTuple):
    """What stands in the file."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def taken(tasks: Iterable[Task]) -> list[Task]:
    """The tasks that another tool gets: all but those that were dropped."""
    return [one for one in tasks if not one.is_dropped]


def parts(tool: Tool, tasks: list[Task]) -> list[list[Task]]:
    """The tasks file by file, as many in each as the tool takes; at least one file."""
    most = tool.most or max(1, len(tasks))
    return [tasks[at : at + most] for at in range(0, len(tasks), most)] or [[]]


def table(tool: Tool, columns: Iterable[Column], tasks: list[Task], link: str) -> Table:
    """These tasks in these columns."""
    told = [Told(one, tool, link) for one in tasks]
    filled = [_filled(column, [held(one, column.holds) for one in told], tool) for column in columns]
    headings = tuple(heading for wide, _ in filled for heading in wide)
    return Table(headings, tuple(tuple(cell for _, cells in filled for cell in cells[at]) for at in range(len(told))))


def sample(column: Column) -> str:
    """The text of a column that says the same in every row; empty for any other."""
    return column.holds.removeprefix(ALWAYS) if column.holds.startswith(ALWAYS) else ""


def _filled(column: Column, values: list[Held], tool: Tool) -> tuple[list[str], list[list[Cell]]]:
    """The headings of one column, and the cells of each row below them."""
    if not column.each:
        return [column.heading], [[_cell(one, tool)] for one in values]
    lists = [one if isinstance(one, tuple) else (_cell(one, tool),) for one in values]
    wide = max(map(len, lists), default=1) or 1
    return [column.heading] * wide, [[*cells, *[None] * (wide - len(cells))] for cells in lists]


def _cell(value: Held, tool: Tool) -> Cell:
    return tool.apart.join(value) if isinstance(value, tuple) else value
