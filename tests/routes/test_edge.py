"""The edge: what every answer carries, who may change something, and how the web folder is served."""

import gzip
import re

import pytest

from tests.routes.conftest import ADDRESS, Place, place_with

pytestmark = pytest.mark.asyncio

HEADERS = {
    "content-security-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-frame-options",
    "x-robots-tag",
}
JOIN = {"name": "Sam", "function": "sales"}


async def test_every_kind_of_answer_carries_the_security_headers(place: Place) -> None:
    def fails() -> None:
        raise RuntimeError

    place.app.add_api_route("/fails", fails)
    browser = await place.browser()
    answers = [
        await browser.get(path)
        for path in ("/", "/health", "/new", "/nothing", "/fails", f"/web/{place.house.version}/styles.css")
    ]
    answers += [
        await browser.post("/sign-in", data={}),
        await browser.get("/sign-out"),
        await browser.post("/sign-out", headers={"origin": "https://evil.example"}),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 303, 404, 500, 200, 422, 405, 403]
    assert [str(answer.url) for answer in answers if HEADERS - answer.headers.keys()] == []


async def test_nothing_inline_and_nothing_evaluated_is_allowed(place: Place) -> None:
    policy = (await (await place.browser()).get("/")).headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    [scripts] = re.findall(r"script-src ([^;]+)", policy)
    assert scripts == "'self' https://cdn.jsdelivr.net/npm/@alpinejs/csp@3.17.4/"


async def test_with_alpine_from_here_no_other_site_is_named(tmp_path_factory: pytest.TempPathFactory) -> None:
    async for place in place_with(tmp_path_factory.mktemp("local"), alpine_source="local"):
        answer = await (await place.browser()).get("/")
        assert "https:" not in answer.headers["content-security-policy"]


async def test_pages_are_never_kept_by_a_browser_or_a_proxy(place: Place) -> None:
    answer = await (await place.facilitator()).get("/")
    assert answer.headers["cache-control"] == "no-store"


async def test_https_is_asked_for_only_where_it_is_spoken(place: Place) -> None:
    assert "strict-transport-security" not in (await (await place.browser()).get("/")).headers


async def test_behind_https_it_is_asked_for_everywhere(behind_https: Place) -> None:
    assert "strict-transport-security" in (await (await behind_https.browser()).get("/")).headers


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": f"{ADDRESS}.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": ADDRESS},
    ],
    ids=str,
)
async def test_what_another_sites_page_asks_for_is_not_done(place: Place, headers: dict[str, str]) -> None:
    ana = await place.facilitator()
    row = await place.workshop(ana)
    form = {"template": "sales_forecasting", "agenda": "90_minutes"}
    assert (await ana.post("/workshops", data=form, headers=headers)).status_code == 403
    assert (await ana.post(f"/j/{row.join_key}", data=JOIN, headers=headers)).status_code == 403
    assert len(await place.house.workshops.of(row.owner)) == 1
    assert set(await place.people(row)) == {"Ana"}


@pytest.mark.parametrize("headers", [{"origin": ADDRESS}, {"sec-fetch-site": "same-origin"}, {}], ids=str)
async def test_what_our_own_page_asks_for_is_done(place: Place, headers: dict[str, str]) -> None:
    row = await place.workshop(await place.facilitator())
    browser = await place.browser()
    assert (await browser.post(f"/j/{row.join_key}", data=JOIN, headers=headers)).status_code == 303


async def test_behind_a_proxy_our_own_page_is_the_public_address(behind_https: Place) -> None:
    row = await behind_https.workshop(await behind_https.facilitator())
    browser = await behind_https.browser(address="http://127.0.0.1:8000")
    for origin, status in (("https://workshops.example", 303), ("http://127.0.0.1:8000", 403)):
        answer = await browser.post(f"/j/{row.join_key}", data=JOIN, headers={"origin": origin})
        assert answer.status_code == status


async def test_assets_are_kept_for_ever_under_their_own_version_alone(place: Place) -> None:
    browser = await place.browser()
    for name in ("styles.css", "catalog.json", "main.js", "icons.svg", "favicon.svg"):
        current = await browser.get(f"/web/{place.house.version}/{name}")
        assert "immutable" in current.headers["cache-control"], name
        assert (await browser.get(f"/web/another/{name}")).headers["cache-control"] == "no-store", name


@pytest.mark.parametrize("name", ["styles.css", "catalog.json", "main.js", "icons.svg"])
async def test_assets_are_compressed_for_who_takes_it_and_for_nobody_else(place: Place, name: str) -> None:
    browser = await place.browser()
    path = f"/web/{place.house.version}/{name}"
    plain = await browser.get(path, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    async with browser.stream("GET", path, headers={"accept-encoding": "br, gzip;q=0.8"}) as small:
        raw = b"".join([chunk async for chunk in small.aiter_raw()])
    assert small.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == plain.content
    assert len(raw) < len(plain.content)
    assert {plain.headers["vary"], small.headers["vary"]} == {"Accept-Encoding"}


@pytest.mark.parametrize("accepted", ["gzip;q=0", "gzip; q=0.0", "deflate, br", "", "x-gzip"])
async def test_gzip_is_not_sent_to_who_rules_it_out(place: Place, accepted: str) -> None:
    path = f"/web/{place.house.version}/main.js"
    answer = await (await place.browser()).get(path, headers={"accept-encoding": accepted})
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize("path", ["pages/home.html", "%2e%2e%2fpyproject.toml", "parts", "no.js"])
async def test_only_scripts_styles_and_pictures_of_the_web_folder_are_served(place: Place, path: str) -> None:
    assert (await (await place.browser()).get(f"/web/1/{path}")).status_code == 404
