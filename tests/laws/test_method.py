"""Law: each statement of the method is kept, said aloud, or left out with a reason; and what its row names exists."""

import re

import pytest

from server.domain.completeness import RULES
from server.domain.records import KINDS
from tests.laws.written_docs import ROOT
from tests.method import ROWS, Kept, LeftOut, Spoken
from tests.moments import places

STATEMENTS = 90
RULE = re.compile(r"C\d\d[A-Z]?")


def test_every_statement_has_a_row_and_no_other() -> None:
    assert list(ROWS) == list(range(1, STATEMENTS + 1))


@pytest.mark.parametrize("number", [number for number, row in ROWS.items() if not isinstance(row, LeftOut)])
def test_what_a_row_names_exists_and_a_test_speaks_of_it(number: int) -> None:
    row = ROWS[number]
    assert isinstance(row, Kept | Spoken)
    assert row.where
    assert [one for one in row.where.split() if not exists(one)] == []
    assert row.test in places()


@pytest.mark.parametrize("row", [row for row in ROWS.values() if isinstance(row, LeftOut)], ids=lambda row: row.says)
def test_what_is_left_out_says_why(row: LeftOut) -> None:
    assert len(row.why) > 20


def test_few_are_left_out() -> None:
    assert sum(isinstance(row, LeftOut) for row in ROWS.values()) < STATEMENTS / 10


def test_statements_differ() -> None:
    said = [row.says for row in ROWS.values()]
    assert len(set(said)) == len(said)


def exists(name: str) -> bool:
    """A rule, a field of a kind, or a file."""
    if RULE.fullmatch(name):
        return name in RULES
    kind, _, field = name.partition(".")
    return field in KINDS[kind].fields if kind in KINDS else (ROOT / name).is_file()


def test_a_name_that_is_none_is_noticed() -> None:
    assert [exists(name) for name in ("C05", "step.name", "server/app.py")] == [True, True, True]
    assert [exists(name) for name in ("C99", "step.nothing", "server/nothing.py")] == [False, False, False]
