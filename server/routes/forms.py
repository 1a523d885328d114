"""What people fill in: made clean, and what a form could not take."""

from typing import NamedTuple

from server.live.reading import clean_text


class Mistake(NamedTuple):
    """What a form could not take, in words for its writer, and the field that it is about; empty for the whole form."""

    field: str
    text: str


def one_line(text: str) -> str:
    """A name or title as it will be kept: clean, and without spaces that nobody sees."""
    return " ".join(clean_text(text).split())
