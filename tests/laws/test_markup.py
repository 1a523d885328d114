"""Law: the markup keeps to what a strict policy and the house rule allow: nothing inline, and plain Alpine values.

A value is a noun or a verb: a path, `!path`, or one call with paths, strings and numbers. Everything else is a getter
or a method of a component, where it has a name and can be read.
"""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from jinja2 import Environment

WEB = Path(__file__).resolve().parents[2] / "web"
TEMPLATES = sorted(path for path in WEB.rglob("*.html"))
SCRIPTS = sorted(path for path in WEB.rglob("*.js") if "vendor" not in path.parts)
TABLES = [WEB / "phases" / "index.js", WEB / "console" / "components.js", WEB / "wall" / "components.js"]

PATH = r"\$?[A-Za-z_]\w*(?:\.\w+)*"
ARGUMENT = rf"(?:{PATH}|'[^']*'|-?\d+(?:\.\d+)?)"
CALL = rf"{PATH}\((?:{ARGUMENT}(?:\s*,\s*{ARGUMENT})*)?\)"
VALUE = rf"(?:!?{PATH}|{CALL})"
PLAIN = re.compile(VALUE)
OBJECT = re.compile(rf"\{{\s*(?:(?:'[^']+'|\w+)\s*:\s*{VALUE}\s*,?\s*)*\}}")
LOOP = re.compile(rf"(?:\w+|\(\w+,\s*\w+\))\s+in\s+(?:{PATH}|{CALL})")
BOUND = ("x-", ":", "@")
NO_HTML = re.compile(r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function)")


class Element(NamedTuple):
    """A start tag of a template: its file, line, name and attributes."""

    file: str
    line: int
    name: str
    values: dict[str, str]

    def __str__(self) -> str:
        return f"{self.file}:{self.line} <{self.name}>"


class Reader(HTMLParser):
    """Gathers the start tags of one template. What Jinja would put in stands there as one letter."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.file, self.found = str(path.relative_to(WEB)), list[Element]()
        self.feed(without_jinja(path.read_text()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(self.file, self.getpos()[0], tag, {name: value or "" for name, value in attrs}))


def without_jinja(text: str) -> str:
    """The markup alone, line by line where it was."""
    gone = re.sub(r"\{#.*?#\}|\{%.*?%\}", lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)
    return re.sub(r"\{\{.*?\}\}", "j", gone, flags=re.DOTALL)


@cache
def elements() -> tuple[Element, ...]:
    return tuple(element for path in TEMPLATES for element in Reader(path).found)


def alpine_values() -> Iterator[tuple[Element, str, str]]:
    for element in elements():
        for name, value in element.values.items():
            if name.startswith(BOUND):
                yield element, name, value.strip()


def is_plain(name: str, value: str) -> bool:
    """Whether this attribute may hold this value."""
    if name == "x-for":
        return bool(LOOP.fullmatch(value))
    if name in (":style", "x-bind:style"):
        return bool(OBJECT.fullmatch(value))
    if value == "":
        return name.startswith(("@", "x-cloak", "x-transition", "x-ignore", "x-data"))
    return bool(PLAIN.fullmatch(value)) or (name == ":class" and bool(OBJECT.fullmatch(value)))


def components() -> set[str]:
    """The names that the tables of components give to markup."""
    found = set[str]()
    for path in TABLES:
        if path.exists():
            table = path.read_text().partition("export const components = {")[2].partition("};")[0]
            found |= set(re.findall(r"^\s*(\w+)\s*[,:]", table, re.MULTILINE))
    return found


@pytest.mark.parametrize(
    "value",
    [
        "step.name",
        "!$store.live.isFacilitator",
        "mark(level.name)",
        "phaseIs('map')",
        "extend(5)",
        "move(one.id, 'up', -1)",
        "raise",
    ],
)
def test_a_noun_or_a_verb_is_plain(value: str) -> None:
    assert is_plain("@click", value)


@pytest.mark.parametrize(
    "value",
    [
        "open = true",
        "a ? b : c",
        "many > 3",
        "'Step ' + number",
        "one && two",
        "first(second())",
        "list[0]",
        "a; b",
        "() => go()",
        "!isOpen()",
    ],
)
def test_anything_else_is_not_plain(value: str) -> None:
    assert not is_plain("x-text", value)


def test_a_style_is_an_object_because_the_policy_forbids_text() -> None:
    assert is_plain(":style", "{ '--col': column }")
    assert not is_plain(":style", "columnStyle")


def test_every_alpine_value_is_plain() -> None:
    wrong = [f"{element} {name}={value!r}" for element, name, value in alpine_values() if not is_plain(name, value)]
    assert wrong == []


def test_no_markup_is_made_out_of_text() -> None:
    assert [str(element) for element, name, _ in alpine_values() if name == "x-html"] == []
    assert [str(path.relative_to(WEB)) for path in SCRIPTS if NO_HTML.search(path.read_text())] == []


def test_nothing_is_inline() -> None:
    wrong = [
        str(element)
        for element in elements()
        if element.name == "style"
        or "style" in element.values
        or any(name.startswith("on") for name in element.values)
        or any(value.strip().lower().startswith("javascript:") for value in element.values.values())
        or (element.name == "script" and "src" not in element.values and element.values["type"] != "application/json")
    ]
    assert wrong == []


def test_every_loop_has_a_key() -> None:
    loops = [element for element in elements() if "x-for" in element.values]
    assert [str(one) for one in loops if one.name != "template" or ":key" not in one.values] == []


def test_every_component_that_markup_names_exists() -> None:
    known = components()
    named = [(element, value.partition("(")[0]) for element, name, value in alpine_values() if name == "x-data"]
    assert [f"{element} {name}" for element, name in named if name and name not in known] == []


def test_every_template_that_another_names_exists() -> None:
    wrong = []
    for path in TEMPLATES:
        for name in re.findall(r"\{%-?\s*(?:include|from|extends|import)\s+'([^']+)'\s*(?!~)", path.read_text()):
            if name.endswith(".html") and not any((folder / name).is_file() for folder in (WEB / "pages", WEB)):
                wrong.append(f"{path.relative_to(WEB)}: {name}")
    assert wrong == []


def test_every_template_is_well_formed() -> None:
    for path in TEMPLATES:
        Environment(autoescape=True).parse(path.read_text(), filename=str(path))
