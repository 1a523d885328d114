"""Columns as somebody picked them: read from what a form sends, and what may not work with them, in words."""

from collections import Counter
from collections.abc import Iterable, Iterator

from server.exports.letters import one_line
from server.exports.tools.tool import LONGEST_HEADING, MOST_COLUMNS, Column, Tool
from server.exports.tools.values import ALWAYS, VALUES

EACH = "each:"
"""Before a value's name: each of several values gets a column of its own."""


def choices(tool: Tool) -> dict[str, str]:
    """What a column of this tool may hold → what the page calls it; empty leaves the column out."""
    always = {_code(one): f"Always “{one.holds.removeprefix(ALWAYS)}”" for one in tool.columns if _is_fixed(one)}
    labels = {f"{EACH}labels": "Labels, each in a column of its own"}
    return {"": "Leave this column out", **{name: one.label for name, one in VALUES.items()}, **labels, **always}


def coded(columns: Iterable[Column]) -> list[tuple[str, str]]:
    """(heading, what it holds) of each column, as a form and an address write it."""
    return [(one.heading, _code(one)) for one in columns]


def columns_of(tool: Tool, pairs: Iterable[tuple[str, str]]) -> tuple[Column, ...]:
    """The columns that a form asks for, in its order. What it leaves out, and what we do not know, is left out; a
    column without a heading gets the name of what it holds."""
    allowed = choices(tool)
    found = [_column(heading, code, allowed[code]) for heading, code in pairs if code and code in allowed]
    return tuple(found[:MOST_COLUMNS])


def doubts(tool: Tool, columns: Iterable[Column]) -> Iterator[str]:
    """What the tool may not take as it is."""
    headings = [one.heading for one in columns]
    missing = [one for one in tool.needs if one.casefold() not in map(str.casefold, headings)]
    if missing:
        names, them = ", ".join(missing), "it" if len(missing) == 1 else "them"
        yield f"{tool.name} knows {names} by name. Without {them} you map by hand there."
    twice = [one for one, many in Counter(map(str.casefold, headings)).items() if many > 1]
    for one in twice:
        name = next(heading for heading in headings if heading.casefold() == one)
        yield f"Two columns are called {name}. Most importers want each name once."


def _column(heading: str, code: str, label: str) -> Column:
    name = one_line(heading)[:LONGEST_HEADING].strip() or label
    return Column(name, code.removeprefix(EACH), each=code.startswith(EACH))


def _code(column: Column) -> str:
    return f"{EACH if column.each else ''}{column.holds}"


def _is_fixed(column: Column) -> bool:
    return column.holds.startswith(ALWAYS)
