"""The doors as people meet them: a passcode, a lock, waiting to be let in, and pages that keep what was filled in."""

import re

import httpx
import pytest

from server.domain.doors import SetDoors
from server.domain.people import AnswerKnocks
from server.storage.tables import WorkshopRow
from tests.routes.conftest import ELSEWHERE, Place

pytestmark = pytest.mark.asyncio

SAM = {"name": "Sam", "function": "sales"}
ZOE = {"name": "Zoe", "function": "finance"}


async def workshop(place: Place, doors: SetDoors) -> WorkshopRow:
    row = await place.workshop(await place.facilitator())
    await place.joined(row, "Sam")
    await place.command(row, doors)
    return row


async def knocked(place: Place, row: WorkshopRow) -> httpx.AsyncClient:
    """Zoe's browser, waiting at the door."""
    browser = await place.browser()
    assert (await browser.post(f"/j/{row.join_key}", data=ZOE)).status_code == 303
    return browser


async def answer(place: Place, row: WorkshopRow, approve: bool) -> None:
    waiting = list((await place.state(row)).facilitators.knocks)
    await place.command(row, AnswerKnocks(people=waiting, approve=approve))


async def test_a_passcode_is_asked_and_what_was_filled_in_is_kept(place: Place) -> None:
    row = await workshop(place, SetDoors(passcode="Blue heron"))
    browser = await place.browser()
    assert 'name="passcode"' in (await browser.get(f"/j/{row.join_key}")).text
    wrong = await browser.post(f"/j/{row.join_key}", data=ZOE | {"passcode": "Grey heron"})
    assert wrong.status_code == 422
    assert "This is not the passcode. Ask Ana for it." in wrong.text and 'value="Zoe"' in wrong.text
    assert "Blue heron" not in wrong.text
    right = await browser.post(f"/j/{row.join_key}", data=ZOE | {"passcode": "blueheron"})
    assert (right.status_code, set(await place.people(row))) == (303, {"Ana", "Sam", "Zoe"})


async def test_guessing_passcodes_is_stopped_where_it_comes_from(place: Place) -> None:
    row = await workshop(place, SetDoors(passcode="Blue heron"))
    guesser, somebody = await place.browser(), await place.browser(ELSEWHERE)
    for number in range(20):
        await guesser.post(f"/j/{row.join_key}", data=ZOE | {"passcode": f"guess {number}"})
    stopped = await guesser.post(f"/j/{row.join_key}", data=ZOE | {"passcode": "Blue heron"})
    assert "Too many wrong passcodes" in stopped.text
    assert (await somebody.post(f"/j/{row.join_key}", data=ZOE | {"passcode": "Blue heron"})).status_code == 303


async def test_a_namesake_of_somebody_keeps_the_passcode_they_typed(place: Place) -> None:
    row = await workshop(place, SetDoors(passcode="Blue heron"))
    browser = await place.browser()
    asked = await browser.post(f"/j/{row.join_key}", data=SAM | {"passcode": "Blue heron"})
    assert asked.status_code == 409 and 'name="passcode" value="Blue heron"' in asked.text


async def test_a_locked_workshop_says_whom_to_ask(place: Place) -> None:
    row = await workshop(place, SetDoors(locked=True))
    browser = await place.browser()
    page = (await browser.get(f"/j/{row.join_key}")).text
    assert "The workshop is locked" in page and "Ask <bdi>Ana</bdi>" in page
    assert 'name="function"' not in page
    refused = await browser.post(f"/j/{row.join_key}", data=ZOE)
    assert refused.status_code == 422 and "The workshop is locked. Ask Ana." in refused.text
    assert set(await place.people(row)) == {"Ana", "Sam"}


async def test_who_was_in_comes_back_to_a_locked_workshop(place: Place) -> None:
    row = await place.workshop(await place.facilitator())
    sam = await place.joined(row, "Sam")
    await place.command(row, SetDoors(locked=True))
    assert (await sam.get(f"/w/{row.id}")).status_code == 200
    phone = await place.browser()
    asked = await phone.post(f"/j/{row.join_key}", data={"name": "Sam"})
    assert asked.status_code == 409 and "No, join as" not in asked.text
    again = await phone.post(f"/j/{row.join_key}", data={"name": "Sam", "same": (await place.people(row))["Sam"]})
    assert again.status_code == 303
    assert len((await place.state(row)).facilitators.devices) == 1


async def test_who_knocks_waits_until_they_are_let_in(place: Place) -> None:
    row = await workshop(place, SetDoors(approval=True))
    assert "Ana lets you in." in (await (await place.browser()).get(f"/j/{row.join_key}")).text
    zoe = await knocked(place, row)
    page = (await zoe.get(f"/w/{row.id}")).text
    assert "Waiting to be let in" in page and "sees that you are here" in page
    assert (await zoe.get(f"/w/{row.id}/standing")).json() == {"standing": "waiting"}
    await answer(place, row, approve=True)
    assert (await zoe.get(f"/w/{row.id}/standing")).json() == {"standing": "in"}
    assert 'class="room"' in (await zoe.get(f"/w/{row.id}")).text


async def test_who_is_told_not_now_may_try_again(place: Place) -> None:
    row = await workshop(place, SetDoors(approval=True))
    zoe = await knocked(place, row)
    await answer(place, row, approve=False)
    told = await zoe.get(f"/w/{row.id}")
    assert told.status_code == 403 and "You were not let in" in told.text
    assert 'name="function"' in (await zoe.get(f"/j/{row.join_key}")).text


async def test_a_form_that_is_sent_twice_knocks_once(place: Place) -> None:
    row = await workshop(place, SetDoors(approval=True))
    browser = await place.browser()
    page = await browser.get(f"/j/{row.join_key}")
    [drawn] = re.findall(r'name="page" value="([^"]+)"', page.text)
    answers = [await browser.post(f"/j/{row.join_key}", data=ZOE | {"page": drawn}) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    assert len((await place.state(row)).facilitators.knocks) == 1


async def test_who_waits_can_fetch_nothing_of_the_workshop(place: Place) -> None:
    row = await workshop(place, SetDoors(approval=True))
    zoe = await knocked(place, row)
    for path in ("plan", "export/json"):
        assert (await zoe.get(f"/w/{row.id}/{path}")).status_code in (303, 404)
    told = await zoe.post(f"/w/{row.id}/live", content=b'{"type":"hello"}', headers={"origin": place.address})
    assert told.json()["closed"] == 4402
