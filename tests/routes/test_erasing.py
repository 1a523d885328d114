"""Erasing: what is kept for a time only is gone when it is over, whole, and never under somebody's hands."""

import pytest
from sqlmodel import Session, col, select

from server.domain.making import ChangeRules
from server.live.rooms import now
from server.live.seat import Seat
from server.live.sweeping import Sweep
from server.storage.tables import Device, EventRow, WorkshopRow
from server.storage.workshops import DAY
from tests.routes.conftest import Place

pytestmark = pytest.mark.asyncio


def sweep_of(place: Place) -> Sweep:
    return Sweep(place.house.rooms, place.house.workshops)


async def kept_for(place: Place, days: int) -> WorkshopRow:
    """A workshop with somebody in it, kept for so long."""
    row = await place.workshop(await place.facilitator(f"Ana {days}"))
    await place.joined(row, "Sam")
    await place.command(row, ChangeRules(keep_days=days))
    return row


async def rows_left(place: Place, workshop: str) -> int:
    """How many rows of any table still know of a workshop."""
    return await place.house.workshops._database.read(lambda session: counted(session, workshop))


def counted(session: Session, workshop: str) -> int:
    events = session.exec(select(EventRow).where(col(EventRow.workshop) == workshop)).all()
    devices = session.exec(select(Device).where(col(Device.workshop) == workshop)).all()
    return len(events) + len(devices) + (session.get(WorkshopRow, workshop) is not None)


async def test_a_workshop_goes_whole_when_its_days_are_over_and_not_before(place: Place) -> None:
    row = await kept_for(place, 30)
    assert await sweep_of(place).sweep(now() + 29 * DAY) == []
    assert await rows_left(place, row.id) > 10
    assert await sweep_of(place).sweep(now() + 31 * DAY) == [row.id]
    assert await rows_left(place, row.id) == 0
    answer = await (await place.browser()).get(f"/j/{row.join_key}")
    assert answer.status_code == 404


async def test_what_is_kept_for_ever_or_longer_stays(place: Place) -> None:
    forever, longer = await kept_for(place, 0), await kept_for(place, 365)
    never_chosen = await place.workshop(await place.facilitator("Ben"))
    assert await sweep_of(place).sweep(now() + 300 * DAY) == []
    assert await sweep_of(place).sweep(now() + 4000 * DAY) == [longer.id]
    assert await rows_left(place, forever.id) and await rows_left(place, never_chosen.id)


async def test_the_latest_choice_counts(place: Place) -> None:
    row = await kept_for(place, 30)
    await place.command(row, ChangeRules(keep_days=0))
    assert await sweep_of(place).sweep(now() + 400 * DAY) == []


async def test_a_workshop_in_which_somebody_has_a_seat_waits(place: Place) -> None:
    row = await kept_for(place, 30)
    room = await place.room(row)

    async def nowhere(message: object) -> None:
        """A line whose other end reads nothing."""

    seat = Seat((await place.people(row))["Sam"], 2**20, nowhere)
    await room.look(lambda: room.take_seat(seat, ("", {}), now()))
    assert await sweep_of(place).sweep(now() + 31 * DAY) == []
    room.leave(seat)
    assert await sweep_of(place).sweep(now() + 31 * DAY) == [row.id]


async def test_a_page_that_is_asked_for_after_the_erasure_finds_nothing(place: Place) -> None:
    row = await kept_for(place, 30)
    await sweep_of(place).sweep(now() + 31 * DAY)
    ana = await place.facilitator("Zoe")
    for path in ("console", "set-up", "plan", ""):
        assert (await ana.get(f"/w/{row.id}/{path}".rstrip("/"))).status_code == 404
