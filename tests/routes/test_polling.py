"""Lines by polling from inside: they end when nobody asks any more, and nobody can have too many."""

import asyncio

import pytest

from server.live.polling import MOST_LINES, PolledLines, Whose
from server.live.protocol import Poll
from tests.routes.conftest import ELSEWHERE, HERE, Place

pytestmark = pytest.mark.asyncio

HELLO = b'{"type":"hello"}'


async def test_a_line_that_nobody_asks_about_is_given_up(place: Place) -> None:
    row = await place.workshop(await place.facilitator())
    lines = PolledLines(place.house.rooms, 2**20, 64, silence=0.01)
    room = await place.room(row)
    line = (await lines.open(room, row.owner, HERE, HELLO)).line
    assert room.present == {row.owner}
    while room.present:
        await asyncio.sleep(0)
    assert (await lines.answer(Whose(row.id, row.owner), Poll(line))).closed == 4409


async def test_a_line_is_kept_while_somebody_waits_on_it(place: Place) -> None:
    row = await place.workshop(await place.facilitator())
    lines = PolledLines(place.house.rooms, 2**20, 64, silence=0.01)
    room = await place.room(row)
    line = (await lines.open(room, row.owner, HERE, HELLO)).line
    told = await lines.answer(Whose(row.id, row.owner), Poll(line, after=100, wait=0.05))
    assert told.closed == 0 and room.present == {row.owner}


async def test_a_wall_that_opens_too_many_lines_takes_them_from_its_own_address(place: Place) -> None:
    row = await place.workshop(await place.facilitator())
    lines, room = place.house.polled, await place.room(row)
    here, elsewhere = [(await lines.open(room, "", ip, HELLO)).line for ip in (HERE, ELSEWHERE)]
    for _ in range(MOST_LINES):
        await lines.open(room, "", ELSEWHERE, HELLO)
    wall = Whose(row.id, "")
    assert [(await lines.answer(wall, Poll(line))).closed for line in (here, elsewhere)] == [0, 4409]
