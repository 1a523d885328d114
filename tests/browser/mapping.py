"""On the map: what browser tests of the flow do and ask."""

from typing import Any

from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser.network import LINES, hold_up_polls
from tests.browser.stage import Stage, when

FOCUSED = "document.activeElement.dataset.step ?? document.activeElement.tagName"


def card(page: Page, step: str) -> Locator:
    return page.locator(f"#step-{step}")


def focused(page: Page) -> str:
    return str(page.evaluate(FOCUSED))


def step_called(stage: Stage, name: str) -> dict[str, Any]:
    return next(one for one in stage.records("step") if one["values"]["name"] == name)


def links(stage: Stage) -> set[tuple[str, str]]:
    return {(one["values"]["from_step"], one["values"]["to_step"]) for one in stage.records("handoff")}


def on_the_map(stage: Stage, name: str = "Sam", function: str = "Sales", **context: Any) -> Page:
    page = stage.join(name, function, **context)
    expect(page.locator(".step-card").first).to_be_visible()
    return page


def saved(page: Page) -> None:
    """Waits until the server has answered everything this page sent."""
    when(page, "Alpine.store('live').unsent === 0")


class Cable:
    """The cable of a page's line: it can be cut, and mended."""

    def __init__(self, page: Page) -> None:
        self.is_cut = False
        self._lines: list[WebSocketRoute] = []
        page.route_web_socket(LINES, self._carry)
        hold_up_polls(page, lambda: self.is_cut)
        page.reload()

    def cut(self) -> None:
        self.is_cut = True
        self._lines[-1].close()

    def mend(self) -> None:
        """Lets the page come back by itself."""
        self.is_cut = False

    def _carry(self, line: WebSocketRoute) -> None:
        self._lines.append(line)
        if self.is_cut:
            line.close()
        else:
            line.connect_to_server()
