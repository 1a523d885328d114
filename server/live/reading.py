"""Reading what clients send: text is made clean once, here at the edge, before anything looks at it.

NUL and control characters go (tab and line feed stay), lone surrogates go, what is left is NFC, line ends are LF.
"""

import re
import unicodedata
from typing import Any

import msgspec

UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, separators that break lines, and marks that turn the direction of what follows."""

ESCAPE = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<half>u[dD][89a-fA-F]..)|.)")
"""One escape of JSON, or the two that are one sign; `half` is one of two without the other."""


class Malformed(Exception):
    """Not a message of this protocol."""


def read_message(raw: str) -> dict[str, Any]:
    """The JSON object of a message, its texts clean."""
    try:
        tree = msgspec.json.decode(whole(raw))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise Malformed(str(error)) from None
    if not isinstance(tree, dict):
        raise Malformed("A message is a JSON object.")
    # Plain ASCII without escapes holds nothing to clean but DEL, and is what nearly every message is.
    return tree if raw.isascii() and "\\" not in raw and "\x7f" not in raw else clean(tree)


def whole(raw: str) -> str:
    """JSON without halves of signs, as a browser sends them where a text was cut within an emoji."""
    if "\\ud" not in raw and "\\uD" not in raw:
        return raw
    return ESCAPE.sub(lambda found: "" if found["half"] else found[0], raw)


def clean(tree: Any) -> Any:
    """The same tree with every text clean."""
    if isinstance(tree, str):
        return clean_text(tree)
    if isinstance(tree, list):
        return [clean(one) for one in tree]
    if isinstance(tree, dict):
        return {clean_text(name): clean(one) for name, one in tree.items()}
    return tree


def clean_text(text: str) -> str:
    """The text as it will be kept."""
    return unicodedata.normalize("NFC", UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
