"""What has the focus stays in sight when the page grows beside it; who scrolls away by themselves is left there."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.room_life import SEATED
from tests.browser.stage import Stage

GROW = """(key) => {
  const late = document.createElement('div');
  late.style.blockSize = '250px';
  key.before(late);
}"""
WINDOWS = {"low": (683, 384), "narrow": (320, 640), "laptop": (1280, 600)}


def at_a_key(stage: Stage, size: tuple[int, int]) -> tuple[Page, Locator]:
    """A page with the keyboard's focus on a button of the mark's form."""
    stage.go("mark")
    sam = stage.join("Sam", "Sales")
    sam.set_viewport_size({"width": size[0], "height": size[1]})
    sam.wait_for_function(SEATED)
    key = sam.locator(".mark-form").get_by_role("button", name="Stop doing this")
    key.focus()
    sam.keyboard.press("Shift+Tab")
    sam.keyboard.press("Tab")
    expect(key).to_be_focused()
    key.evaluate("(one) => one.scrollIntoView({ block: 'end' })")
    expect(key).to_be_in_viewport(ratio=1)
    return sam, key


@pytest.mark.parametrize("size", WINDOWS.values(), ids=WINDOWS)
def test_the_focus_stays_in_sight_when_something_above_it_grows(stage: Stage, size: tuple[int, int]) -> None:
    _, key = at_a_key(stage, size)
    key.evaluate(GROW)
    expect(key).to_be_in_viewport(ratio=1)


def test_who_has_scrolled_away_is_not_fetched_back(stage: Stage) -> None:
    sam, key = at_a_key(stage, WINDOWS["low"])
    sam.mouse.wheel(0, -3000)
    expect(key).not_to_be_in_viewport()
    key.evaluate(GROW)
    sam.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(key).not_to_be_in_viewport()
