"""Words cut into lines where nothing wraps them for us, by how wide letters usually are."""

import unicodedata
from collections.abc import Iterator

WIDE = ("W", "F")
"""Letters as wide as two, as East Asian scripts have them."""
CUT = "…"


def lines(text: str, across: int, most: int = 0) -> list[str]:
    """The text in lines of so many letters; with `most`, no more lines than that, the last one cut short."""
    found = list(_lines(text, across))
    if most and len(found) > most:
        return [*found[: most - 1], shortened(" ".join(found[most - 1 :]), across)]
    return found


def shortened(text: str, across: int) -> str:
    """The text as one line of so many letters at most."""
    if _letters(text) <= across:
        return text
    kept = text
    while kept and _letters(kept) >= across:
        kept = kept[:-1]
    return kept.rstrip() + CUT


def _lines(text: str, across: int) -> Iterator[str]:
    line = ""
    for word in (piece for whole in text.split() for piece in _pieces(whole, across)):
        longer = f"{line} {word}" if line else word
        if line and _letters(longer) > across:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _pieces(word: str, across: int) -> Iterator[str]:
    """A word that is too long for a line, in pieces."""
    piece = ""
    for letter in word:
        if piece and _letters(piece + letter) > across:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _letters(text: str) -> int:
    return sum(0 if unicodedata.combining(one) else 1 + (unicodedata.east_asian_width(one) in WIDE) for one in text)
