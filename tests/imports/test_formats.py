"""What kind of file it is: by its bytes, and where they leave it open by its name."""

import pytest

from server.imports.formats import format_of
from server.imports.unreadable import Unreadable


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("w.json", b'{"format": 1}', "workshop"),
        ("w", b"\n[1]", "workshop"),
        ("flow.bpmn", b"<definitions/>", "model"),
        ("flow.json", b"\xef\xbb\xbf <definitions/>", "model"),
        ("flow.xml", "<definitions/>".encode("utf-16"), "model"),
        ("flow.BPMN", b"nothing", "model"),
        ("steps.csv", b"Step\nShip", "steps"),
        ("steps.TXT", b"Ship", "steps"),
        ("t.yaml", b"key: x", "template"),
        ("t.yml", b"{key: x}", "template"),
        ("unknown.doc", b"words", "workshop"),
    ],
)
def test_a_file_is_of_the_format_that_it_looks_like(name: str, content: bytes, format: str) -> None:
    assert format_of(name, content) == format


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"PK\x03\x04", b"\x1f\x8b\x08", b"%PDF-1.7", b"\x89PNG", b"\xd0\xcf\x11\xe0"]
)
def test_what_is_empty_packed_or_a_picture_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        format_of("flow.bpmn", content)
    assert "." in caught.value.text
