"""What a tool takes: its presets, one file each in `presets`, and what a file of them says."""

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

PRESETS = Path(__file__).parent / "presets"

MOST_COLUMNS = 40
LONGEST_HEADING = 80


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A column of the file."""

    heading: str
    holds: str
    """A name of `values.VALUES`, or `text:` and the text that stands in every row."""
    each: bool = False
    """Whether every one of several values gets a column of its own, all with this heading."""


class Tool(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Another tool and the file that it imports."""

    name: str
    place: int
    """In the list of tools, from 1."""
    form: Literal["csv", "xlsx", "list"]
    """Comma-separated, an Excel table, or one title a line, to be pasted."""
    how: str
    """How to import it, in one line."""
    columns: tuple[Column, ...]
    days: str = "%Y-%m-%d"
    """How a day is written, as strftime has it. An Excel table holds real days."""
    mark: bool = False
    """Whether the text begins with the mark of UTF-8, which some importers take for a letter of the first heading."""
    most: int = 0
    """Rows that one file may have; 0 for any number."""
    longest: dict[str, int] = {}
    """What is held → characters that it may have."""
    markup: dict[str, Literal["markdown", "wiki"]] = {}
    """What is held → the markup that the tool reads in it, so that ours says nothing in it."""
    apart: str = ", "
    """What stands between several values of a cell."""
    never: str = ""
    """Letters that no label may have, besides those that stand between labels."""
    instead: str = "-"
    """What stands for them."""
    words: dict[str, str] = {}
    """What we call a status or a priority → what the tool does."""
    sheet: str = "Tasks"
    table: str = "Tasks"
    needs: tuple[str, ...] = ()
    """The headings that the importer knows by name; another name for them has to be mapped by hand there."""


@cache
def tools() -> dict[str, Tool]:
    """All of them by the name in links, in their order."""
    found = {path.stem: msgspec.toml.decode(path.read_bytes(), type=Tool) for path in PRESETS.glob("*.toml")}
    return dict(sorted(found.items(), key=lambda one: one[1].place))
