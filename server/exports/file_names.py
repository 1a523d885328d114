"""What a file is called when it is saved: the workshop's title, the day, the ending."""

import unicodedata
from datetime import UTC, datetime
from urllib.parse import quote

LONGEST = 56
"""Characters of the title; with four bytes each, the day and the ending, a name stays under 255 bytes."""

FALLBACK = "workshop"
KEPT = "LMN"
"""Letters, the marks that belong to them, and numbers, of any script."""


def file_name(title: str, at: int, ending: str) -> str:
    """`sales-forecasting_2026-11-22.md`: nothing in it that a file system or a shell could misread."""
    return _named(unicodedata.normalize("NFC", title), at, ending)


def content_disposition(title: str, at: int, ending: str) -> str:
    """The header that makes a browser save a file: once in plain ASCII, once as RFC 5987 has it."""
    plain = _named(unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode(), at, ending)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name(title, at, ending), safe='')}"


def _named(title: str, at: int, ending: str) -> str:
    words = "".join(one if unicodedata.category(one)[0] in KEPT else " " for one in title.lower()).split()
    day = datetime.fromtimestamp(at / 1000, UTC).date().isoformat()
    return f"{'-'.join(words)[:LONGEST].strip('-') or FALLBACK}_{day}.{ending}"
