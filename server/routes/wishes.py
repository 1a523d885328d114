"""What somebody picks of a file, out of the address it is asked for at: `owner`, `part`, and for a tool its columns as
`heading` and `holds`, as many of each."""

from collections.abc import Iterator

from fastapi import Request

from server.exports.formats import Format
from server.exports.tools.columns import columns_of
from server.exports.tools.tool import MOST_COLUMNS, tools
from server.exports.wish import Wish
from server.live.reading import clean_text

LONGEST_ID = 40


def wish_of(request: Request, format: Format) -> Wish:
    """What was picked; what cannot be understood picks nothing."""
    asked = request.query_params
    part = asked.get("part", "")
    tool = tools().get(format.name)
    return Wish(
        owner=asked.get("owner", "")[:LONGEST_ID],
        columns=columns_of(tool, pairs(request)) if tool else (),
        part=max(1, int(part)) if part.isascii() and part.isdecimal() and len(part) < 4 else 1,
    )


def pairs(request: Request) -> Iterator[tuple[str, str]]:
    """(heading, what it holds) of each column, in the order of the address."""
    asked = request.query_params
    both = zip(asked.getlist("heading"), asked.getlist("holds"), strict=False)
    for heading, holds in list(both)[: MOST_COLUMNS + 1]:
        yield clean_text(heading), clean_text(holds)
