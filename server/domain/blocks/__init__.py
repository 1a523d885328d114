"""What a report consists of, before it has a format: headings, texts, tables; and sheets, which are typed tables.

A block holds plain text. What in it was typed by somebody is not told apart from our own words: every format escapes
all of it.
"""

from typing import Literal

import msgspec

Cell = str | int | float | None
ColumnType = Literal["text", "number", "day", "choice", "flag", "reference"]


class Column(msgspec.Struct, frozen=True, omit_defaults=True):
    """One column: a stable key, what it is called, in which unit, and what its cells hold."""

    key: str
    label: str
    unit: str = ""
    type: ColumnType = "text"

    @property
    def heading(self) -> str:
        """The label, with the unit where there is one."""
        return f"{self.label} ({self.unit})" if self.unit else self.label


class Heading(msgspec.Struct, frozen=True, tag=True):
    """A title; level 1 stands once, at the top."""

    level: int
    text: str


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    """Words, on several lines where the text has several."""

    text: str


class Listing(msgspec.Struct, frozen=True, tag=True):
    """Texts one below the other."""

    items: tuple[str, ...]


class Facts(msgspec.Struct, frozen=True, tag=True):
    """What is called what: (label, text) pairs."""

    pairs: tuple[tuple[str, str], ...]


class Table(msgspec.Struct, frozen=True, tag=True):
    """Rows under columns. Every row has as many cells as there are columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Sheet(msgspec.Struct, frozen=True):
    """A table that stands for itself, to be opened in a spreadsheet."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Map(msgspec.Struct, frozen=True, tag=True):
    """A section that is the map of the flow; every format draws it in its own way."""

    title: str


Block = Heading | Paragraph | Listing | Facts | Table | Map


class Imprint(msgspec.Struct, frozen=True, omit_defaults=True):
    """What stands on every export about itself: of which workshop, when it was taken, for whom, and where it lives."""

    workshop: str
    at: int
    """Milliseconds since 1970, UTC."""
    audience: str = ""
    link: str = ""
    id: str = ""
    """The workshop's own, for as long as it lives."""


class Document(msgspec.Struct, frozen=True):
    """A document, before it has a format: what it is called, for whom it is, and all that it says, in its order."""

    title: str
    version: str
    """For whom it is, in words."""
    blocks: list[Block]
    imprint: Imprint
    is_brief: bool = False
    """Whether it is to be read at once, on upright paper; any other is worked with, on paper on its side."""


def folded(table: Table, most: int) -> Table:
    """The table with so many columns at most: what the last ones say stands as lines of one cell, each with its
    label. On paper a wide table cannot be read; this way nothing of it is lost."""
    if len(table.columns) <= most:
        return table
    kept, others = table.columns[: most - 1], table.columns[most - 1 :]
    rows = (
        (
            *row[: most - 1],
            "\n".join(labelled(one.heading, said(cell)) for one, cell in _filled(others, row[most - 1 :])),
        )
        for row in table.rows
    )
    return Table((*kept, Column("besides", "Besides")), tuple(rows))


def labelled(label: str, text: str) -> str:
    """`Owner: Mia`, `Which role? Clerk`."""
    return f"{label}{' ' if label.endswith('?') else ': '}{text}"


def said(cell: Cell) -> str:
    """A cell in words; a number as a person would write it."""
    return "" if cell is None else f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def _filled(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> list[tuple[Column, Cell]]:
    return [(one, cell) for one, cell in zip(columns, cells, strict=True) if cell not in (None, "")]


def shown_columns(columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> Table:
    """The table without the columns that no row fills."""
    filled = [at for at in range(len(columns)) if any(row[at] not in (None, "") for row in rows)]
    return Table(tuple(columns[at] for at in filled), tuple(tuple(row[at] for at in filled) for row in rows))
