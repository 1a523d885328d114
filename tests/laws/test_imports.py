"""Imports run inwards, the domain is pure, and nothing is hidden from a reader of the folder."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SERVER = Path(__file__).parents[2] / "server"

ALLOWED = {
    "domain": {"domain"},
    "storage": {"domain", "storage"},
    "imports": {"domain", "imports"},
    "exports": {"domain.blocks", "exports"},
    "live": {"domain", "storage", "live"},
    "mail": {"mail"},
    "routes": {"domain", "storage", "live", "exports", "imports", "mail", "routes"},
    "rehearsal": {"rehearsal"},
    "settings": set(),
    "app": {"domain", "storage", "live", "mail", "routes", "settings"},
    "serving": {"app", "live", "settings"},
    "__main__": {"app", "serving", "settings", "rehearsal", "storage", "live", "domain", "imports"},
    "__init__": set(),
}
"""Package or file of server/ → what of server/ it may import."""

PURE = {
    *("abc", "base64", "collections", "contextlib", "dataclasses", "datetime", "enum", "fractions", "functools"),
    *("hashlib", "heapq", "itertools", "math", "msgspec", "operator", "re", "string", "types", "typing"),
    "unicodedata",
}
"""All that the domain may import from outside: nothing that reads, writes, tells the time or throws dice."""

FORBIDDEN = {"utils", "helpers", "common", "core", "base", "manager", "handler", "service", "processor", "data"}
FORBIDDEN |= {"info", "misc"}


def files() -> list[Path]:
    return [path for path in sorted(SERVER.rglob("*.py")) if "versions" not in path.parts]


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def package(path: Path) -> str:
    parts = path.relative_to(SERVER).parts
    return parts[0] if len(parts) > 1 else path.stem


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(SERVER)))
def test_imports_point_inwards(path: Path) -> None:
    allowed = ALLOWED[package(path)]
    for name in imported(path):
        if name.startswith("server."):
            inner = name.removeprefix("server.")
            assert any(f"{inner}.".startswith(f"{one}.") for one in allowed), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", sorted(SERVER.glob("domain/**/*.py")), ids=lambda path: path.stem)
def test_the_domain_is_pure(path: Path) -> None:
    outside = {name.split(".")[0] for name in imported(path)} - {"server"}
    assert outside <= PURE, f"{path.name} imports {outside - PURE}"
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            clock = node.value.id in ("datetime", "date", "time") and node.attr in ("now", "utcnow", "today", "time")
            assert not clock, f"{path.name} asks what time it is"
        assert not (isinstance(node, ast.Name) and node.id in ("open", "print", "input")), path.name


def test_imports_inside_a_package_run_in_one_direction() -> None:
    modules = {".".join(path.relative_to(SERVER.parent).with_suffix("").parts): path for path in files()}
    graph = {
        name: {found for found in map(lambda one: nearest(one, modules), imported(path)) if found and found != name}
        for name, path in modules.items()
    }
    TopologicalSorter(graph).prepare()


def nearest(name: str, modules: dict[str, Path]) -> str:
    """The module that an imported name stands in; empty for what is not ours."""
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(SERVER)))
def test_files_are_named_for_what_they_are_and_hide_nothing(path: Path) -> None:
    assert path.stem not in FORBIDDEN
    assert "TYPE_CHECKING" not in path.read_text()
