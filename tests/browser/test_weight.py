"""The first pages are light: few requests, few bytes, nothing from anywhere else."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

from tests.browser.room_life import SEATED
from tests.browser.stage import Stage

JOIN_REQUESTS, ROOM_REQUESTS = 22, 45
JOIN_BYTES = 100_000


def loaded(page: Page, path: str, ready: str = "() => true") -> list[Request]:
    """Everything that a page asks for until it is ready."""
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(path, wait_until="load")
    page.wait_for_function(ready)
    return list(asked)


def size(requests: list[Request]) -> int:
    return sum(one.sizes()["responseBodySize"] for one in requests if one.response())


def test_the_join_page_and_the_room_are_light_when_they_are_first_opened(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    door = stage.account.browser.new_context(base_url=stage.address)
    joining = loaded(door.new_page(), door.request.get(f"/w/{stage.workshop}", max_redirects=0).headers["location"])
    seat = stage.account.browser.new_context(base_url=stage.address, storage_state=sam.context.storage_state())
    room = loaded(seat.new_page(), f"/w/{stage.workshop}", SEATED)
    print(f"join: {len(joining)} requests, {size(joining):,} bytes; room: {len(room)}, {size(room):,}")
    assert len(joining) <= JOIN_REQUESTS and size(joining) <= JOIN_BYTES
    assert len(room) <= ROOM_REQUESTS
    assert {urlsplit(one.url).netloc for one in (*joining, *room)} == {urlsplit(stage.address).netloc}
    door.close()
    seat.close()
