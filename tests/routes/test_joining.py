"""Joining: by code or link, with a name and a function; namesakes, second devices, and who is turned away."""

import asyncio
import re

import httpx
import pytest

from server.domain.doors import MOST_PEOPLE
from server.domain.messages import Command
from server.domain.people import AnswerDevice, Join, RemovePerson
from server.storage.tables import WorkshopRow
from tests.routes.conftest import ELSEWHERE, Place

pytestmark = pytest.mark.asyncio

SAM = {"name": "Sam", "function": "sales"}


async def workshop(place: Place) -> WorkshopRow:
    return await place.workshop(await place.facilitator())


async def waiting_device(place: Place, row: WorkshopRow) -> httpx.AsyncClient:
    """Sam's second browser, at the door."""
    await place.joined(row, "Sam")
    second = await place.browser()
    answer = await second.post(f"/j/{row.join_key}", data=SAM | {"same": (await place.people(row))["Sam"]})
    assert answer.status_code == 303
    return second


async def answer_device(place: Place, row: WorkshopRow, approve: bool) -> None:
    [device] = (await place.state(row)).facilitators.devices
    await place.command(row, AnswerDevice(device=device, approve=approve))


async def test_a_code_is_found_however_it_is_typed(place: Place) -> None:
    row = await workshop(place)
    browser = await place.browser()
    plain = row.join_code.replace("-", "")
    for typed in (row.join_code, row.join_code.lower(), plain, f" {plain[:4]} {plain[4:].lower()} "):
        answer = await browser.get("/join", params={"code": typed})
        assert answer.headers["location"] == f"/j/{row.join_key}", typed


async def test_an_unknown_code_is_kept_and_says_what_to_do(place: Place) -> None:
    answer = await (await place.browser()).get("/join", params={"code": "bbbb-cccc"})
    assert answer.status_code == 404
    assert 'value="bbbb-cccc"' in answer.text
    assert "We can&#39;t find BBBB-CCCC. Check the code on the wall." in answer.text


async def test_guessing_codes_is_stopped_but_the_right_code_still_works(place: Place) -> None:
    row = await workshop(place)
    browser = await place.browser()
    wrong = [await browser.get("/join", params={"code": f"BBBB-CCC{at}"}) for at in range(11)]
    assert [answer.status_code for answer in wrong] == [404] * 10 + [429]
    assert (await browser.get("/join", params={"code": row.join_code})).status_code == 303


async def test_guessing_from_many_machines_is_stopped_too(place: Place) -> None:
    for at in range(60):
        await (await place.browser(f"198.51.100.{at}")).get("/join", params={"code": "BBBB-CCCC"})
    answer = await (await place.browser(ELSEWHERE)).get("/join", params={"code": "BBBB-CCCC"})
    assert answer.status_code == 429


async def test_joining_gives_a_seat_in_the_room(place: Place) -> None:
    row = await workshop(place)
    browser = await place.browser()
    answer = await browser.post(f"/j/{row.join_key}", data=SAM)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{row.id}")
    assert (await browser.get(f"/w/{row.id}")).status_code == 200
    [sam] = [one for one in (await place.state(row)).everyone.people.values() if one.name == "Sam"]
    assert (sam.function, sam.role) == ("sales", "participant")


async def test_who_watches_is_in_no_function(place: Place) -> None:
    row = await workshop(place)
    await place.joined(row, "Chris", "watching")
    [chris] = [one for one in (await place.state(row)).everyone.people.values() if one.name == "Chris"]
    assert (chris.function, chris.role) == ("", "watcher")


async def test_an_unknown_link_says_so(place: Place) -> None:
    assert (await (await place.browser()).get("/j/nothing")).status_code == 404
    assert (await (await place.browser()).post("/j/nothing", data=SAM)).status_code == 404


async def test_everything_that_is_missing_is_said_at_once(place: Place) -> None:
    row = await workshop(place)
    answer = await (await place.browser()).post(f"/j/{row.join_key}", data={})
    assert answer.status_code == 422
    for words in ('href="#name"', 'href="#function"', 'id="name-error"', 'id="function-error"'):
        assert words in answer.text


async def test_what_was_filled_in_is_kept_when_something_is_missing(place: Place) -> None:
    row = await workshop(place)
    browser = await place.browser()
    assert 'value="Sam"' in (await browser.post(f"/j/{row.join_key}", data={"name": "Sam"})).text
    tile = (await browser.post(f"/j/{row.join_key}", data={"function": "hr"})).text.partition('value="hr"')[2]
    assert "checked" in tile.partition(">")[0]


async def test_a_name_is_kept_clean(place: Place) -> None:
    row = await workshop(place)
    await place.joined(row, "  Sam\x00\u202e \n Li ")
    assert "Sam Li" in await place.people(row)


async def test_a_name_never_becomes_markup(place: Place) -> None:
    row = await workshop(place)
    answer = await (await place.browser()).post(f"/j/{row.join_key}", data={"name": "<b>Sam</b>"})
    assert "<b>Sam" not in answer.text


async def test_who_would_be_alone_in_a_function_is_told_before(place: Place) -> None:
    row = await workshop(place)
    await place.joined(row, "Sam", "sales")
    page = (await (await place.browser()).get(f"/j/{row.join_key}")).text
    assert "You are the only person from HR, so HR&#39;s answer will be yours." in page
    assert "You are the only person from Operations, so Operations&#39; answer will be yours." in page
    assert "only person from Sales" not in page


async def test_a_taken_name_is_asked_about_and_nobody_joins_yet(place: Place) -> None:
    row = await workshop(place)
    await place.joined(row, "Sam")
    answer = await (await place.browser()).post(f"/j/{row.join_key}", data={"name": "sam", "function": "finance"})
    assert answer.status_code == 409
    assert "Is that you on another device?" in answer.text
    assert set(await place.people(row)) == {"Ana", "Sam"}


