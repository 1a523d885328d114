"""Documents: every format says the same in the same order, in two versions, and opens in a program of others."""

import io
import re
import subprocess
import sys
from functools import cache
from typing import Any

import docx
import pptx
import pypdf
import pytest

from server.domain.blocks import Block, Document, Facts, Heading, Imprint, Listing, Map, Paragraph, Table, said
from server.domain.record import Record
from server.domain.report.leaders import for_leadership
from server.domain.report.pictures import pictures
from server.domain.report.report import for_the_team
from server.domain.workshop import View
from server.exports.formats import FORMATS, document
from server.exports.page.document import html
from server.exports.pdf.document import NO_SHAPE, pdf
from server.exports.slides.deck import pptx as slides
from server.exports.word.document import docx as word
from tests.exports.generated import generated
from tests.exports.opened import Page, of_page, of_pdf, of_slides, of_word
from tests.exports.small_workshop import add, agreed, everyone, everything, redesigned
from tests.playing import Play

IMPRINT = Imprint("Forecast", 1_795_305_600_000, "People in the workshop", "https://crossflow.example/w/a/plan")
ORDER = ["Roles", "Capabilities", "Incentives", "Metrics", "Governance", "Pilots", "Tools"]
"""The sections that every document has, in this order."""
WRITERS = {"docx": (word, of_word), "pptx": (slides, of_slides), "html": (html, of_page), "pdf": (pdf, of_pdf)}
VERSIONS = {"team": for_the_team, "leaders": for_leadership}
MOST_PAGES = 3


