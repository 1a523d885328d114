"""A document as PDF/UA-1. What users typed reaches Typst as JSON, which it reads as texts and nothing else."""

import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import typst

from server.domain.blocks import Block, Document, Facts, Heading, Listing, Map, Paragraph, Table, said
from server.domain.blocks.flow import Flow
from server.exports.letters import one_line, paragraphs
from server.exports.map_picture import fonts
from server.exports.picture.pieces import pieces
from server.exports.picture.sheet import svg
from server.exports.widths import Widths

HERE = Path(__file__).parent
PAGE = HERE / "document.typ"
COLUMNS = {True: 9, False: 5}
"""Columns of a table at most, on paper on its side and upright."""
LETTERS = {True: 150, False: 104}
"""Letters of a table on a line of either paper."""
A_LINE = 120
"""Letters of a paragraph that is one line on any paper."""
SMALL_ROWS, SMALL_TEXT = 8, 400
"""Rows of a table, and letters in all of them, up to which no page cuts it."""
SIGNS = re.compile("[\U0001f000-\U0001faff]")
SHAPES = re.compile("[\ufe00-\ufe0f\u200d\U0001f3fb-\U0001f3ff]")
"""What only says how the sign before it is drawn."""
NO_SHAPE = (
    "Some letters have no shape in the fonts of this server and stand as boxes here. They are whole in every other "
    "format; whoever runs the server can add a font."
)

Told = dict[str, object]


def pdf(document: Document, flow: Flow) -> bytes:
    """The file. Where no font has a letter, signs are said by their names; what is left is shown as boxes and said."""
    given = _given(document, flow)
    try:
        return _set(given, document.imprint.at, strict=True)
    except typst.TypstError as failure:
        if "could not be displayed" not in str(failure):
            raise
    named = json.loads(SIGNS.sub(_name, SHAPES.sub("", json.dumps(given, ensure_ascii=False))))
    try:
        return _set(named, document.imprint.at, strict=True)
    except typst.TypstError:
        named["blocks"].append({"type": "paragraph", "text": NO_SHAPE})
        return _set(named, document.imprint.at, strict=False)


def _set(given: Told, at: int, strict: bool) -> bytes:
    return typst.compile(
        PAGE.read_bytes(),
        font_paths=fonts(),
        sys_inputs={"given": json.dumps(given, ensure_ascii=False)},
        pdf_standards=["ua-1"] if strict else [],
        timestamp=at // 1000,
    )


def _name(sign: re.Match[str]) -> str:
    return f"[{unicodedata.name(sign[0], 'sign').lower()}]"


def _given(document: Document, flow: Flow) -> Told:
    wide = not document.is_brief
    widths = Widths(document.blocks, COLUMNS[wide], LETTERS[wide])
    return {
        "title": one_line(document.title) or "Plan",
        "version": document.version,
        "foot": one_line(" · ".join(filter(None, (document.version, document.imprint.link)))),
        "wide": wide,
        "size": 9 if wide else 8.5,
        "blocks": _leading([told for block in document.blocks for told in _told(block, flow, widths)]),
    }


def _leading(blocks: list[Told]) -> list[Told]:
    """The same; a line right before a table goes with it to the next page, as a heading does."""
    for one, after in pairwise(blocks):
        if one["type"] == "paragraph":
            one["leads"] = after["type"] == "table" and len(str(one["text"])) <= A_LINE
    return blocks


def _told(block: Block, flow: Flow, widths: Widths) -> Iterator[Told]:
    match block:
        case Heading():
            yield {"type": "heading", "level": block.level, "text": one_line(block.text)}
        case Paragraph():
            yield {"type": "paragraph", "text": _text(block.text)}
        case Listing():
            yield {"type": "listing", "items": [_text(one) for one in block.items]}
        case Facts():
            yield {"type": "facts", "pairs": [[_text(one) for one in pair] for pair in block.pairs]}
        case Table():
            yield _table(*widths.of(block))
        case Map():
            yield from _drawings(block.title, flow)


def _table(table: Table, shares: list[float]) -> Told:
    return {
        "type": "table",
        "heads": [one_line(one.heading) for one in table.columns],
        "numbers": [one.type == "number" for one in table.columns],
        "shares": shares,
        "whole": _is_small(table),
        "rows": [[_text(said(cell)) for cell in row] for row in table.rows],
    }


def _is_small(table: Table) -> bool:
    """Whether a table stays on one page: it is certain to be lower than one."""
    return len(table.rows) <= SMALL_ROWS and sum(len(said(cell)) for row in table.rows for cell in row) <= SMALL_TEXT


def _drawings(title: str, flow: Flow) -> Iterator[Told]:
    found = pieces(flow)
    for place, piece in enumerate(found, 1):
        says = "; ".join(f"{one.number} {one_line(one.name)}: {one.level_label}" for one in piece.flow.steps)
        picture = svg(piece.flow).decode()
        name = title if len(found) == 1 else f"{title}, {place} of {len(found)}"
        yield {"type": "drawing", "title": name, "svg": picture, "says": says or name, "leads": piece.leads}


def _text(text: str) -> str:
    return "\n".join(paragraphs(text))
