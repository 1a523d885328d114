"""What stands in between cuts, gathers or forbids: people stay in, nothing is lost, no page goes round in circles."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from server.live.protocol import LONGEST_WAIT
from server.settings import Settings
from tests.browser.room_life import SEATED, WATCH_STATUS, ask
from tests.browser.stage import Facilitator, Stage, open_browser, serve
from tests.proxy import Proxy, beside

USUAL_LIMIT = 60
"""Seconds of silence after which proxies usually cut."""

PATIENCE = 60
"""Seconds in which something must have happened, on a busy machine."""

LIVE = "Alpine.store('live')"

PARK = """
  const values = { text: 'said in between' };
  void Alpine.store('live').send({ do: 'edit', acts: [{ act: 'add', kind: 'parked_item', id: 'meanwhile', values }] });
"""


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facilitator]:
    """A facilitator on a server whose pages give a sign of life every second, as if time went ten times as fast."""
    folder = tmp_path_factory.mktemp("server")
    with serve(folder, CROSSFLOW_HEARTBEAT_SECONDS="1") as server, sync_playwright() as playwright:
        browser = open_browser(playwright)
        yield Facilitator(browser, server)
        browser.close()


@contextmanager
def behind(stage: Stage, proxy: Proxy) -> Iterator[Page]:
    """Sam's page, behind a proxy."""
    context = stage.account.browser.new_context(base_url=proxy.address)
    page = stage.watched(context.new_page())
    page.add_init_script(WATCH_STATUS)
    page.goto(f"/w/{stage.workshop}")
    page.get_by_label("Your name").fill("Sam")
    page.locator('input[name=function][value="sales"]').check(force=True)
    page.get_by_role("button", name="Join").click()
    page.wait_for_function(SEATED)
    yield page
    context.close()
    # Browsers complain about WebSockets that fail; no page can keep them from that.
    noise = ("WebSocket connection", "net::ERR", "Failed to load resource")
    stage.complaints[:] = [one for one in stage.complaints if not any(words in one for words in noise)]


