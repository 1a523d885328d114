"""A page that holds nothing but the live layer: `live` is its store, on a line that a test plays."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.fake_line import PATIENCE, Line, Lines, fake_lines
from tests.browser.stage import open_browser
from tests.browser.web_folder import web_folder

QUICK = {
    **{"back": [10, 60], "verdict": 300},
    **{"answer": 20_000, "quiet": 20_000, "ping": 20_000, "websocket": [20_000, 20_000]},
}
"""Patience for tests: comes back at once, and takes no busy machine for a dead line."""

OPEN = """
  window.opened = (async () => {
    const { openStore } = await import('/live/store.js');
    const { line, page, patience } = JSON.parse(%s);
    window.told = [];
    window.live = openStore({ live: line, workshop: 'w1', line: { patience }, queue: { again: [1, 2] }, ...page });
    live.subscribe((changed) => told.push([...changed]));
    live.connect();
  })();
"""


class Rig(NamedTuple):
    """What the pages of one file of tests share."""

    browser: Browser
    address: str


@contextmanager
def set_up() -> Iterator[Rig]:
    """A browser, and the web folder's address."""
    with web_folder() as address, sync_playwright() as playwright:
        browser = open_browser(playwright)
        yield Rig(browser, address)
        browser.close()


class LivePage:
    """One tab with a store. It opens again by itself when it is loaded again."""

    def __init__(self, context: BrowserContext, lines: Lines, **patience: Any) -> None:
        self.context, self.lines = context, lines
        self.page = context.new_page()
        given = {"line": lines.address, "page": {}, "patience": QUICK | patience}
        self.page.add_init_script(OPEN % json.dumps(json.dumps(given)))
        self.page.set_default_timeout(PATIENCE * 1000)

    def open(self) -> Line:
        """Loads the page; gives its line."""
        self.page.goto("/")
        return self.lines.next()

    def seated(self, *frames: dict[str, Any]) -> Line:
        """The page with a seat."""
        line = self.open()
        line.seats(*frames)
        self.until("live.status === 'online'")
        return line

    def until(self, condition: str) -> None:
        """Waits until this is true in the page."""
        self.page.wait_for_function(f"() => window.live && ({condition})")

    def says(self, expression: str) -> Any:
        """The value of an expression in the page, as JSON has it."""
        told = self.page.evaluate(f"async () => JSON.stringify((await ({expression})) ?? null)")
        return json.loads(told)

    def does(self, statement: str) -> None:
        self.page.evaluate(f"() => {{ {statement} }}")


@contextmanager
def live_page(rig: Rig, **patience: Any) -> Iterator[LivePage]:
    """A tab in a browser context of its own, with lines of its own."""
    with fake_lines() as lines:
        context = rig.browser.new_context(base_url=rig.address)
        yield LivePage(context, lines, **patience)
        context.close()
