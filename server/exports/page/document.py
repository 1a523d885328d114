"""A document as one HTML file: no script, no link, nothing from elsewhere, and a policy of its own that says so."""

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from server.domain.blocks import Block, Document, Facts, Heading, Listing, Map, Paragraph, Table, said
from server.domain.blocks.flow import Flow
from server.exports.letters import paragraphs
from server.exports.picture.sheet import svg

STYLE = (Path(__file__).parent / "document.css").read_text()
HASH = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{HASH}'; img-src data:; base-uri 'none'; form-action 'none'"
HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
"""


def html(document: Document, flow: Flow) -> bytes:
    """The file."""
    head = HEAD.format(policy=escape(POLICY), title=_words(document.title) or "Plan", style=STYLE)
    body = "\n".join(_map(one, flow) if isinstance(one, Map) else WRITERS[type(one)](one) for one in document.blocks)
    foot = " · ".join(filter(None, (document.version, document.imprint.link)))
    return f"{head}{body}\n</main>\n<footer>{_words(foot)}</footer>\n</body>\n</html>\n".encode()


def _words(text: str) -> str:
    """A text with its line breaks, and nothing in it that a browser could take for markup."""
    return escape("\n".join(paragraphs(text)).strip())


def _heading(block: Heading) -> str:
    level = min(max(block.level, 1), 4)
    return f'<h{level} dir="auto">{_words(block.text)}</h{level}>'


def _paragraph(block: Paragraph) -> str:
    return f'<p dir="auto">{_words(block.text)}</p>'


def _listing(block: Listing) -> str:
    items = (f'<li dir="auto">{_words(one)}</li>' for one in block.items)
    return f"<ul>{''.join(items)}</ul>"


def _facts(block: Facts) -> str:
    pairs = (f'<dt>{_words(label)}</dt><dd dir="auto">{_words(text)}</dd>' for label, text in block.pairs)
    return f"<dl>{''.join(pairs)}</dl>"


def _table(block: Table) -> str:
    heads = "".join(f'<th scope="col"{_side(one.type)}>{_words(one.heading)}</th>' for one in block.columns)
    rows = "".join(f"<tr>{''.join(_cells(block, row))}</tr>" for row in block.rows)
    label = escape(f"Table: {block.columns[0].heading}" if block.columns else "Table", quote=True)
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{label}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cells(block: Table, row: tuple[Any, ...]) -> Iterator[str]:
    for column, cell in zip(block.columns, row, strict=True):
        yield f'<td dir="auto"{_side(column.type)}>{_words(said(cell))}</td>'


def _side(type: str) -> str:
    return ' class="number"' if type == "number" else ""


def _map(block: Map, flow: Flow) -> str:
    """The picture inside the file, where it can run nothing; in words for who does not see it."""
    says = "; ".join(f"{one.number} {one.name}: {one.level_label}" for one in flow.steps)
    picture = b64encode(svg(flow)).decode()
    return (
        f'<h2>{_words(block.title)}</h2>\n<div class="wide" tabindex="0" role="region" aria-label="The map">'
        f'<img src="data:image/svg+xml;base64,{picture}" alt="{_words(says)}"></div>'
    )


WRITERS: dict[type[Block], Callable[[Any], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Listing: _listing,
    Facts: _facts,
    Table: _table,
}
