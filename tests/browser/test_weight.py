"""The first pages are light: few requests, few bytes, nothing from anywhere else."""

from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request

from tests.browser.stage import Stage


class Weight(NamedTuple):
    """How many requests a page takes until it is ready, and how many bytes their answers have as they are sent."""

    requests: int
    sent: int


JOIN = Weight(22, 30_000)
ROOM = Weight(45, 90_000)
CONSOLE = Weight(57, 100_000)
"""At the most, with all that the lobby shows."""
IN_THE_LOBBY = "() => Boolean(window.Alpine?.store('ui')?.loaded.lobby)"


def loaded(page: Page, path: str, ready: str = "() => true") -> list[Request]:
    """Everything that a page asks for until it is ready."""
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(path, wait_until="load")
    page.wait_for_function(ready)
    return list(asked)


def weight(requests: list[Request]) -> Weight:
    return Weight(len(requests), sum(one.sizes()["responseBodySize"] for one in requests if one.response()))


def elsewhere(stage: Stage, requests: list[Request]) -> list[str]:
    """What is asked of anybody but this server."""
    return [one.url for one in requests if urlsplit(one.url).netloc != urlsplit(stage.address).netloc]


def first_time(stage: Stage, context: BrowserContext | None = None) -> Page:
    """A page of somebody with the cookies of a context, in a browser that has kept nothing else."""
    state = context.storage_state() if context else None
    fresh = stage.account.browser.new_context(base_url=stage.address, storage_state=state)
    stage.contexts.append(fresh)
    return fresh.new_page()


def is_light(stage: Stage, asked: list[Request], most: Weight) -> None:
    found = weight(asked)
    assert elsewhere(stage, asked) == []
    assert found.requests <= most.requests and found.sent <= most.sent, f"{found}, not {most}"


def test_the_join_page_is_light(stage: Stage) -> None:
    page = first_time(stage)
    door = page.request.get(f"/w/{stage.workshop}", max_redirects=0).headers["location"]
    is_light(stage, loaded(page, door), JOIN)


def test_the_room_is_light_in_the_lobby(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    is_light(stage, loaded(first_time(stage, sam.context), f"/w/{stage.workshop}", IN_THE_LOBBY), ROOM)


def test_the_console_is_light_in_the_lobby(stage: Stage) -> None:
    page = first_time(stage, stage.account.context)
    is_light(stage, loaded(page, f"/w/{stage.workshop}/console", IN_THE_LOBBY), CONSOLE)
