"""Law: the markup keeps to what a strict policy and the house rule allow: nothing inline, and plain Alpine values.

A value is a noun or a verb: a path, `!path`, or one call with paths, strings and numbers. Everything else is a getter
or a method of a component, where it has a name and can be read.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from jinja2 import Environment

from server.domain.phases import PHASES

WEB = Path(__file__).resolve().parents[2] / "web"
TEMPLATES = sorted(path for path in WEB.rglob("*.html"))
SCRIPTS = sorted(path for path in WEB.rglob("*.js") if "vendor" not in path.parts)
PAGES = ("before", "room", "console", "wall", "set_up")
FILES = {"set_up": "workshop_set_up"}
"""The pages that lie in a file of another name: pages/set_up.html makes the first account."""
PARTS = ("stage", "panel", "bar")
FACE = "wall/face/face.html"
"""What a wall shows: on its own page, in the console, and in the room."""
TABLES = {"room": WEB / "phases" / "index.js", "console": WEB / "console" / "phases.js"}
"""Page → the table of what each phase brings to it."""
FORM = "parts/record_form.html"
EVERY = "every"
"""What comes with every phase once a workshop runs stands in the same tables under this name."""
FLOW = "pages/room_flow.html"
"""What several phases of the room show of the flow, as parts that they fetch."""
FETCHED = {"console": ("console/every.html",)}
"""Page → markup of what comes with every phase that the page fetches."""

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


def components_of(page: str) -> set[str]:
    """The names that a page has from its first moment."""
    table = (WEB / page / "components.js").read_text().partition("export const components = {")[2].partition("}")[0]
    return set(re.findall(r"\w+", table))


def modules_of(page: str) -> dict[str, Path]:
    """The names that a page loads when a phase needs them, and the module that has to export each."""
    table = TABLES[page]
    found = re.findall(r"(\w+): \(\) => import\('([^']+)'\)", table.read_text())
    return {name: (table.parent / module).resolve() for name, module in found}


def brought_by_phase(page: str) -> dict[str, set[str]]:
    """Phase → the components and style sheets that it brings to a page, out of the page's table of phases."""
    lists = dict(re.findall(r"^(?:const|  )\s*(\w+)(?: =|:) (\[[^\]]*\])", TABLES[page].read_text(), re.MULTILINE))

    def names(listed: str) -> set[str]:
        spread = [names(lists[one]) for one in re.findall(r"\.\.\.(\w+)", listed)]
        return set(re.findall(r"'([\w.]+)'", listed)).union(*spread)

    return {phase: names(listed) for phase, listed in lists.items() if phase in PHASES or phase == EVERY}


def markup_of(*names: str) -> set[Path]:
    """Templates, with everything they include or take macros from."""
    found = set[Path]()
    waiting = [WEB / name for name in names if (WEB / name).is_file()]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            named = re.findall(r"\{%-?\s*(?:include|from)\s+'([^']+)'", path.read_text())
            waiting += [folder / name for name in named for folder in (WEB, WEB / "pages") if (folder / name).is_file()]
    return found


def file_of(page: str) -> str:
    """Where a page's markup begins."""
    return f"pages/{FILES.get(page, page)}.html"


def phase_markup(page: str, phase: str) -> list[str]:
    """The templates of a phase that a page puts together by its name."""
    if page == "console":
        return [f"console/now/{'closed' if phase == 'final' else phase}.html"]
    own = [f"phases/{phase}/{part}.html" for part in PARTS] if page == "room" else []
    return own + (["map/stage.html"] if own and PHASES[phase].stage == "map" else [])


def named_in(paths: set[Path]) -> set[str]:
    """The components that these templates name."""
    files = {str(path.relative_to(WEB)) for path in paths}
    values = [value for element, name, value in alpine_values() if name == "x-data" and element.file in files]
    return {value.partition("(")[0] for value in values} - {""}


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


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_every_component_that_its_markup_names(page: str) -> None:
    # A phase brings what its own markup needs, and the forms in it.
    of_phases = markup_of(FORM, *(name for phase in PHASES for name in phase_markup(page, phase)))
    soon = brought_by_phase(page)[EVERY] if page in TABLES else set()
    # The wall's face is fetched where somebody looks at it, with all that it needs.
    shown = markup_of(file_of(page), *FETCHED.get(page, ()))
    assert named_in(shown - of_phases - markup_of(FACE)) <= components_of(page) | soon


@pytest.mark.parametrize("page", TABLES)
def test_what_a_page_loads_later_lies_where_it_is_looked_for(page: str) -> None:
    modules = modules_of(page)
    for name, module in modules.items():
        assert f"export function {name}(" in module.read_text()
    for one in set().union(*brought_by_phase(page).values()) - set(modules):
        assert one.endswith(".css") and (WEB / "styles" / one).is_file()


def test_the_face_of_the_wall_brings_every_component_that_its_markup_names() -> None:
    assert named_in(markup_of(FACE)) <= components_of("wall/face")


@pytest.mark.parametrize("page", TABLES)
@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_brings_every_component_that_its_markup_names(page: str, phase: str) -> None:
    shown = markup_of(*phase_markup(page, phase))
    assert named_in(shown) - components_of(page) <= brought_by_phase(page).get(phase, set())


def parts_of_the_flow() -> dict[str, set[str]]:
    """Part → the components that its markup names."""
    found: dict[str, set[str]] = {}
    for element in (one for one in elements() if one.file == FLOW):
        if element.values.get("id", "").startswith("part-"):
            found[element.values["id"].removeprefix("part-")] = set()
        elif "x-data" in element.values:
            found[list(found)[-1]].add(element.values["x-data"].partition("(")[0])
    return found


@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_that_shows_parts_of_the_flow_fetches_them_with_every_component_that_they_name(phase: str) -> None:
    parts = parts_of_the_flow()
    files = {str(path.relative_to(WEB)) for path in markup_of(*phase_markup("room", phase))}
    shown = {one.values["x-part"] for one in elements() if one.file in files and "x-part" in one.values}
    named = set[str]().union(*(parts[one] for one in shown & set(parts)))
    assert named <= brought_by_phase("room").get(phase, set())
    assert not shown & set(parts) or "flow.css" in brought_by_phase("room")[phase]


def test_every_part_is_written_once_and_every_part_that_is_named_is_there() -> None:
    written = Counter(
        one.values["id"].removeprefix("part-") for one in elements() if one.values.get("id", "").startswith("part-")
    )
    assert [name for name, times in written.items() if times > 1] == []
    assert {one.values["x-part"] for one in elements() if "x-part" in one.values} == set(written)


def test_a_page_with_forms_holds_what_they_are_made_of() -> None:
    for page in PAGES:
        path = WEB / file_of(page)
        of_phases = [name for phase in PHASES for name in phase_markup(page, phase)]
        named = "recordForm" in named_in(markup_of(file_of(page), *of_phases))
        assert ("{{ form_parts() }}" in path.read_text()) == named, page


def test_no_text_in_a_script_goes_over_several_lines() -> None:
    # Scripts are sent without the space that their lines begin with; in such a text it would be missed.
    wrong = [
        f"{path.relative_to(WEB)}:{number}"
        for path in SCRIPTS
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if line.count("`") % 2
    ]
    assert wrong == []


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
