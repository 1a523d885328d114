"""Exports: each format, made of what the asker may see, written beside the server; and who gets none."""

import asyncio
import signal

import httpx
import pytest

from server.domain.marking import MarkStep, Reveal
from server.exports.writer import Broken, Writer
from tests.routes.conftest import Place
from tests.routes.evening import STEP, WHY_NOT_SHOWN, Evening, begun, closed

pytestmark = pytest.mark.asyncio

FORMATS = {"markdown": "md", "csv": "csv", "json": "json", "bpmn_as_is": "as-is.bpmn", "bpmn_to_be": "to-be.bpmn"}
"""Those that hold the words of the plan → how their files end."""


async def export(evening: Evening, browser: httpx.AsyncClient, format: str = "json") -> httpx.Response:
    return await browser.get(f"/w/{evening.row.id}/export/{format}")


async def test_every_format_is_a_file_to_save_that_can_do_nothing(place: Place) -> None:
    evening = await closed(place)
    for format, ending in FORMATS.items():
        answer = await export(evening, evening.sam, format)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith(
            'attachment; filename="sales-forecasting-who-does-what_'
        )
        assert f'.{ending}"' in answer.headers["content-disposition"]
        assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "from filling in to judging" in answer.text


async def test_a_file_says_of_which_workshop_it_is_for_whom_and_where_the_plan_lives(behind_https: Place) -> None:
    evening = await begun(behind_https)
    imprint = (await export(evening, evening.sam)).json()["imprint"]
    assert imprint["workshop"] == "Sales forecasting: who does what?"
    assert imprint["link"] == f"https://workshops.example/w/{evening.row.id}/plan"
    assert imprint["audience"] == "People in the workshop"
    assert (await export(evening, evening.ana)).json()["imprint"]["audience"] == "Facilitators"


async def test_everybody_gets_their_own_view(place: Place) -> None:
    evening = await begun(place)
    kinds = [
        {one["kind"] for one in (await export(evening, browser)).json()["records"]}
        for browser in (evening.ana, evening.sam)
    ]
    assert kinds[0] - kinds[1] >= {"script"} and not kinds[1] - kinds[0]


async def test_a_mark_is_in_no_file_before_the_reveal(place: Place) -> None:
    evening = await begun(place)
    await evening.goes("mark")
    await evening.says("Sam", MarkStep(STEP, "person", why=WHY_NOT_SHOWN))
    for browser in (evening.ana, evening.sam, evening.mia):
        for format in (*FORMATS, "svg"):
            assert WHY_NOT_SHOWN not in (await export(evening, browser, format)).text
    await evening.says("Ana", Reveal())
    assert WHY_NOT_SHOWN in (await export(evening, evening.mia)).text


async def test_strangers_walls_and_unknown_formats_get_none(place: Place) -> None:
    evening = await begun(place)
    stranger = await place.browser()
    assert (await export(evening, stranger)).headers["location"] == f"/w/{evening.row.id}"
    assert (await stranger.get(f"/wall/{evening.row.wall_key}/export/json")).status_code == 404
    assert (await export(evening, evening.sam, "origami")).status_code == 404
    assert (await evening.sam.get("/w/nowhere/export/json")).status_code == 404


async def test_the_eleventh_in_a_minute_is_refused_to_that_person_alone(place: Place) -> None:
    evening = await begun(place)
    answers = [(await export(evening, evening.sam, "csv")).status_code for _ in range(11)]
    assert answers == [200] * 10 + [429]
    assert (await export(evening, evening.mia, "csv")).status_code == 200


async def test_while_others_wait_already_one_is_told_to_try_again(place: Place) -> None:
    evening = await begun(place)
    place.house.writer = Writer(seconds=1)
    waiting = [asyncio.create_task(place.house.writer.run(signal.pause)) for _ in range(3)]
    await asyncio.sleep(0)
    answer = await export(evening, evening.sam)
    assert answer.status_code == 503 and "Wait half a minute, then try again." in answer.text
    for one in waiting:
        one.cancel()


async def test_a_page_that_asks_for_a_file_is_told_in_words_why_there_is_none(place: Place) -> None:
    evening = await begun(place)
    place.house.writer = Writer(seconds=1)
    waiting = [asyncio.create_task(place.house.writer.run(signal.pause)) for _ in range(3)]
    await asyncio.sleep(0)
    address = f"/w/{evening.row.id}/export/pdf_team"
    answer = await evening.sam.get(address, headers={"accept": "application/octet-stream"})
    assert answer.status_code == 503 and answer.json()["title"] == "Others are exporting right now"
    for one in waiting:
        one.cancel()


async def test_documents_are_files_to_save_too(place: Place) -> None:
    evening = await closed(place)
    for format, begins in {"pdf_leaders": b"%PDF", "docx_team": b"PK", "pptx_team": b"PK", "xlsx": b"PK"}.items():
        answer = await export(evening, evening.sam, format)
        assert answer.status_code == 200 and answer.content.startswith(begins)
        assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"


async def test_a_writer_that_died_is_followed_by_another(place: Place) -> None:
    evening = await begun(place)
    with pytest.raises(Broken):
        await place.house.writer.run(signal.raise_signal, signal.SIGKILL)
    assert (await export(evening, evening.sam)).status_code == 200
