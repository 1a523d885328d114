"""The facilitator at the console: what its tests do with it, and how many clicks that takes."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.cast import Cast
from tests.browser.room_life import SEATED, seconds_pass
from tests.browser.stage import Stage


class Hand:
    """The facilitator's hand on the console; counts what it does."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1

    def press(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name))

    def next(self, to: str) -> None:
        """The one big button, once it leads to where it should."""
        button = self.page.locator(".next", has_text=to)
        expect(button).to_be_visible()
        self.click(button)

    def pick(self, label: str, option: str) -> None:
        """Opens a list and picks: two clicks."""
        self.page.get_by_label(label).select_option(label=option)
        self.clicks += 2


def at_the_console(stage: Stage) -> Page:
    page = stage.facilitator
    # A timer that runs by then could no longer be stopped: the one that gives up on WebSockets is.
    page.wait_for_function(SEATED)
    page.clock.install()
    expect(page.locator(".next")).to_be_visible()
    return page


def all_done(page: Page, people: Cast) -> None:
    expect(page.locator("#bar")).to_contain_text(f"{len(people)} of {len(people)} done")


def fill_in_the_start(page: Page) -> None:
    page.get_by_label("Sponsor").fill("Ruth Vogel")
    page.get_by_label("This room may decide").fill("Who does each step from next quarter on.")
    page.get_by_label("Sponsor").focus()
    expect(page.get_by_text("Ready to start")).to_be_visible()


def reveal(page: Page) -> None:
    """Lets the five seconds pass in which a reveal can be undone."""
    expect(page.locator(".next")).to_contain_text("Revealing in")
    seconds_pass(page, 5)
