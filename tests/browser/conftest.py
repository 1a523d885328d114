"""What every browser test is handed: a server and a browser per file, a workshop per test; or the live layer alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.live_page import LivePage, Rig, live_page, set_up
from tests.browser.stage import Facilitator, Stage, open_browser, serve

# How long a page takes is measured by `campaign goals`; a test asks whether it gets there, on however busy a machine.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facilitator]:
    """A facilitator signed in to a server of this file's own."""
    with serve(tmp_path_factory.mktemp("server")) as server, sync_playwright() as playwright:
        browser = open_browser(playwright)
        yield Facilitator(browser, server)
        browser.close()


@pytest.fixture
def stage(account: Facilitator) -> Iterator[Stage]:
    """A new workshop on sales forecasting, its lobby open. Its pages must not have complained."""
    made = Stage(account)
    yield made
    made.close()
    assert made.complaints == []


@pytest.fixture(scope="module")
def rig() -> Iterator[Rig]:
    """A browser for pages of the live layer alone, without a server of ours."""
    with set_up() as made:
        yield made


@pytest.fixture
def live(rig: Rig) -> Iterator[LivePage]:
    """A tab with nothing but the live layer, on lines that the test plays."""
    with live_page(rig) as page:
        yield page
