"""Hostile texts in every field of every kind of record, through every format: they arrive as text, and nothing runs."""

import io
import re
from collections.abc import Iterator
from functools import cache

import msgspec
import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from server.domain.blocks import Imprint
from server.exports.formats import FORMATS, Material, write
from server.routes.writing import material
from tests.exports.opened import Page, parts, texts
from tests.exports.small_workshop import everyone, everything

MARK = "Zq7"
"""Stands in every hostile text, to be found again."""
TEXTS = {
    "formula": f"=cmd|'/C calc'!A0 {MARK} =HYPERLINK(\"http://evil.example\")",
    "markup": f"<script>alert(1)</script>{MARK}<img src=x onerror=alert(1)> ]]> &amp; <!-- <w:p/>",
    "command": f'#panic("x") {MARK} #read("/etc/passwd") $x$ @y <z> \\u{{41}} *b* _i_ ${{x}} {{{{y}}}} %s',
    "controls": f"\x00\x07{MARK}\x1b[31m\u202e\u2067 turned\ufffe\ud83d\r\nline\u2028end",
    "letters": f"{MARK} {'y' * 90} 漢字 تحقق \U0001f468\U0001f3fd‍\U0001f4bb \u0301\u0301 https://evil.example",
}
PACKAGES = ("docx_leaders", "docx_team", "pptx_leaders", "pptx_team", "xlsx", "planner")
RUNS = {"f", "hyperlink", "hlinkClick", "instrText", "altChunk", "oleObject", "oleObj", "externalReference"}
"""Elements of Office files that do something."""
ACTS = {"/JavaScript", "/JS", "/URI", "/Launch", "/OpenAction", "/AA", "/EmbeddedFiles", "/GoToR", "/SubmitForm"}
"""The same of PDF."""
PLAIN_HTML = {
    *("html", "head", "meta", "title", "style", "body", "main", "footer", "h1", "h2", "h3", "h4", "p", "ul", "li"),
    *("dl", "dt", "dd", "div", "table", "thead", "tbody", "tr", "th", "td", "img"),
}


@cache
def given(name: str) -> Material:
    """A workshop in which every text of every record, every name and what the files say of themselves is hostile."""
    play, text = everything(TEXTS[name]), TEXTS[name]
    people = play.workshop.everyone.people
    for id, one in people.items():
        people[id] = msgspec.structs.replace(one, name=f"{text} {id}", work=text, speaks_for=text)
    return material(everyone(play), Imprint(text, 1_795_305_600_000, text, text))


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("format", PACKAGES)
def test_an_office_file_opens_says_the_text_and_does_nothing(format: str, name: str) -> None:
    file = write(format, given(name))
    assert MARK in texts(FORMATS[format], file)
    for part, root in parts(file):
        tags = {one.tag.rpartition("}")[2] for one in root.iter()}
        assert not tags & RUNS, part
        fields = {value for one in root.iter() for about, value in one.attrib.items() if about.endswith("}instr")}
        assert fields <= {"PAGE"}, part
        assert not [one for one in root.iter() if one.get("TargetMode") == "External"], part


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("format", ["pdf_leaders", "pdf_team"])
def test_a_pdf_opens_says_the_text_and_does_nothing(format: str, name: str) -> None:
    file = write(format, given(name))
    assert MARK in texts(FORMATS[format], file)
    reader = pypdf.PdfReader(io.BytesIO(file))
    assert not ACTS & {key for one in every_object(reader) for key in one}
    assert not [page for page in reader.pages if "/Annots" in page]


def every_object(reader: pypdf.PdfReader) -> Iterator[DictionaryObject]:
    """Everything that the file holds, each once."""
    seen: set[int] = set()
    waiting: list[PdfObject] = [reader.trailer]
    while waiting:
        one = waiting.pop().get_object()
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, ArrayObject):
            waiting += one
        elif isinstance(one, DictionaryObject):
            yield one
            waiting += one.values()


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("format", ["html_leaders", "html_team"])
def test_a_page_opens_says_the_text_and_has_no_markup_but_ours(format: str, name: str) -> None:
    file = write(format, given(name))
    page = Page(file)
    assert MARK in "".join(page.words)
    assert set(page.tags) <= PLAIN_HTML
    assert {about for about, _ in page.attributes} <= {
        *("lang", "charset", "http-equiv", "content", "name", "dir", "class", "scope", "tabindex", "role"),
        *("aria-label", "src", "alt"),
    }
    assert len(re.findall(rb"<style>", file)) == 1
