"""How wide the columns of a table are, out of what stands in them: long texts get room, short ones what they need."""

from server.domain.blocks import Table, said

FULL = 84
"""Letters from which on a table is as wide as the paper."""
LONG_WORD, LONG_TEXT, BESIDE = 14, 44, 3
"""Letters up to which a word and a text count, and what stands beside them in a cell."""


def shares(table: Table) -> list[float]:
    """Column → its share of the paper's width. A table with little in it does not fill the paper."""
    wanted = [_wanted(table, at) for at in range(len(table.columns))]
    return [one / max(FULL, sum(wanted)) for one in wanted]


def _wanted(table: Table, at: int) -> float:
    texts = [text for row in table.rows if (text := said(row[at]))]
    words = [word for text in [table.columns[at].heading, *texts] for word in text.split()]
    longest = min(LONG_WORD, max(map(len, words), default=0))
    average = sum(min(LONG_TEXT * 2, len(text)) for text in texts) / max(1, len(texts))
    return BESIDE + max(longest, min(LONG_TEXT, average))