def by_and_by(page: Page, holds: Callable[[], bool]) -> None:
    """Waits for something outside of the page, while the page lives on."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "it did not happen"
        page.evaluate("() => new Promise(requestAnimationFrame)")


def statuses(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.statuses")
    return found


def polls(page: Page) -> bool:
    return bool(page.evaluate("sessionStorage.getItem('crossflow.polls') === 'true'"))


def still_works(stage: Stage, page: Page, text: str) -> None:
    """What is asked for here arrives, and what others do is heard here."""
    act = {"act": "add", "kind": "parked_item", "id": text, "values": {"text": text}}
    assert ask(page, "edit", acts=[act]) == "accepted"
    assert stage.record(text)["values"]["text"] == text
    stage.edit({"act": "add", "kind": "parked_item", "id": f"{text}-back", "values": {"text": "from the console"}})
    page.wait_for_function(f"() => {LIVE}.record('{text}-back')")


def test_signs_of_life_come_more_often_than_proxies_cut() -> None:
    """A poll waits for less time than that as well."""
    heartbeat = Settings.model_fields["heartbeat_seconds"]
    assert heartbeat.default < USUAL_LIMIT / 2 and LONGEST_WAIT < USUAL_LIMIT / 2
    assert max(one.le for one in heartbeat.metadata if hasattr(one, "le")) <= USUAL_LIMIT / 2


@pytest.mark.alone
def test_a_proxy_that_cuts_what_is_idle_cuts_nobody_who_sits_and_listens(stage: Stage) -> None:
    stage.go("map")
    with beside(Proxy(stage.address, idle=4)) as proxy, behind(stage, proxy) as sam:
        before = proxy.heard
        by_and_by(sam, lambda: proxy.heard >= before + 3 * proxy.idle)
        assert proxy.websockets == 1
        assert "offline" not in statuses(sam) and not polls(sam)
        still_works(stage, sam, "idle")


def test_the_same_proxy_would_cut_a_page_without_signs_of_life(stage: Stage) -> None:
    """Else the test above could not fail."""
    with beside(Proxy(stage.address)) as proxy, behind(stage, proxy) as sam:
        proxy.idle = 0.5
        by_and_by(sam, lambda: proxy.websockets > 1)


def test_who_is_cut_now_and_then_is_back_before_anybody_notices(stage: Stage) -> None:
    stage.go("map")
    with beside(Proxy(stage.address)) as proxy, behind(stage, proxy) as sam:
        proxy.cut_all()
        by_and_by(sam, lambda: proxy.websockets == 2)
        sam.wait_for_function(SEATED)
        assert "offline" not in statuses(sam)
        still_works(stage, sam, "cut")


def test_where_sockets_are_cut_again_and_again_the_page_polls_and_goes_round_no_longer(stage: Stage) -> None:
    stage.go("map")
    with beside(Proxy(stage.address)) as proxy, behind(stage, proxy) as sam:
        proxy.life = 1.5
        by_and_by(sam, lambda: polls(sam))
        tried = proxy.websockets
        assert tried <= 3
        proxy.life = 5
        for number in range(2):
            still_works(stage, sam, f"polled{number}")
            cuts = proxy.cuts
            by_and_by(sam, lambda cuts=cuts: proxy.cuts > cuts)  # type: ignore[misc]
        assert proxy.websockets == tried
        assert sam.evaluate(f"{LIVE}.unsent") == 0
        sam.wait_for_function(SEATED)


def test_what_is_gathered_on_its_way_arrives_later_and_nobody_is_called_offline(stage: Stage) -> None:
    stage.go("map")
    with beside(Proxy(stage.address)) as proxy, behind(stage, proxy) as sam:
        proxy.holds = 0.7
        for number in range(3):
            still_works(stage, sam, f"held{number}")
        assert "offline" not in statuses(sam) and proxy.websockets == 1


@pytest.mark.alone
@pytest.mark.parametrize("upgrades", ["refuses", "swallows"])
def test_where_sockets_stop_getting_through_polling_takes_over_within_five_seconds(stage: Stage, upgrades: str) -> None:
    stage.go("map")
    with beside(Proxy(stage.address)) as proxy, behind(stage, proxy) as sam:
        proxy.upgrades = upgrades  # type: ignore[assignment]
        began = time.monotonic()
        proxy.cut_all()
        sam.evaluate(PARK)
        sam.wait_for_function(f"() => {LIVE}.unsent === 0")
        took = time.monotonic() - began
        print(f"{upgrades}: {took:.1f} s")
        assert took < 5 and polls(sam)
        assert stage.record("meanwhile")["values"]["text"] == "said in between"
        still_works(stage, sam, "after")


def test_a_page_goes_back_to_sockets_when_they_get_through_again(stage: Stage) -> None:
    stage.go("map")
    with beside(Proxy(stage.address, "refuses")) as proxy, behind(stage, proxy) as sam:
        assert polls(sam)
        sam.evaluate("window.dispatchEvent(new Event('online'))")
        by_and_by(sam, lambda: proxy.websockets >= 2)
        still_works(stage, sam, "polled")
        proxy.upgrades = "passes"
        sam.evaluate("window.dispatchEvent(new Event('online'))")
        by_and_by(sam, lambda: not polls(sam))
        sam.wait_for_function(SEATED)
        still_works(stage, sam, "socket")
        assert "offline" not in statuses(sam)


def test_a_tab_that_polls_tries_a_socket_from_time_to_time(stage: Stage) -> None:
    with beside(Proxy(stage.address, "refuses")) as proxy, behind(stage, proxy) as sam:
        sam.clock.install()
        sam.reload()
        sam.wait_for_function(SEATED)
        proxy.upgrades = "passes"
        sam.clock.fast_forward(61_000)
        by_and_by(sam, lambda: not polls(sam))
        expect(sam.locator("#task")).to_be_visible()
