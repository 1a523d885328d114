"""A sheet as CSV that spreadsheets open without a question: UTF-8 with its mark, every field quoted, CRLF.

A text that a spreadsheet would run as a formula gets an apostrophe before it. Numbers stay numbers.
"""

import csv as rows_of_text
import io
import unicodedata

from server.domain.blocks import Cell, Sheet, said

MARK = "\ufeff"
STARTS_A_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
INVISIBLE = ("Cf", "Cc", "Zs", "Zl", "Zp")
"""Kinds of characters that nobody sees; a formula behind one of them may still be read as one."""


def csv(sheet: Sheet) -> bytes:
    """The sheet, one line of labels first."""
    page = io.StringIO(newline="")
    writer = rows_of_text.writer(page, quoting=rows_of_text.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(as_text(column.heading) for column in sheet.columns)
    writer.writerows([_cell(cell) for cell in row] for row in sheet.rows)
    return (MARK + page.getvalue()).encode("utf-8", "replace")


def as_text(text: str) -> str:
    """The text, with an apostrophe before it where it could be run."""
    seen = text.lstrip("".join(one for one in set(text) if unicodedata.category(one) in INVISIBLE))
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) or seen.startswith(STARTS_A_FORMULA) else text


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return as_text(cell)
    return said(cell)