def texts(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [block.text]
        case Listing():
            return list(block.items)
        case Facts():
            return [text for pair in block.pairs for text in pair]
        case Table():
            return [text for row in block.rows for cell in row if (text := said(cell))]
        case Map():
            return [block.title]


@cache
def made(version: str) -> Document:
    return VERSIONS[version](everyone(agreed()), IMPRINT)


def written(format: str, version: str, view: View | None = None) -> bytes:
    view = view or everyone(agreed())
    return WRITERS[format][0](VERSIONS[version](view, IMPRINT), pictures(view, IMPRINT).map)


def bare(text: str) -> str:
    """Without what the end of a line on paper may change."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("format", WRITERS)
def test_every_format_says_all_that_the_document_says(format: str, version: str) -> None:
    found = bare(" ".join(WRITERS[format][1](written(format, version))))
    for block in made(version).blocks:
        for text in texts(block):
            assert bare(text) in found, text


@pytest.mark.parametrize("version", VERSIONS)
def test_roles_come_before_capabilities_incentives_metrics_governance_pilots_and_tools(version: str) -> None:
    titles = [block.text for block in made(version).blocks if isinstance(block, Heading)]
    assert [one for one in titles if one in ORDER] == ORDER


@pytest.mark.parametrize("version", VERSIONS)
def test_word_has_the_sections_as_headings_of_its_own(version: str) -> None:
    found = docx.Document(io.BytesIO(written("docx", version)))
    heads = [one.text for one in found.paragraphs if str(one.style and one.style.name).startswith("Heading")]
    wanted = (Heading, Map)
    assert heads == [texts(block)[0] for block in made(version).blocks if isinstance(block, wanted)]
    assert (found.core_properties.author, found.core_properties.title) == ("Crossflow", "Forecast")


@pytest.mark.parametrize("version", VERSIONS)
def test_every_slide_has_a_title_and_keeps_to_its_edges(version: str) -> None:
    deck = pptx.Presentation(io.BytesIO(written("pptx", version)))
    for slide in deck.slides:
        assert slide.shapes.title is not None and slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width, shape.name
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height, shape.name


def test_slides_begin_with_what_they_are_about_how_far_that_is_and_for_whom() -> None:
    first = pptx.Presentation(io.BytesIO(written("pptx", "leaders"))).slides[0]
    assert first.shapes.title.text_frame.text == "Forecast"
    (below,) = (one.text_frame.text for one in first.shapes if one.name == "Text")
    assert below.startswith("As agreed in the room") and below.splitlines()[1].startswith("For leadership, taken on ")


def test_on_slides_the_map_is_of_shapes_and_its_arrows_are_glued_to_its_cards() -> None:
    deck = pptx.Presentation(io.BytesIO(written("pptx", "team")))
    [slide] = [one for one in deck.slides if one.shapes.title.text_frame.text == "The map"]
    names = {shape.shape_id: shape.name for shape in slide.shapes}
    arrows = [shape for shape in slide.shapes if shape.name == "Handoff"]
    ends = [[names[int(one.get("id"))] for one in arrow._element.iter("{*}stCxn", "{*}endCxn")] for arrow in arrows]
    assert ends == [
        ["Step 1: Capture facts", "Step 2: Check data"],
        ["Step 2: Check data", "Step 3: Call the number"],
    ]
    assert not [shape for shape in slide.shapes if shape.shape_type == 13]


@pytest.mark.parametrize("seed", range(0, 60, 12))
def test_a_map_of_any_shape_keeps_to_its_slides_and_pages(seed: int) -> None:
    view = generated(seed)
    deck = pptx.Presentation(io.BytesIO(written("pptx", "team", view)))
    cards = [shape.name for slide in deck.slides for shape in slide.shapes if shape.name.startswith("Step ")]
    assert len(cards) == len(view.all("step"))
    for slide in deck.slides:
        assert all(one.top >= 0 and one.top + one.height <= deck.slide_height for one in slide.shapes)


def test_the_pdf_is_tagged_as_its_standard_asks() -> None:
    reader = pypdf.PdfReader(io.BytesIO(written("pdf", "team")))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    kinds = set(tagged(root["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/L", "/Figure"} <= kinds


def tagged(node: pypdf.generic.PdfObject) -> list[str]:
    """Every kind of element in the tree that a screen reader follows."""
    found: list[str] = []
    waiting = [node]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, pypdf.generic.ArrayObject):
            waiting += one
        elif isinstance(one, pypdf.generic.DictionaryObject):
            found += [str(one["/S"])] if "/S" in one else []
            waiting += [one["/K"]] if "/K" in one else []
    return found


def test_signs_that_no_font_has_are_said_by_name_and_letters_that_none_has_are_told_of() -> None:
    play = redesigned()
    play.put("fay", "purpose", title="Forecast \U0001f680")
    [first, *_] = of_pdf(written("pdf", "leaders", everyone(play)))
    assert "Forecast" in first and ("\U0001f680" in first or "[rocket]" in first)
    play.put("fay", "purpose", title="Unknown \U0003fffd")
    assert bare(NO_SHAPE) in bare(" ".join(of_pdf(written("pdf", "leaders", everyone(play)))))


def crowded() -> View:
    """A workshop in which every list that leadership reads is long, and every text as long as it may be."""
    play = everything("Very long words that somebody wrote down in a hurry. " * 6)
    for kind in ("role_change", "capability_change", "incentive_change", "metric_change", "ask", "digital_worker"):
        found = play.workshop.everyone.records[f"x-{kind}"]
        for number in range(12):
            add(play, "fay", Record(f"m-{kind}-{number}", kind, dict(found.values)))
    return everyone(play)


def test_leadership_reads_three_pages_at_most_however_much_was_said() -> None:
    reader = pypdf.PdfReader(io.BytesIO(written("pdf", "leaders", crowded())))
    assert len(reader.pages) <= MOST_PAGES
    assert "more: see the version for the team." in reader.pages[0].extract_text() + reader.pages[1].extract_text()


def test_the_version_for_leadership_says_nothing_of_marks_and_quotes_nobody() -> None:
    told = " ".join(text for block in made("leaders").blocks for text in texts(block))
    for kept in ("I know the customer", "Not for the wall", "Pay me for it", "Certain", "Guessing"):
        assert kept not in told
    assert "1 Fully with it, 1 Not yet" in told


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("format", WRITERS)
def test_what_a_version_leaves_out_is_said_in_it(format: str, version: str) -> None:
    assert "Left out" in " ".join(WRITERS[format][1](written(format, version)))


def test_a_page_runs_nothing_loads_nothing_and_has_its_own_policy() -> None:
    page = Page(written("html", "team", everyone(everything("<script>alert(1)</script>"))))
    assert not {"script", "a", "link", "iframe", "form", "object"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "href"]
    assert {value.partition(":")[0] for name, value in page.attributes if name == "src"} == {"data"}
    [policy] = [value for _, value in page.attributes if "default-src" in value]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


@pytest.mark.parametrize("format", WRITERS)
def test_an_empty_workshop_is_a_document_too(format: str) -> None:
    for version in VERSIONS:
        assert "DRAFT" in " ".join(WRITERS[format][1](written(format, version, everyone(Play()))))


def test_what_writes_documents_is_not_loaded_before_it_writes() -> None:
    heavy = "('docx', 'pptx', 'typst', 'xlsxwriter', 'lxml', 'PIL', 'icalendar', 'dateutil')"
    loads = f"import sys, server.app; print([one for one in {heavy} if one in sys.modules])"
    found = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_every_kind_of_document_is_there_in_both_versions() -> None:
    assert {one.name for kind in WRITERS for one in document(kind, "x:y")} <= FORMATS.keys()
