"""The wall's own page: it hangs there for hours and nobody looks after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import stage as stages
from tests.browser.stage import Facilitator, Stage
from tests.browser.walls import open_wall, shows
from tests.live.running import Server

ASKED = """
  window.asked = 0;
  const wakeLock = { request: async () => { window.asked += 1; return {}; } };
  Object.defineProperty(navigator, 'wakeLock', { value: wakeLock });
"""


@pytest.fixture
def wall(stage: Stage) -> Iterator[Page]:
    yield open_wall(stage)


def test_the_wall_is_light_wherever_it_hangs_and_dark_where_somebody_wants_it(wall: Page) -> None:
    shows(wall, "join")
    background = "(one) => getComputedStyle(one).backgroundColor"
    assert wall.locator(".wall").evaluate(background) == "rgb(255, 255, 255)"
    wall.mouse.move(100, 100)
    wall.get_by_role("button", name="Dark").click()
    assert wall.locator(".wall").evaluate(background) != "rgb(255, 255, 255)"
    shows(wall, "join")
    wall.get_by_role("button", name="Light").click()
    assert wall.locator(".wall").evaluate(background) == "rgb(255, 255, 255)"


def test_the_pointer_and_the_tools_hide_after_three_seconds(wall: Page) -> None:
    wall.clock.install()
    wall.reload()
    tools = wall.get_by_role("toolbar")
    wall.mouse.move(100, 100)
    expect(wall.locator("body")).not_to_have_attribute("data-still", "true")
    expect(tools).to_have_css("opacity", "1")
    wall.clock.run_for(3000)
    expect(wall.locator("body")).to_have_attribute("data-still", "true")
    expect(wall.locator("body")).to_have_css("cursor", "none")
    expect(tools).to_have_css("opacity", "0")
    wall.mouse.move(200, 200)
    expect(tools).to_have_css("opacity", "1")


def test_who_has_only_a_keyboard_reaches_the_tools_and_keeps_them(wall: Page) -> None:
    wall.clock.install()
    wall.reload()
    wall.clock.run_for(3000)
    tools = wall.get_by_role("toolbar")
    expect(tools).to_have_css("opacity", "0")
    wall.keyboard.press("Tab")
    expect(wall.get_by_role("button", name="Full screen")).to_be_focused()
    wall.clock.run_for(3500)
    expect(tools).to_have_css("opacity", "1")


def test_the_wall_fills_the_screen_and_leaves_it(wall: Page) -> None:
    wall.mouse.move(100, 100)
    wall.get_by_role("button", name="Full screen").click()
    expect(wall.get_by_role("button", name="Leave full screen")).to_be_visible()
    assert wall.evaluate("document.fullscreenElement !== null")
    wall.get_by_role("button", name="Leave full screen").click()
    expect(wall.get_by_role("button", name="Full screen", exact=True)).to_be_visible()


def test_the_wall_keeps_the_screen_awake_and_asks_again_when_it_is_back_in_front(wall: Page) -> None:
    wall.add_init_script(ASKED)
    wall.reload()
    shows(wall, "join")
    assert wall.evaluate("asked") == 1
    wall.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert wall.evaluate("asked") == 2


def test_the_wall_comes_back_alone_when_its_server_was_killed(account: Facilitator, tmp_path: Path) -> None:
    server = Server(tmp_path, alpine_source="local").start()
    place = stages.Server(server.base, server.base + server.set_up)
    stage = Stage(Facilitator(account.browser, place))
    try:
        stage.go("map")
        wall = open_wall(stage)
        expect(wall.get_by_text("Check your own lane.")).to_be_visible()
        server.kill()
        expect(wall.get_by_text("No connection. What you see may be out of date.")).to_be_visible()
        expect(wall.get_by_text("Check your own lane.")).to_be_visible()
        server.start()
        stage.go("mark")
        expect(wall.get_by_text("Mark each step. Work alone.")).to_be_visible()
        expect(wall.get_by_text("No connection.")).to_have_count(0)
    finally:
        stage.close()
        stage.account.context.close()
        server.stop()
