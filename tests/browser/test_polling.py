"""Where a network lets no WebSocket through, everything works the same by polling, and nobody has to ask for it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect, sync_playwright

from tests.browser.mapping import Cable
from tests.browser.network import LINES, Manners, without_websockets
from tests.browser.room_life import SEATED, WATCH_STATUS, ask, mark, own_marks, steps_of
from tests.browser.stage import CHROMIUM, Facilitator, Server, Stage, chromium, serve
from tests.live.running import Server as Running

HOST = "crossflow.example"
"""A name that the browser resolves to this machine: no localhost, so no secure context, as on a network of laptops."""


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facilitator]:
    """A facilitator, in a browser that knows the name of the network."""
    with serve(tmp_path_factory.mktemp("server")) as server, sync_playwright() as playwright:
        rules = f"--host-resolver-rules=MAP {HOST} 127.0.0.1"
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*CHROMIUM, rules])
        yield Facilitator(browser, server)
        browser.close()


@pytest.fixture(params=["refuses", "swallows"])
def manners(request: pytest.FixtureRequest) -> Manners:
    found: Manners = request.param
    return found


@pytest.fixture
def network(manners: Manners, stage: Stage) -> Iterator[str]:
    """The server's address in a network without WebSockets."""
    with without_websockets(stage.address, manners) as address:
        yield address.replace("127.0.0.1", HOST)
        for context in stage.contexts:
            context.close()
    # Browsers complain about WebSockets that fail, and about plain HTTP; no page can keep them from that.
    noise = ("WebSocket connection", "Cross-Origin-Opener-Policy")
    stage.complaints[:] = [one for one in stage.complaints if not any(words in one for words in noise)]


def join(stage: Stage, network: str, name: str, function: str) -> Page:
    """Somebody joins by the page, in that network."""
    context = stage.account.browser.new_context(base_url=network)
    stage.contexts.append(context)
    page = stage.watched(context.new_page())
    page.goto(f"/w/{stage.workshop}")
    page.get_by_label("Your name").fill(name)
    page.locator(f'input[name=function][value="{function}"]').check(force=True)
    page.get_by_role("button", name="Join").click()
    page.wait_for_function(SEATED)
    return page


def polls(page: Page) -> bool:
    """Whether the page's line is by polling."""
    return bool(page.evaluate("sessionStorage.getItem('crossflow.polls') === 'true'"))


def test_a_workshop_goes_from_joining_to_the_reveal(stage: Stage, network: str) -> None:
    mia, sam = stage.join("Mia", "Finance"), join(stage, network, "Sam", "sales")
    mia.wait_for_function("() => Alpine.store('live').here.length === 2")
    assert (polls(mia), polls(sam)) == (False, True)
    stage.go("mark")
    step = steps_of(stage)[0]
    sam.locator(".mark-form").get_by_role("radio", name="Automatic").click()
    expect(sam.locator(".mark-form").get_by_text("Saved · 1 of 14")).to_be_visible()
    mark(mia, step, "person")
    sam.reload()
    sam.wait_for_function(SEATED)
    assert own_marks(sam)[step]["1"]["level"] == "automatic"
    stage.command({"do": "reveal"})
    stage.go("talk")
    stage.command({"do": "look_at", "step": step})
    for page in (sam, mia):
        expect(page.get_by_text("Finance: Person. Sales: Automatic.").first).to_be_visible()


def test_the_console_a_wall_and_a_second_tab_poll_too(stage: Stage, network: str) -> None:
    sam = join(stage, network, "Sam", "sales")
    tab, console, wall = (stage.watched(sam.context.new_page()) for _ in range(3))
    token = stage.account.cookie.partition("crossflow=")[2].partition(";")[0]
    sam.context.add_cookies([{"url": network, "name": "crossflow", "value": token}])
    href = stage.facilitator.locator('a[href^="/wall/"]').first.get_attribute("href")
    stage.go("mark")
    for page, path in ((tab, f"/w/{stage.workshop}"), (console, f"/w/{stage.workshop}/console"), (wall, str(href))):
        page.goto(path)
        page.wait_for_function(SEATED)
        assert polls(page)
    step = steps_of(stage)[0]
    mark(tab, step, "person")
    sam.wait_for_function(f"() => Alpine.store('live').parts.mine.marks['{step}']")
    assert ask(console, "extend_timer", minutes=1) == "accepted"
    ends = stage.everyone["agenda"]["ends_at"]
    for page in (sam, wall):
        page.wait_for_function(f"() => Alpine.store('live').parts.everyone.agenda.ends_at === {ends}")


def test_who_is_removed_is_told(stage: Stage, network: str) -> None:
    sam = join(stage, network, "Sam", "sales")
    person = sam.evaluate("Alpine.store('live').me")
    assert stage.command({"do": "remove_person", "person": person})["type"] == "accepted"
    sam.wait_for_function("() => Alpine.store('live').reason === 'removed'")


def test_who_closes_the_page_is_gone_at_once(stage: Stage, network: str) -> None:
    mia, sam = stage.join("Mia", "Finance"), join(stage, network, "Sam", "sales")
    mia.wait_for_function("() => Alpine.store('live').here.length === 2")
    sam.goto("about:blank")
    mia.wait_for_function("() => Alpine.store('live').here.length === 1")


def test_what_was_said_while_the_server_was_dead_arrives(
    account: Facilitator, tmp_path: Path, manners: Manners
) -> None:
    server = Running(tmp_path, alpine_source="local").start()
    stage = Stage(Facilitator(account.browser, Server(server.base, server.base + server.set_up)))
    with without_websockets(server.base, manners) as address:
        sam = join(stage, address, "Sam", "sales")
        server.kill()
        sam.wait_for_function("() => Alpine.store('live').status === 'offline'")
        sam.evaluate("void Alpine.store('live').send({ do: 'practise', level: 'person' })")
        sam.wait_for_function("() => Alpine.store('live').unsent === 1")
        server.start()
        sam.wait_for_function("() => Alpine.store('live').unsent === 0")
        assert polls(sam)
    stage.close()
    server.stop()


@pytest.mark.alone
def test_nobody_waits_long_and_nobody_is_called_offline(stage: Stage, network: str, manners: Manners) -> None:
    sam = join(stage, network, "Sam", "sales")
    sam.add_init_script(WATCH_STATUS)
    took = seconds(sam)
    sam.evaluate("sessionStorage.clear()")
    first = seconds(sam)
    print(f"{manners}: {first:.1f} s the first time, {took:.1f} s in a tab that knows")
    assert first < (3 if manners == "refuses" else 8) and took < 3
    assert sam.evaluate("window.statuses") == ["connecting", "online"]


def seconds(page: Page) -> float:
    """Loads the page again; the seconds until it has its seat."""
    began = time.monotonic()
    page.reload(wait_until="commit")
    page.wait_for_function(SEATED)
    return time.monotonic() - began


def test_where_websockets_get_through_nobody_polls(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    asked: list[Request] = []
    sam.on("request", lambda request: asked.append(request) if LINES.search(request.url) else None)
    seconds(sam)
    cable = Cable(sam)
    sam.wait_for_function(SEATED)
    del asked[:]
    cable.cut()
    sam.wait_for_function("() => Alpine.store('live').status === 'offline'")
    assert asked
    cable.mend()
    sam.wait_for_function(SEATED)
    assert not polls(sam)
