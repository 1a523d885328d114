"""How Alpine gets to a page: from the CDN, or by itself from here when the CDN fails; and always exactly one."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, sync_playwright

from server.routes.edge import ALPINE
from tests.browser.stage import Facilitator, Server, open_browser, serve

WEB = Path(__file__).resolve().parents[2] / "web"
VENDORED = WEB / "vendor" / "alpine-csp-3.17.4.min.js"
LIVE_PAGE = (WEB / "pages" / "live.html").read_text()
CDN = re.compile(re.escape(ALPINE))

COUNT = """
  window.begun = 0;
  window.violations = [];
  document.addEventListener('alpine:initialized', () => { window.begun += 1; });
  document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));
"""


def genuine(route: Route) -> None:
    """What the CDN answers: the package's own file, for pages of any site."""
    headers = {"access-control-allow-origin": "*", "content-type": "text/javascript"}
    route.fulfill(status=200, headers=headers, body=VENDORED.read_bytes())


def tampered(route: Route) -> None:
    headers = {"access-control-allow-origin": "*", "content-type": "text/javascript"}
    route.fulfill(status=200, headers=headers, body=VENDORED.read_bytes() + b"\nwindow.tampered = true;")


def down(route: Route) -> None:
    route.abort()


class Room:
    """The room's page of a facilitator, with a CDN played by the test."""

    def __init__(self, context: BrowserContext, workshop: str, answer: Callable[[Route], None]) -> None:
        self.page: Page = context.new_page()
        self.asked: list[str] = []
        self.page.on("request", self._note)
        self.page.add_init_script(COUNT)
        self.page.route(CDN, answer)
        # A script that never comes holds up the load event; the page itself must not wait for it.
        self.page.goto(f"/w/{workshop}", wait_until="commit")
        self.page.get_by_role("heading", level=1).filter(has_text="Welcome").wait_for()

    def _note(self, request: Request) -> None:
        if "alpine" in request.url:
            self.asked.append("cdn" if CDN.match(request.url) else "here")

    @property
    def begun(self) -> int:
        return int(self.page.evaluate("window.begun"))

    @property
    def violations(self) -> list[str]:
        return list(self.page.evaluate("window.violations"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = open_browser(playwright)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose pages ask the CDN."""
    with serve(tmp_path_factory.mktemp("cdn"), CROSSFLOW_ALPINE_SOURCE="cdn") as started:
        yield started


@pytest.fixture(scope="module")
def account(browser: Browser, server: Server) -> Facilitator:
    return Facilitator(browser, server)


@pytest.fixture(scope="module")
def workshop(account: Facilitator) -> str:
    return account.make()


@pytest.mark.alone  # a browser that is kept waiting takes the CDN for one that hangs
@pytest.mark.parametrize(
    ("answer", "asked"),
    [(genuine, ["cdn"]), (down, ["cdn", "here"]), (tampered, ["cdn", "here"])],
    ids=["up", "down", "tampered"],
)
def test_a_page_comes_alive_whatever_the_cdn_answers(
    account: Facilitator, workshop: str, answer: Callable[[Route], None], asked: list[str]
) -> None:
    room = Room(account.context, workshop, answer)
    assert room.asked == asked
    assert room.begun == 1
    assert room.violations == []
    assert not room.page.evaluate("'tampered' in window")


def test_a_cdn_that_hangs_is_not_waited_for_and_starts_nothing_when_it_comes_late(
    account: Facilitator, workshop: str
) -> None:
    held: list[Route] = []
    # Playwright marks its handlers, which a method of a list does not allow.
    room = Room(account.context, workshop, lambda route: held.append(route))
    assert room.asked == ["cdn", "here"]
    assert room.begun == 1
    with room.page.expect_event("load"):
        genuine(held[0])
    assert room.begun == 1
    assert room.violations == []


def test_with_alpine_from_here_the_cdn_is_never_asked(browser: Browser, tmp_path: Path) -> None:
    with serve(tmp_path, CROSSFLOW_ALPINE_SOURCE="local") as started:
        account = Facilitator(browser, started)
        room = Room(account.context, account.make(), down)
        assert room.asked == ["here"]
        assert room.begun == 1
        assert room.violations == []


def test_the_integrity_in_the_page_is_that_of_the_file_in_the_repository() -> None:
    digest = base64.b64encode(hashlib.sha384(VENDORED.read_bytes()).digest()).decode()
    assert re.findall(r'integrity="([^"]+)"', LIVE_PAGE) == [f"sha384-{digest}"]


def test_page_policy_and_file_name_one_version() -> None:
    [version] = re.findall(r"@alpinejs/csp@([\d.]+)/", ALPINE)
    assert set(re.findall(r"@alpinejs/csp@([\d.]+)/", LIVE_PAGE)) == {version}
    assert set(re.findall(r"alpine-csp-([\d.]+)\.min", LIVE_PAGE)) == {version}
    assert [path.name for path in VENDORED.parent.glob("alpine*")] == [f"alpine-csp-{version}.min.js"]
