"""Pre-work by a function's private link: whom it lets in, to what, and until when."""

import httpx
import pytest

from server.domain.preparing import CloseBefore, OpenBefore
from server.storage.tables import WorkshopRow
from tests.routes.conftest import Place

pytestmark = pytest.mark.asyncio

KEY = "k" * 24
HELLO = b'{"type":"hello","shows":["prework"]}'


async def with_link(place: Place) -> WorkshopRow:
    row = await place.workshop(await place.facilitator())
    await place.command(row, OpenBefore(function="finance", key=KEY, id="before-finance"))
    return row


async def line(place: Place, row: WorkshopRow, key: str = KEY) -> httpx.Response:
    browser = await place.browser()
    headers = {"origin": place.address}
    return await browser.post(f"/w/{row.id}/before/{key}/live", content=HELLO, headers=headers)


async def test_a_link_opens_the_page_of_its_function(place: Place) -> None:
    row = await with_link(place)
    page = await (await place.browser()).get(f"/w/{row.id}/before/{KEY}")
    assert page.status_code == 200
    assert "<bdi>Finance</bdi>: before the day" in page.text


async def test_who_has_the_link_has_the_line_of_its_preparer(place: Place) -> None:
    row = await with_link(place)
    [welcome] = (await line(place, row)).json()["messages"][0]
    assert welcome["me"] == "before-finance"
    assert set(welcome["compartments"]) == {"everyone", "person:before-finance"}
    assert welcome["derived"]["prework"]["finance"]["of"] > 1


async def test_another_key_opens_nothing(place: Place) -> None:
    row = await with_link(place)
    for key in ("x" * 24, KEY[:-1], ""):
        assert (await (await place.browser()).get(f"/w/{row.id}/before/{key}")).status_code == 404
    assert (await line(place, row, "x" * 24)).json()["closed"] == 4401


async def test_a_link_that_was_ended_opens_nothing(place: Place) -> None:
    row = await with_link(place)
    await place.command(row, CloseBefore(function="finance"))
    page = await (await place.browser()).get(f"/w/{row.id}/before/{KEY}")
    assert page.status_code == 404 and "This link does not work" in page.text
    assert (await line(place, row)).json()["closed"] == 4401


async def test_a_link_leads_to_the_workshop_once_it_has_started(place: Place) -> None:
    row = await with_link(place)
    (await place.state(row)).agenda.status = "running"
    page = (await (await place.browser()).get(f"/w/{row.id}/before/{KEY}")).text
    assert "The workshop has started" in page and f"/j/{row.join_key}" in page
    assert (await line(place, row)).json()["closed"] == 4401


async def test_nobody_takes_the_place_of_a_preparer_by_its_name(place: Place) -> None:
    row = await with_link(place)
    name = (await place.state(row)).everyone.people["before-finance"].name
    answer = await (await place.browser()).post(f"/j/{row.join_key}", data={"name": name, "function": "finance"})
    assert answer.status_code == 303
    assert (await place.state(row)).facilitators.devices == {}
