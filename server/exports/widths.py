"""How wide the columns of a table are, out of what stands in them: no word of common length is cut, and the room that
is left goes to long texts."""

from collections.abc import Iterable

from server.domain.blocks import Block, Cell, Column, Table, folded, said

FULL = 84
"""Letters from which on a table is as wide as the paper."""
LONG_WORD, LONG_TEXT, BESIDE = 14, 44, 3
"""Letters up to which a word and a text count, and what stands beside them in a cell."""
LONGEST = 160
"""Letters up to which a text counts where columns compete for room."""


class Widths:
    """The tables of a document, with so many columns at most on paper with so many letters on a line. Those of the
    same columns get the same widths, so that one reads down over all of them."""

    def __init__(self, blocks: Iterable[Block], most: int, letters: int) -> None:
        self._most = most
        rows: dict[tuple[Column, ...], tuple[tuple[Cell, ...], ...]] = {}
        for table in (folded(one, most) for one in blocks if isinstance(one, Table)):
            rows[table.columns] = rows.get(table.columns, ()) + table.rows
        self._shares = {columns: shares(Table(columns, found), letters) for columns, found in rows.items()}

    def of(self, table: Table) -> tuple[Table, list[float]]:
        """A table of the document as it is drawn, and column → its share of the paper."""
        drawn = folded(table, self._most)
        return drawn, self._shares[drawn.columns]


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
    return [(need + more) / letters for need, more in zip(needed, dealt(left, beyond), strict=True)]


def dealt(left: float, wishes: list[float]) -> list[float]:
    """So much among wishes that come to more: what wishes little gets all of it, the others share the rest as they
    wish."""
    got: dict[int, float] = {}
    while small := {
        at: wish
        for at, wish in enumerate(wishes)
        if at not in got and wish * (len(wishes) - len(got)) <= left - sum(got.values())
    }:
        got |= small
    rest = left - sum(got.values())
    large = sum(wish for at, wish in enumerate(wishes) if at not in got)
    return [got[at] if at in got else rest * wish / large for at, wish in enumerate(wishes)]


def _longest_word(table: Table, at: int) -> float:
    words = [word for text in [table.columns[at].heading, *_texts(table, at)] for word in text.split()]
    return BESIDE + min(LONG_WORD, max(map(len, words), default=0))


def _wanted(table: Table, at: int, most: int) -> float:
    texts = _texts(table, at)
    average = sum(min(most * 2, len(text)) for text in texts) / max(1, len(texts))
    return BESIDE + min(most, average)


def _texts(table: Table, at: int) -> list[str]:
    return [text for row in table.rows if (text := said(row[at]))]
