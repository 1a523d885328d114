"""Which letters a file can hold: what users typed, without what would break it or turn what stands beside it."""

import re

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""What no XML can hold, and marks that turn the direction of what follows."""
ENDS_OF_LINES = re.compile("\r\n?|[\u2028\u2029]")


def writable(text: str) -> str:
    """The text without them."""
    return UNWRITABLE.sub("", text)


def one_line(text: str) -> str:
    """The text on a single line."""
    return " ".join("\n".join(paragraphs(text)).split())


def paragraphs(text: str) -> list[str]:
    """The lines of a text, as they can be written; at least one."""
    return ENDS_OF_LINES.sub("\n", writable(text).replace("\t", " ")).split("\n")


def lines(text: str, letters: int) -> int:
    """How many lines of so many letters a text takes that has no line break. A word that is longer is cut."""
    taken, used = 1, 0
    for word in text.split(" "):
        if used and used + 1 + len(word) > letters:
            taken, used = taken + 1, 0
        used += len(word) + (1 if used else 0)
        over = max(0, used - 1) // max(1, letters)
        taken, used = taken + over, used - over * letters
    return taken
