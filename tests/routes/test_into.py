"""The plan into other tools: columns stand in the address, the first rows are shown, and the file has just these."""

import csv
import io
import re
from html import unescape

import httpx
import pytest

from tests.exports.hostile import MARKUP
from tests.routes.conftest import Place
from tests.routes.evening import Evening, begun, closed

pytestmark = pytest.mark.asyncio

Asked = list[tuple[str, str | int | float | bool | None]]
PICKED: Asked = [("heading", "What"), ("holds", "title"), ("heading", "Who"), ("holds", "owner")]


async def into(evening: Evening, browser: httpx.AsyncClient, tool: str = "jira", **asked: str) -> httpx.Response:
    return await browser.get(f"/w/{evening.row.id}/plan/into/{tool}", params=asked)


def rows(answer: httpx.Response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.text, newline=""), strict=True))


async def test_the_page_shows_the_first_rows_and_saves_the_file_without_a_script(place: Place) -> None:
    evening = await closed(place)
    page = (await into(evening, evening.sam)).text
    assert "type yyyy-MM-dd as the date format" in page
    assert "Sales rep: from filling in to judging" in page
    [file] = re.findall(r'href="([^"]*)" data-file', page)
    found = rows(await evening.sam.get(unescape(file)))
    assert found[0][:3] == ["Summary", "Description", "Issue Type"]
    assert found[1][0] == "Sales rep: from filling in to judging" and len(found) == 3


async def test_picked_columns_are_those_of_the_rows_and_of_the_file(place: Place) -> None:
    evening = await closed(place)
    address = f"/w/{evening.row.id}/plan/into/asana"
    preview = (await evening.sam.get(address, params=PICKED, headers={"accept": "application/json"})).json()
    assert preview["headings"] == ["What", "Who"] and preview["rows"][0][1] == "Sam (SAL)"
    assert "Asana knows Name, Description" in preview["doubts"][0]
    assert rows(await evening.sam.get(preview["files"][0]))[0] == ["What", "Who"]
    moved = await evening.sam.get(address, params=[*PICKED, ("move", "1:up")])
    assert re.findall(r'name="heading" value="([^"]+)"', moved.text) == ["Who", "What"]


@pytest.mark.parametrize("move", ["0:up", "1:down", "9:up", "x", "-1:up", "²:up"])
async def test_a_move_that_leads_nowhere_moves_nothing(place: Place, move: str) -> None:
    evening = await begun(place)
    page = await evening.sam.get(f"/w/{evening.row.id}/plan/into/asana", params=[*PICKED, ("move", move)])
    assert re.findall(r'name="heading" value="([^"]+)"', page.text) == ["What", "Who"]


async def test_nonsense_in_the_address_costs_nobody_the_file(place: Place) -> None:
    evening = await closed(place)
    odd: Asked = [
        ("heading", "A\x00\u202e"),
        ("holds", "__class__"),
        ("part", "²"),
        ("owner", "x" * 500),
        ("heading", "B"),
    ]
    answer = await evening.sam.get(f"/w/{evening.row.id}/export/jira", params=odd)
    assert answer.status_code == 200 and rows(answer)[0][0] == "Summary"
    assert (await into(evening, evening.sam, "origami")).status_code == 404


async def test_what_people_and_addresses_say_stays_text_on_the_page(place: Place) -> None:
    evening = await closed(place)
    await evening.sets("Sam", "r1", role="<img src=x onerror=alert(1)>")
    for text in MARKUP:
        page = (await into(evening, evening.sam, heading=text, holds="title")).text
        assert "<img" not in page and "<script>alert" not in page


async def test_strangers_see_neither_rows_nor_files(place: Place) -> None:
    evening = await closed(place)
    stranger = await place.browser()
    assert (await into(evening, stranger)).headers["location"] == f"/w/{evening.row.id}"
    answer = await stranger.get(f"/w/{evening.row.id}/export/ics", params={"owner": evening.ids["Sam"]})
    assert answer.headers["location"] == f"/w/{evening.row.id}"


async def test_a_calendar_of_one_person_holds_their_lines_alone(place: Place) -> None:
    evening = await closed(place)
    await evening.sets("Mia", "i1", due="2027-03-01", co_owner=None)
    address = f"/w/{evening.row.id}/export/ics"
    everybodys = (await evening.sam.get(address)).text
    sams = (await evening.sam.get(address, params={"owner": evening.ids["Sam"]})).text
    assert "UID:r1-first." in everybodys and "UID:i1." in everybodys and "UID:check-30." in everybodys
    assert "UID:r1-first." in sams and "UID:i1." not in sams and "UID:check-30." not in sams
    assert f".{evening.row.id}@crossflow" in sams
