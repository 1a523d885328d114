"""What four texts on redesigning work ask of such a tool, statement by statement, and where it is kept here.

A law holds that every field, rule and page named here exists and that a test speaks of it; `docs/method.md` is written
from this. A statement is carried by the tool, said aloud in the room, or left out with the reason.
"""

from tests.method.first import FIRST
from tests.method.row import Kept, LeftOut, Row, Spoken
from tests.method.second import SECOND

__all__ = ["ROWS", "Kept", "LeftOut", "Row", "Spoken"]

ROWS: dict[int, Row] = FIRST | SECOND
"""By the number of the statement."""
