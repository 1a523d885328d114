"""What kind of file it is: its bytes say it, and where they leave it open its name."""

from typing import Literal

from server.imports.unreadable import Unreadable

Format = Literal["workshop", "template", "model", "steps"]
"""A workshop as JSON, a template as YAML, a BPMN model, or a list of steps as CSV."""

ENDINGS: dict[str, Format] = {
    "json": "workshop",
    "yaml": "template",
    "yml": "template",
    "bpmn": "model",
    "bpmn2": "model",
    "xml": "model",
    "csv": "steps",
    "tsv": "steps",
    "txt": "steps",
}
PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"\xd0\xcf\x11\xe0")

EMPTY = "This file is empty. Pick another."
IS_PACKED = "This file is packed, as .zip, .xlsx and .vsdx are. Unpack it, or save it as BPMN 2.0 or CSV."
IS_PICTURE = "This file is a picture or a document. Export the model as BPMN 2.0, or the steps as CSV."


def format_of(name: str, content: bytes) -> Format:
    """Of which format a file is. Raises Unreadable where it can be none of them."""
    start = content[:400].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    if not start:
        raise Unreadable(EMPTY)
    if content.startswith(PACKED):
        raise Unreadable(IS_PACKED)
    if content.startswith(PICTURES):
        raise Unreadable(IS_PICTURE)
    if start[:1] == b"<":
        return "model"
    said = ENDINGS.get(name.rpartition(".")[2].lower(), "workshop")
    return "workshop" if start[:1] in b"{[" and said != "template" else said
