"""What a row of the method says: kept, said aloud, or left out."""

from typing import NamedTuple


class Kept(NamedTuple):
    """A statement that the tool carries: fields as `kind.field`, rules as `C05`, pages and files by their path."""

    says: str
    where: str
    test: str


class Spoken(NamedTuple):
    """A statement that people carry out aloud; the tool holds the words that prompt them."""

    says: str
    where: str
    test: str


class LeftOut(NamedTuple):
    """A statement that the tool does not carry, and why."""

    says: str
    why: str


Row = Kept | Spoken | LeftOut

TOLD = "test_a_sheet_has_a_column_for_every_field_with_its_label_and_unit"
"""The test that every field of a kind reaches every reader."""
