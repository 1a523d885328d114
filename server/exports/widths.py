"""How wide the columns of a table are, out of what stands in them: no word of common length is cut, and the room that
is left goes to long texts."""

from server.domain.blocks import Table, said

FULL = 84
"""Letters from which on a table is as wide as the paper."""
LONG_WORD, LONG_TEXT, BESIDE = 14, 44, 3
"""Letters up to which a word and a text count, and what stands beside them in a cell."""
LONGEST = 160
"""Letters up to which a text counts where columns compete for room."""


def shares(table: Table, letters: int) -> list[float]:
    """Column → its share of paper on which so many letters stand on a line. A table with little in it does not fill
    the paper."""
    needed = [_longest_word(table, at) for at in range(len(table.columns))]
    wanted = [max(need, _wanted(table, at, LONG_TEXT)) for at, need in enumerate(needed)]
    if sum(wanted) <= letters:
        return [one / max(FULL, sum(wanted)) for one in wanted]
    left = letters - sum(needed)
    if left <= 0:
        return [one / sum(needed) for one in needed]
    beyond = [max(0, _wanted(table, at, LONGEST) - need) for at, need in enumerate(needed)]
    return [(need + left * more / sum(beyond)) / letters for need, more in zip(needed, beyond, strict=True)]


def _longest_word(table: Table, at: int) -> float:
    words = [word for text in [table.columns[at].heading, *_texts(table, at)] for word in text.split()]
    return BESIDE + min(LONG_WORD, max(map(len, words), default=0))


def _wanted(table: Table, at: int, most: int) -> float:
    texts = _texts(table, at)
    average = sum(min(most * 2, len(text)) for text in texts) / max(1, len(texts))
    return BESIDE + min(most, average)


def _texts(table: Table, at: int) -> list[str]:
    return [text for row in table.rows if (text := said(row[at]))]
