"""What is not sent: comments and indentation; every line stays where it was, and code stays as it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

from server.routes.trimming import TrimmedMarkup, trimmed_script, trimmed_style
from tests.routes.conftest import Place

WEB = Path(__file__).parents[2] / "web"
VENDORED = "vendor/alpine-csp-3.17.4.min.js"
OWN = [path for path in sorted(WEB.rglob("*")) if path.suffix in (".js", ".css") and "vendor" not in path.parts]

SCRIPT = """\
// What it is.
/**
 * @param {string} a // not code
 */
export function f(a) {
  // Why.
  const link = 'https://example.org'; // beside code
  return a /* inside */ + link;
}
"""


def test_a_script_loses_its_comments_and_no_line() -> None:
    assert trimmed_script(SCRIPT).split("\n") == [
        "",
        "",
        "",
        "",
        "export function f(a) {",
        "",
        "const link = 'https://example.org'; // beside code",
        "return a /* inside */ + link;",
        "}",
        "",
    ]


def test_what_stands_behind_a_comment_is_code() -> None:
    text = "/* one */ go();\n/* two */\nstay();"
    assert trimmed_script(text) == "/* one */ go();\n\nstay();"
    assert trimmed_style("/* one */ a { b: c }\n/* two\n */\n") == "/* one */ a { b: c }\n\n\n"


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(WEB)))
def test_what_is_left_of_a_file_is_its_own_lines(path: Path) -> None:
    trim: Callable[[str], str] = trimmed_script if path.suffix == ".js" else trimmed_style
    text = path.read_text()
    before, after = text.split("\n"), trim(text).split("\n")
    wrong = [
        was
        for was, now, comment in zip(before, after, comments(before), strict=True)
        if now != was.lstrip() and not (comment and not now)
    ]
    assert wrong == []


def comments(lines: list[str]) -> Iterator[bool]:
    """For each line whether a comment is all that it holds."""
    inside = False
    for line in map(str.strip, lines):
        begins = inside or line.startswith("/*")
        inside = begins and "*/" not in line
        yield inside or line.startswith("//") or (begins and line.endswith("*/"))


def test_markup_loses_the_space_that_its_lines_begin_with() -> None:
    pages = Environment(extensions=[TrimmedMarkup], trim_blocks=True, autoescape=True)
    drawn = pages.from_string("<p>\n    {% if on %}\n    {{ text }}\n    {% endif %}\n</p>").render(on=True, text="  a")
    assert drawn == "<p>\n  a\n</p>"


@pytest.mark.asyncio
async def test_what_others_wrote_is_sent_to_the_byte(place: Place) -> None:
    answer = await (await place.browser()).get(f"/web/1/{VENDORED}")
    assert answer.content == (WEB / VENDORED).read_bytes()


@pytest.mark.asyncio
async def test_what_is_sent_of_a_script_is_trimmed(place: Place) -> None:
    answer = await (await place.browser()).get("/web/1/main.js")
    assert answer.text == trimmed_script((WEB / "main.js").read_text()) != (WEB / "main.js").read_text()
