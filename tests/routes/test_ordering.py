"""Files that are ordered: their place in the line, who fetches them, and that nobody waits for them on the page."""

import os
import signal
from pathlib import Path

import httpx
import pytest

from server.domain.people import RemovePerson
from server.exports.orders import Order, Orders, Owner
from server.exports.writer import MOST_ORDERED, Broken, Job, Writer
from tests.routes.conftest import Place
from tests.routes.evening import Evening, begun

pytestmark = pytest.mark.asyncio


async def order(evening: Evening, browser: httpx.AsyncClient, format: str = "csv") -> str:
    answer = await browser.post(f"/w/{evening.row.id}/export/{format}")
    assert answer.status_code == 202, answer.text
    return str(answer.json()["order"])


async def standing(browser: httpx.AsyncClient, order: str) -> tuple[str, int]:
    said = (await browser.get(order)).json()
    return said["state"], said["before"]


async def written(place: Place) -> None:
    """When all that is in the line now is done."""
    await place.house.writer.ask(os.getpid).result()


async def reads(evening: Evening, name: str) -> tuple[str, ...]:
    return tuple((await evening.place.state(evening.row)).reads(evening.ids[name]))


def never() -> bytes:
    """Waits until it is ended."""
    signal.pause()
    return b""


def keep_busy(place: Place, folder: Path) -> Path:
    """Gives the writer something that it does until somebody writes into the file that comes back."""
    door = folder / "door"
    os.mkfifo(door)
    place.house.writer.ask(Path.read_text, door)
    return door


async def test_a_file_that_waits_says_how_many_are_before_it(place: Place, tmp_path: Path) -> None:
    evening = await begun(place)
    door = keep_busy(place, tmp_path)
    first, second = await order(evening, evening.sam), await order(evening, evening.mia, "json")
    assert await standing(evening.sam, first) == ("waiting", 1)
    assert await standing(evening.mia, second) == ("waiting", 2)
    assert (await evening.sam.get(f"{first}/file")).status_code == 404
    door.write_text("go on")
    await written(place)
    assert await standing(evening.sam, first) == await standing(evening.mia, second) == ("ready", 0)


async def test_a_file_is_fetched_as_often_as_it_is_wanted_and_is_the_one_that_is_given_at_once(place: Place) -> None:
    evening = await begun(place)
    address = await order(evening, evening.sam)
    await written(place)
    for _ in range(2):
        file = await evening.sam.get(f"{address}/file")
        assert file.status_code == 200 and file.headers["content-disposition"].startswith("attachment")
        assert file.headers["content-security-policy"] == "sandbox; default-src 'none'"
    at_once = await evening.sam.get(f"/w/{evening.row.id}/export/csv")
    assert (file.content, file.headers["content-type"]) == (at_once.content, at_once.headers["content-type"])


async def test_nobody_else_has_it_and_who_reads_otherwise_by_now_orders_anew(place: Place) -> None:
    evening = await begun(place)
    address = await order(evening, evening.sam)
    await written(place)
    for browser, status in ((evening.mia, 404), (evening.ana, 404), (await place.browser(), 303)):
        for path in (address, f"{address}/file"):
            assert (await browser.get(path)).status_code == status
    await evening.says("Ana", RemovePerson(evening.ids["Sam"]))
    assert (await evening.sam.get(f"{address}/file")).status_code == 303


async def test_strangers_and_unknown_formats_order_nothing(place: Place) -> None:
    evening = await begun(place)
    assert (await (await place.browser()).post(f"/w/{evening.row.id}/export/csv")).status_code == 303
    assert (await evening.sam.post(f"/w/{evening.row.id}/export/origami")).status_code == 404
    assert (await evening.sam.get(f"/w/{evening.row.id}/orders/none")).status_code == 404


async def test_what_could_not_be_written_says_so(place: Place) -> None:
    evening = await begun(place)
    place.house.writer = Writer(seconds=1)
    stuck: Job[bytes] = place.house.writer.ask(never)
    owner = Owner(evening.row.id, evening.ids["Sam"], await reads(evening, "Sam"))
    place.house.orders.keep("stuck", Order(owner, "csv", "attachment", stuck))
    with pytest.raises(Broken):
        await stuck.result()
    said = (await evening.sam.get(f"/w/{evening.row.id}/orders/stuck")).json()
    assert (said["state"], said["title"]) == ("failed", "This file could not be made")


async def test_a_file_is_forgotten_after_a_while_and_the_oldest_first_when_there_are_too_many(place: Place) -> None:
    owner = Owner("w", "sam", ())
    soon, few = Orders(seconds=0), Orders(most=10)
    for orders in (soon, few):
        for id in ("first", "second"):
            job = place.house.writer.ask(bytes, 8)
            orders.keep(id, Order(owner, "csv", "attachment", job))
            await job.result()
    await written(place)
    assert (soon.of("first", owner), soon.of("second", owner)) == (None, None)
    assert few.of("first", owner) is None and few.of("second", owner)


async def test_when_too_many_wait_one_is_told_to_try_again(place: Place, tmp_path: Path) -> None:
    evening = await begun(place)
    door = keep_busy(place, tmp_path)
    *_, last = [place.house.writer.ask(os.getpid) for _ in range(MOST_ORDERED)]
    answer = await evening.sam.post(f"/w/{evening.row.id}/export/csv", headers={"accept": "application/json"})
    assert answer.status_code == 503 and answer.json()["title"] == "Others are exporting right now"
    door.write_text("go on")
    await last.result()
