"""What a live page will ask for: named in its head, it all comes at once instead of one import behind the other."""

import re
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import NamedTuple

STATIC = re.compile(r"^(?:import|export)\b[^'()]*'(\.[^']+)';", re.MULTILINE)
"""An import at the head of a module. Those that wait for their moment, `import('…')`, are no part of it."""
MODULE = re.compile(r"(\w+): \(\) => import\('([^']+)'\)")
LISTED = re.compile(r"^(?:const| ) *(\w+)(?: =|:) (\[[^\]]*\]|'[^']*')", re.MULTILINE)
NAMED = re.compile(r"'([^']+)'|\b([A-Z]+)\b")
"""In a list of such a table: something that is needed, or another list."""

FIRST = "main.js"
CATALOG = "catalog.json"
TABLES = ("phases/index.js", "room/room.js")
"""Where the room says what each of its phases needs, and what all of them need after the lobby."""
AFTER_THE_LOBBY = "LATER"


class Needs(NamedTuple):
    """What a room in a phase needs before it can be used: files of the web folder, and pages with markup."""

    files: tuple[str, ...] = ()
    markup: tuple[str, ...] = ()


def first_files(web: Path, page: str, phase: str = "") -> tuple[str, ...]:
    """The paths in the web folder of what a live page asks for from its first moment on and, for the room, in the
    phase in which it is opened: the catalogue, style sheets, then modules, nearest first."""
    needed = first_needs(web, phase).files
    sheets = [one for one in needed if one.endswith(".css")]
    entries = (FIRST, f"{page}/components.js", *(one for one in needed if one.endswith(".js")))
    return (CATALOG, *sheets, *_with_imports(web, entries))


def first_needs(web: Path, phase: str) -> Needs:
    """What the room is made of in a phase, by its own tables; nothing for what stands on the page from the start."""
    return _needs(web, phase) if phase else Needs()


@lru_cache(maxsize=64)
def _needs(web: Path, phase: str) -> Needs:
    tables = {name: (web / name).read_text("utf-8") for name in TABLES}
    lists = {name: listed for text in tables.values() for name, listed in LISTED.findall(text)}
    modules = {
        name: normpath(join(dirname(table), path))
        for table, text in tables.items()
        for name, path in MODULE.findall(text)
    }
    named = _named(lists, phase)
    if phase not in _named(lists, "FIRST"):
        named = _named(lists, AFTER_THE_LOBBY) + named
    sheets = [f"styles/{one}" for one in named if one.endswith(".css")]
    files = dict.fromkeys([*sheets, *(modules[one] for one in named if one in modules)])
    return Needs(tuple(files), tuple(dict.fromkeys(one for one in named if one.startswith("/"))))


def _named(lists: dict[str, str], name: str) -> list[str]:
    """Everything that a list names, with the lists that it takes in."""
    found = NAMED.findall(lists.get(name, ""))
    return [one for thing, other in found for one in ([thing] if thing else _named(lists, other))]


@lru_cache(maxsize=64)
def _with_imports(web: Path, entries: tuple[str, ...]) -> tuple[str, ...]:
    found = list(dict.fromkeys(entries))
    for module in found:  # it grows while it is walked
        found += [one for one in _imports(web, module) if one not in found]
    return tuple(found)


@lru_cache(maxsize=512)
def _imports(web: Path, module: str) -> tuple[str, ...]:
    named = STATIC.findall((web / module).read_text("utf-8"))
    return tuple(dict.fromkeys(normpath(join(dirname(module), one)) for one in named))
