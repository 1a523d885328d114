"""What a live page will ask for: named in its head, it all comes at once instead of one import behind the other."""

import re
from functools import lru_cache
from pathlib import Path
from posixpath import dirname, join, normpath

from server.domain.phases import PHASES

STATIC = re.compile(r"^(?:import|export)\b[^'()]*'(\.[^']+)';", re.MULTILINE)
"""An import at the head of a module. Those that wait for their moment, `import('…')`, are no part of it."""

FIRST = "main.js"
CATALOG = "catalog.json"


def first_files(web: Path, page: str, phase: str = "") -> tuple[str, ...]:
    """The paths in the web folder of what a live page asks for from its first moment on and, for the room, in the
    phase in which it is opened: the catalogue, style sheets, then modules, nearest first."""
    shows_map = phase in PHASES and PHASES[phase].stage == "map"
    entries = (FIRST, f"{page}/components.js", *(["map/map.js"] if shows_map else []), *_modules_in(web, phase))
    return (CATALOG, *(["styles/map.css"] if shows_map else []), *_with_imports(web, entries))


def _modules_in(web: Path, phase: str) -> list[str]:
    return sorted(f"phases/{phase}/{one.name}" for one in (web / "phases" / phase).glob("*.js")) if phase else []


@lru_cache(maxsize=64)
def _with_imports(web: Path, entries: tuple[str, ...]) -> tuple[str, ...]:
    found = list(entries)
    for module in found:  # it grows while it is walked
        found += [one for one in _imports(web, module) if one not in found]
    return tuple(found)


@lru_cache(maxsize=512)
def _imports(web: Path, module: str) -> tuple[str, ...]:
    named = STATIC.findall((web / module).read_text("utf-8"))
    return tuple(dict.fromkeys(normpath(join(dirname(module), one)) for one in named))
