"""Walls in a browser: opened as in the room, and held to what every face of a wall has to keep."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.cast import SIX
from tests.browser.stage import Stage

SMALLEST = 0.029
"""The smallest text, as a part of the window's height."""

TEXT_SIZES = """() => {
  const sizes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('.unseen, script') || !parent.checkVisibility()) continue;
    sizes.push([parseFloat(getComputedStyle(parent).fontSize), node.data.trim()]);
  }
  return sizes;
}"""

TELLING = re.compile(r"guessing|fairly sure|certain|sure\?", re.IGNORECASE)


def open_wall(stage: Stage, **context: Any) -> Page:
    """A wall of 1080 lines, in a browser that nobody signed in to and that likes it dark."""
    address = stage.facilitator.locator("a[href^='/wall/']").first.get_attribute("href") or ""
    likes: dict[str, Any] = {"viewport": {"width": 1920, "height": 1080}, "color_scheme": "dark"}
    fresh = stage.account.browser.new_context(base_url=stage.address, **(likes | context))
    stage.contexts.append(fresh)
    page = fresh.new_page()
    page.on("pageerror", lambda error: stage.complaints.append(f"wall: {error}"))
    page.goto(address)
    return page


def shows(page: Page, face: str) -> None:
    """The wall has this face, can be read from the back, and gives nobody away."""
    expect(page.locator(".wall-face")).to_have_attribute("data-face", face)
    wanted = SMALLEST * page.evaluate("innerHeight") - 0.1
    sizes = page.evaluate(TEXT_SIZES)
    assert sizes
    assert [one for one in sizes if one[0] < wanted] == []
    words = page.locator("body").inner_text()
    assert [name for name in (*SIX, "Ana", "Ruth") if re.search(rf"\b{name}\b", words)] == []
    assert not TELLING.search(words)
    frame = page.locator(".wall-frame")
    assert not frame.evaluate("(one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight")
    assert not page.evaluate("document.documentElement.scrollHeight > innerHeight")
