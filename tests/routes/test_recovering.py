"""A facilitator comes back in any browser: by a code on paper, or because the workshop names them."""

import re

import httpx
import pytest

from server.domain.leading import NameCoFacilitator
from server.storage.tables import WorkshopRow
from tests.routes.conftest import Place

pytestmark = pytest.mark.asyncio

CODE = re.compile(r"\b(?:[B-Z346789]{4}-){4}[B-Z346789]{4}\b")


async def code_of(browser: httpx.AsyncClient, row: WorkshopRow) -> str:
    answer = await browser.post(f"/w/{row.id}/recovery")
    assert answer.status_code == 200
    found = CODE.search(answer.text)
    assert found
    return found[0]


async def test_a_code_on_paper_opens_the_console_in_another_browser(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    code = await code_of(ana, row)
    other = await place.browser()
    assert (await other.get(f"/w/{row.id}/console")).status_code == 404
    answer = await other.post("/recover", data={"code": code.lower().replace("-", " ")})
    assert answer.headers["location"] == f"/w/{row.id}/console"
    assert (await other.get(answer.headers["location"])).status_code == 200


async def test_a_new_code_ends_the_one_before(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    before, after = await code_of(ana, row), await code_of(ana, row)
    assert (await (await place.browser()).post("/recover", data={"code": before})).status_code == 404
    assert (await (await place.browser()).post("/recover", data={"code": after})).status_code == 303


async def test_a_recovery_code_is_no_seat_by_itself(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    code = await code_of(ana, row)
    thief = await place.browser()
    thief.cookies.set(f"seat-{row.id}", code.replace("-", ""))
    assert (await thief.get(f"/w/{row.id}/console")).status_code == 404


async def test_a_wrong_code_is_kept_on_the_page_and_cannot_be_guessed_for_long(place: Place) -> None:
    browser = await place.browser()
    answers = [await browser.post("/recover", data={"code": "BBBB-CCCC-DDDD-FFFF-GGGG"}) for _ in range(11)]
    assert "BBBB-CCCC-DDDD-FFFF-GGGG" in answers[0].text and answers[0].status_code == 404
    assert answers[-1].status_code == 429


async def test_a_participant_makes_no_recovery_code(place: Place) -> None:
    row = await place.workshop(await place.facilitator())
    al = await place.joined(row, "Al")
    assert (await al.post(f"/w/{row.id}/recovery")).status_code == 404


async def test_a_co_facilitator_opens_the_console_from_their_own_seat(place: Place) -> None:
    row = await place.workshop(await place.facilitator())
    al = await place.joined(row, "Al")
    assert (await al.get(f"/w/{row.id}/console")).status_code == 404
    await place.command(row, NameCoFacilitator((await place.people(row))["Al"]))
    assert (await al.get(f"/w/{row.id}/console")).status_code == 200
    assert (await al.get(f"/w/{row.id}/set-up")).status_code == 200
