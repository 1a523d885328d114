"""Blocks as Markdown. Every text is escaped, ours too, so nothing in it can become markup, link, image or HTML."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from server.domain.blocks import Block, Cell, Facts, Heading, Listing, Map, Paragraph, Table, said

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
OPENED = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
"""Marks that turn the direction of what follows, and what turns it back."""


def markdown(blocks: Iterable[Block]) -> bytes:
    """The report, a blank line between its blocks."""
    return ("\n\n".join(WRITERS[type(block)](block) for block in blocks) + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """The text on one line, every character that Markdown could read as its own behind a backslash."""
    lines = [_closed(line).strip() for line in text.splitlines()]
    return PUNCTUATION.sub(r"\\\1", " / ".join(line for line in lines if line))


def _closed(line: str) -> str:
    """The line with the direction of reading turned back at its end."""
    waiting: list[str] = []
    for one in line:
        if one in OPENED:
            waiting.append(OPENED[one])
        elif one in waiting:
            del waiting[len(waiting) - 1 - waiting[::-1].index(one) :]
    return line + "".join(reversed(waiting))


def _heading(block: Heading) -> str:
    return f"{'#' * min(max(block.level, 1), 6)} {escaped(block.text)}"


def _paragraph(block: Paragraph) -> str:
    """Lines of their own stay so: a backslash at a line's end breaks it."""
    return "\\\n".join(escaped(line) for line in block.text.splitlines() if line.strip())


def _listing(block: Listing) -> str:
    return "\n".join(f"- {escaped(item)}" for item in block.items)


def _facts(block: Facts) -> str:
    return "\n".join(f"- **{escaped(label)}:** {escaped(text)}" for label, text in block.pairs)


def _table(block: Table) -> str:
    heads = [escaped(column.heading) for column in block.columns]
    rules = ["---:" if column.type == "number" else "---" for column in block.columns]
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in [heads, rules, *rows])


def _cell(cell: Cell) -> str:
    return escaped(said(cell))


def _map(block: Map) -> str:
    """A file of text holds no picture; what the map shows stands in its tables."""
    told = "The map is a picture: take it as SVG or PNG. Its steps and handoffs stand in tables above."
    return f"## {escaped(block.title)}\n\n{escaped(told)}"


WRITERS: dict[type, Callable[[Any], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Listing: _listing,
    Facts: _facts,
    Table: _table,
    Map: _map,
}
