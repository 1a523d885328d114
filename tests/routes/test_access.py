"""Accounts: the first one, signing in and out, and what a browser is given to keep."""

import asyncio
from urllib.parse import urlsplit

import httpx
import pytest

from tests.routes.conftest import ELSEWHERE, PASSPHRASE, Place

pytestmark = pytest.mark.asyncio


def form(name: str = "Ana", passphrase: str = PASSPHRASE) -> dict[str, str]:
    return {"name": name, "passphrase": passphrase}


async def test_the_set_up_link_makes_the_first_account_and_signs_it_in(place: Place) -> None:
    browser = await place.browser()
    answer = await browser.post(f"/set-up/{place.house.set_up_token}", data=form())
    assert (answer.status_code, answer.headers["location"]) == (303, "/new")
    assert (await browser.get("/new")).status_code == 200


async def test_the_set_up_link_works_once(place: Place) -> None:
    link = f"/set-up/{place.house.set_up_token}"
    browser = await place.browser()
    await browser.post(link, data=form())
    again = [await browser.get(link), await browser.post(link, data=form("Ben"))]
    assert [answer.status_code for answer in again] == [404, 404]
    assert await place.house.accounts.check("Ben", PASSPHRASE) is None


async def test_two_clicks_at_the_same_moment_make_one_account(place: Place) -> None:
    link = f"/set-up/{place.house.set_up_token}"
    browsers = [await place.browser() for _ in range(2)]
    answers = await asyncio.gather(*(one.post(link, data=form(f"Ana {at}")) for at, one in enumerate(browsers)))
    assert sorted(answer.status_code for answer in answers) == [303, 404]


async def test_another_token_makes_no_account(place: Place) -> None:
    browser = await place.browser()
    assert (await browser.get("/set-up/guessed")).status_code == 404
    assert (await browser.post("/set-up/guessed", data=form())).status_code == 404
    assert not await place.house.accounts.any()


async def test_a_short_passphrase_is_said_at_its_field_and_the_name_is_kept(place: Place) -> None:
    browser = await place.browser()
    answer = await browser.post(f"/set-up/{place.house.set_up_token}", data=form(passphrase="short"))
    assert answer.status_code == 422
    assert 'value="Ana"' in answer.text
    assert 'href="#passphrase"' in answer.text
    assert 'id="passphrase-error"' in answer.text
    assert 'aria-describedby="passphrase-help passphrase-error"' in answer.text
    assert "short" not in answer.text.replace("shortest", "")
    assert not await place.house.accounts.any()


async def test_the_summary_of_mistakes_takes_the_focus(place: Place) -> None:
    answer = await (await place.browser()).post("/sign-in", data={})
    summary = answer.text.partition('class="error-summary"')[2].partition(">")[0]
    assert 'tabindex="-1"' in summary
    assert "autofocus" in summary
    assert answer.text.count("autofocus") == 1
    assert "<title>Error: Sign in" in answer.text


async def test_a_wrong_passphrase_says_the_same_as_an_unknown_name(place: Place) -> None:
    await place.facilitator("Ana")
    browser = await place.browser()
    wrong = await browser.post("/sign-in", data=form("Ana", "not the passphrase"))
    unknown = await browser.post("/sign-in", data=form("Zoe", "not the passphrase"))
    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert wrong.text.replace("Ana", "Zoe") == unknown.text
    assert "crossflow" not in browser.cookies


async def test_after_too_many_tries_even_the_right_one_waits_but_not_elsewhere(place: Place) -> None:
    await place.facilitator("Ana")
    browser = await place.browser()
    for _ in range(10):
        await browser.post("/sign-in", data=form("Ana", "not the passphrase"))
    refused = await browser.post("/sign-in", data=form("Ana"))
    assert refused.status_code == 429
    assert "Wait a minute" in refused.text
    assert (await (await place.browser(ELSEWHERE)).post("/sign-in", data=form("Ana"))).status_code == 303


async def test_names_are_found_in_any_case_and_with_any_spaces(place: Place) -> None:
    await place.facilitator("Ana Ruiz")
    answer = await (await place.browser()).post("/sign-in", data=form("  ana  RUIZ "))
    assert answer.status_code == 303


async def test_signing_in_goes_on_to_where_one_wanted(place: Place) -> None:
    await place.facilitator("Ana")
    answer = await (await place.browser()).post("/sign-in", data=form() | {"to": "/new?agenda=180_minutes"})
    assert answer.headers["location"] == "/new?agenda=180_minutes"


@pytest.mark.parametrize("to", ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "javascript:1"])
async def test_signing_in_never_goes_on_to_another_site(place: Place, to: str) -> None:
    await place.facilitator("Ana")
    answer = await (await place.browser()).post("/sign-in", data=form() | {"to": to})
    assert answer.headers["location"] == "/"


async def test_signing_out_ends_the_sign_in_even_for_a_copied_cookie(place: Place) -> None:
    browser = await place.facilitator()
    copied = browser.cookies["crossflow"]
    await browser.post("/sign-out")
    thief = await place.browser()
    thief.cookies.set("crossflow", copied)
    assert (await thief.get("/new")).status_code == 303


def cookie_of(answer: httpx.Response) -> str:
    return answer.headers["set-cookie"].lower()


async def test_cookies_are_out_of_reach_for_scripts_and_other_sites(place: Place) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    entered = await (await place.browser()).post("/sign-in", data=form())
    joined = await (await place.browser()).post(f"/j/{row.join_key}", data={"name": "Sam", "function": "sales"})
    for answer in (entered, joined):
        assert "httponly" in cookie_of(answer)
        assert "samesite=lax" in cookie_of(answer)
        assert "secure" not in cookie_of(answer)


async def test_behind_https_cookies_travel_only_encrypted(behind_https: Place) -> None:
    await behind_https.facilitator()
    browser = await behind_https.browser()
    assert "secure" in cookie_of(await browser.post("/sign-in", data=form()))


async def test_a_passphrase_is_never_in_the_database(place: Place) -> None:
    await place.facilitator()
    folder = place.app.state.settings.data_dir
    assert [path.name for path in folder.iterdir() if PASSPHRASE.encode() in path.read_bytes()] == []


async def test_who_is_not_signed_in_is_asked_first_and_comes_back(place: Place) -> None:
    answer = await (await place.browser()).get("/new")
    assert urlsplit(answer.headers["location"]).path == "/sign-in"
    assert answer.headers["location"].endswith("to=/new")
