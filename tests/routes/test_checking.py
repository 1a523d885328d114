"""The room check: for anybody, and with the way to join for the facilitator alone."""

import pytest

from server.routes.checking import ways
from tests.routes.conftest import Place

pytestmark = pytest.mark.asyncio


async def test_anybody_checks_their_device_without_a_workshop(place: Place) -> None:
    page = await (await place.browser()).get("/check")
    assert page.status_code == 200
    assert 'id="check-websocket"' in page.text and 'id="check-join"' not in page.text
    assert "JavaScript is off in this browser." in page.text


async def test_the_facilitator_checks_the_way_to_join_too(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    page = (await ana.get(f"/w/{row.id}/check")).text
    assert 'id="check-join"' in page and row.join_code in page
    sam = await place.joined(row, "Sam")
    assert (await sam.get(f"/w/{row.id}/check")).status_code == 404


async def test_the_line_that_is_tried_leads_nowhere(place: Place) -> None:
    headers = {"origin": place.address}
    told = await (await place.browser()).post("/wall/check/live", content=b'{"type":"hello"}', headers=headers)
    assert told.json()["closed"] == 4401


async def test_an_address_that_others_cannot_open_comes_with_one_that_they_can() -> None:
    assert ways("http://127.0.0.1:8000").network.endswith(":8000")
    assert ways("http://127.0.0.1:8000").network.startswith("http://")
    assert ways("https://workshops.example").network == ""