async def test_another_person_of_the_same_name_gets_a_number(place: Place) -> None:
    row = await workshop(place)
    await place.joined(row, "Sam")
    await (await place.browser()).post(f"/j/{row.join_key}", data=SAM | {"another": "true"})
    assert set(await place.people(row)) == {"Ana", "Sam", "Sam 2"}


async def test_a_second_device_waits_until_it_is_let_in(place: Place) -> None:
    row = await workshop(place)
    second = await waiting_device(place, row)
    assert "Waiting to be let in" in (await second.get(f"/w/{row.id}")).text
    assert (await second.get(f"/w/{row.id}/standing")).json() == {"standing": "waiting"}
    await answer_device(place, row, approve=True)
    assert (await second.get(f"/w/{row.id}/standing")).json() == {"standing": "in"}
    assert 'class="room"' in (await second.get(f"/w/{row.id}")).text


async def test_a_device_that_is_not_let_in_may_join_under_another_name(place: Place) -> None:
    row = await workshop(place)
    second = await waiting_device(place, row)
    await answer_device(place, row, approve=False)
    refused = await second.get(f"/w/{row.id}")
    assert refused.status_code == 403
    assert "This device was not let in" in refused.text
    assert (await second.get(f"/j/{row.join_key}")).status_code == 200


async def test_nobody_asks_for_the_seat_of_somebody_with_another_name(place: Place) -> None:
    row = await workshop(place)
    await place.joined(row, "Mia")
    people = await place.people(row)
    for wanted in (people["Mia"], row.owner):
        await (await place.browser()).post(f"/j/{row.join_key}", data=SAM | {"same": wanted})
    assert (await place.state(row)).facilitators.devices == {}


async def test_a_form_that_is_sent_twice_joins_once(place: Place) -> None:
    row = await workshop(place)
    browser = await place.browser()
    page = await browser.get(f"/j/{row.join_key}")
    [drawn] = re.findall(r'name="page" value="([^"]+)"', page.text)
    answers = [await browser.post(f"/j/{row.join_key}", data=SAM | {"page": drawn}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert set(await place.people(row)) == {"Ana", "Sam"}


async def test_who_has_joined_goes_straight_in(place: Place) -> None:
    row = await workshop(place)
    browser = await place.joined(row, "Sam")
    answer = await browser.get(f"/j/{row.join_key}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/w/{row.id}")


async def test_a_stranger_at_the_room_is_sent_to_the_join_page(place: Place) -> None:
    row = await workshop(place)
    answer = await (await place.browser()).get(f"/w/{row.id}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/j/{row.join_key}")


async def test_somebody_removed_joins_anew_even_by_the_form_they_still_have_open(place: Place) -> None:
    row = await workshop(place)
    browser = await place.browser()
    found = re.search(r'name="page" value="([^"]+)"', (await browser.get(f"/j/{row.join_key}")).text)
    assert found
    for name in ("Sam", "Sam", "Samuel"):
        answer = await browser.post(f"/j/{row.join_key}", data={"name": name, "function": "sales", "page": found[1]})
        assert answer.status_code == 303, answer.text
        await place.command(row, RemovePerson((await place.people(row))[name]))


async def test_somebody_removed_has_no_seat_any_more(place: Place) -> None:
    row = await workshop(place)
    browser = await place.joined(row, "Sam")
    await place.command(row, RemovePerson(person=(await place.people(row))["Sam"]))
    assert (await browser.get(f"/w/{row.id}")).headers["location"] == f"/j/{row.join_key}"
    assert (await browser.get(f"/j/{row.join_key}")).status_code == 200


async def test_a_seat_in_one_workshop_is_none_in_another(place: Place) -> None:
    ana = await place.facilitator()
    one, other = await place.workshop(ana), await place.workshop(ana)
    browser = await place.joined(one, "Sam")
    browser.cookies.set(f"seat-{other.id}", browser.cookies[f"seat-{one.id}"])
    assert (await browser.get(f"/w/{other.id}")).status_code == 303


async def test_a_full_workshop_says_so_and_keeps_what_was_filled_in(place: Place) -> None:
    row = await workshop(place)
    room = await place.room(row)
    joins: list[Command] = [Join(f"Person {at}", "sales") for at in range(MOST_PEOPLE)]
    await asyncio.gather(*(room.ask_and_wait(one, f"person{at}", "joined") for at, one in enumerate(joins)))
    answer = await (await place.browser()).post(f"/j/{row.join_key}", data=SAM)
    assert answer.status_code == 422
    assert f"This workshop has {MOST_PEOPLE} people" in answer.text
    assert 'value="Sam"' in answer.text


@pytest.mark.parametrize(("status", "words"), [("draft", "not open yet"), ("final", "has ended")])
async def test_a_workshop_that_is_not_open_offers_no_form(place: Place, status: str, words: str) -> None:
    row = await workshop(place)
    (await place.state(row)).agenda.status = status  # type: ignore[assignment]
    page = await (await place.browser()).get(f"/j/{row.join_key}")
    assert words in page.text
    assert 'name="function"' not in page.text
    assert (await (await place.browser()).post(f"/j/{row.join_key}", data=SAM)).status_code == 422


async def test_the_qr_code_is_for_who_knows_the_workshop(place: Place) -> None:
    row = await workshop(place)
    browser = await place.browser()
    drawn = await browser.get(f"/w/{row.id}/qr.svg")
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert drawn.text.startswith("<?xml")
    assert (await browser.get("/w/nothing/qr.svg")).status_code == 404
