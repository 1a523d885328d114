"""Markdown: blocks in their form, and every text as text."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.blocks import Block, Column, Facts, Heading, Imprint, Listing, Paragraph, Table
from server.domain.report.report import report
from server.exports.markdown import escaped, markdown
from tests.exports.hostile import HOSTILE
from tests.exports.small_workshop import agreed, everyone, everything

BARE = re.compile(rf"(?<!\\)(?:\\\\)*[{re.escape(string.punctuation.replace(chr(92), ''))}]")
"""A character of ASCII punctuation that no backslash takes the meaning from."""
OWN_LISTS = re.compile(r"^(?:- (?:\*\*)?)?", re.MULTILINE)
OWN = re.compile(r"^#{1,6} |^\|(?: ---:? \|)+$|(?:^|(?<= ))\|(?= |$)|\\$|:\*\*(?= )", re.MULTILINE)
"""What we write ourselves: headings, list items, table bars and rules, line breaks, labels of facts."""

GOLDEN = r"""# Plan \& more

first\
second

- one
- two \/ a half

- **Owner:** Mia \(SAL\)

| Kind | Hours \(a week\) |
| --- | ---: |
| Role | 3 |
| a \| b |  |
| two \/ lines | \-0\.5 |
"""


def shown(text: str) -> str:
    """The text that a reader of the rendered page sees."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def test_blocks_become_markdown() -> None:
    columns = (Column("kind", "Kind"), Column("hours", "Hours", "a week", "number"))
    blocks: list[Block] = [
        Heading(1, "Plan & more"),
        Paragraph("first\n\nsecond"),
        Listing(("one", "two / a half")),
        Facts((("Owner", "Mia (SAL)"),)),
        Table(columns, (("Role", 3), ("a | b", None), ("two\nlines", -0.5))),
    ]
    assert markdown(blocks).decode() == GOLDEN


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_escaped_to_the_last_character(text: str) -> None:
    assert BARE.findall(escaped(text)) == []
    assert "\n" not in escaped(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"])))
def test_any_text_is_read_as_it_was_typed(text: str) -> None:
    assert shown(escaped(text)) == text.strip()
    assert BARE.findall(escaped(text)) == []


@given(st.text())
def test_no_text_reaches_beyond_its_line_or_its_cell(text: str) -> None:
    table = Table((Column("a", text), Column("b", "B")), ((text, text),))
    lines = markdown([table]).decode().splitlines()
    assert len(lines) == 3
    assert [len(re.findall(r"(?<!\\)\|", line)) for line in lines] == [3, 3, 3]


@given(st.text(alphabet="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069a"))
def test_a_text_that_turns_the_direction_of_reading_turns_it_back(text: str) -> None:
    stack: list[str] = []
    for one in escaped(text):
        if one in "\u202a\u202b\u202d\u202e":
            stack.append("\u202c")
        elif one in "\u2066\u2067\u2068":
            stack.append("\u2069")
        elif one in stack:
            while stack.pop() != one:
                pass
    assert stack == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_in_every_field_leaves_no_markup_but_ours(text: str) -> None:
    page = markdown(report(everyone(everything(text)), Imprint("w1", 2_000_000))).decode()
    assert BARE.findall(OWN.sub("", OWN_LISTS.sub("", page))) == []


def test_the_report_of_a_workshop_has_its_decisions_and_changes_in_tables() -> None:
    page = markdown(report(everyone(agreed()), Imprint("w1", 2_000_000))).decode()
    assert page.startswith("# Forecast\n\nAs agreed in the room on ")
    assert r"- 1 · Capture facts\: Person → Automatic\. The CRM knows\. Accountable\: Finn \(Finance\)\." in page
    assert "### Incentives\n\n| Change | Steps |" in page
    assert r"| Rewarded today\: Volume → should be\: not said yet | 3 | Finn \(Finance\) |" in page
    assert "| Needs a yes from CFO |" in page
