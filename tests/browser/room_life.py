"""What people in a room do, for tests that need many of them: ask over their own line, hear, lose the line."""

from typing import Any

from playwright.sync_api import Page, WebSocket, WebSocketRoute, expect

from tests.browser.network import hold_up_polls
from tests.browser.stage import Json, Stage

SEATED = "() => ['online', 'back'].includes(window.Alpine?.store('live')?.status)"

WATCH_STATUS = """
  window.statuses = [];
  const look = () => {
    const status = window.Alpine?.store?.('live')?.status;
    if (status && statuses.at(-1) !== status) statuses.push(status);
    requestAnimationFrame(look);
  };
  look();
"""
"""Run before a page: it keeps in `statuses` what its line has been, one after the other."""


def ask(page: Page, do: str, **fields: Any) -> str:
    """Asks for something as the person at this page; `accepted`, or the code of the refusal."""
    page.wait_for_function(SEATED)
    asked = "(c) => Alpine.store('live').send(c).then(() => 'accepted', (refusal) => refusal.code)"
    return str(page.evaluate(asked, {"do": do, **fields}))


def mark(page: Page, step: str, level: str, **fields: Any) -> None:
    """Marks a step, without a tap."""
    assert ask(page, "mark_step", step=step, level=level, **fields) == "accepted"


def own_marks(page: Page) -> Json:
    """What the server keeps of this person's marks: step → round → mark."""
    page.wait_for_function("() => Alpine.store('live').unsent === 0")
    found: Json = page.evaluate("() => JSON.parse(JSON.stringify(Alpine.store('live').parts.mine.marks))")
    return found


def steps_of(stage: Stage) -> list[str]:
    """The ids of the flow's steps, in their order."""
    return [one["id"] for one in sorted(stage.records("step"), key=lambda one: float(one["values"]["order"]))]


def own_step(stage: Stage, function: str = "sales") -> str:
    return next(one for one in steps_of(stage) if stage.record(one)["values"].get("owner") == function)


def attentive(stage: Stage, name: str = "Sam", function: str = "Sales") -> Page:
    """Somebody's page once it can be led."""
    page = stage.join(name, function)
    page.wait_for_function(SEATED)
    expect(page.locator(".attention")).to_be_attached()
    return page


def hear(page: Page) -> list[str]:
    """Everything that this page's line says from now on, as text. Loads the page again, so that nothing is missed."""
    heard: list[str] = []

    def listen(line: WebSocket) -> None:
        line.on("framereceived", lambda payload: heard.append(str(payload)))

    page.on("websocket", listen)
    page.reload()
    page.wait_for_function(SEATED)
    return heard


def seconds_pass(page: Page, many: int) -> None:
    """One by one, so that the line's own questions are answered in between."""
    for _ in range(many):
        page.clock.run_for(1000)
        page.evaluate("() => fetch('/health').then(() => true, () => true)")


class Wire:
    """The line of one page, which a test can cut. Loads the page again, so that it goes through here."""

    def __init__(self, page: Page) -> None:
        self.page, self.cut_off = page, False
        self.lines: list[WebSocketRoute] = []
        page.route_web_socket("**/live", self._opened)
        hold_up_polls(page, lambda: self.cut_off)
        page.reload()
        page.wait_for_function(SEATED)

    def cut(self) -> None:
        """Closes the line and lets no new one through, until `mend`."""
        self.cut_off = True
        for line in self.lines:
            line.close()
        self.page.wait_for_function("() => Alpine.store('live').status === 'offline'")

    def mend(self) -> None:
        self.cut_off = False
        self.page.evaluate("() => window.dispatchEvent(new Event('online'))")
        self.page.wait_for_function("() => ['online', 'back'].includes(Alpine.store('live').status)")

    def _opened(self, line: WebSocketRoute) -> None:
        if self.cut_off:
            line.close()
            return
        self.lines.append(line)
        line.connect_to_server()
