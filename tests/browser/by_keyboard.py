"""Somebody with a keyboard and nothing else: goes by Tab, and after every key sees where they are."""

import re
from contextlib import suppress

from playwright.sync_api import Error as LeftThePage
from playwright.sync_api import Locator, Page, expect

POINTER = """for (const kind of ['pointerdown', 'mousedown', 'touchstart']) {
  addEventListener(kind, () => console.error(`A pointer was used: ${kind}`), true);
}"""

HIDDEN = """() => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return '';
  // A tile shows that its radio button has the focus.
  const { width, height } = focused.getBoundingClientRect();
  const small = focused.matches('input') && (Math.min(width, height) < 12 || getComputedStyle(focused).opacity === '0');
  const shown = (small && focused.closest('label')) || focused;
  const box = shown.getBoundingClientRect();
  const name = focused.id || focused.getAttribute('aria-label') || shown.textContent.trim().slice(0, 30);
  const what = `${focused.tagName} ${name}`;
  if (box.height > innerHeight - 8 || box.width > innerWidth - 8) return '';
  if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) {
    return `${what} is outside: ${[box.left, box.top, box.right, box.bottom].map(Math.round)}`;
  }
  const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  for (const [x, y] of [[box.left + 4, box.top + 4], middle, [box.right - 4, box.bottom - 4]]) {
    const hit = document.elementFromPoint(x, y);
    // A card of the map and its own button share a cell.
    const own = hit?.closest('.cell')?.contains(shown);
    const covered = hit && !own && !shown.contains(hit) && !hit.contains(shown);
    if (covered) return `${what} is under ${hit.tagName} ${hit.className} ${hit.id}`;
  }
  const rings = [focused, shown, focused.nextElementSibling, shown.closest('.tile, .segmented > *')].filter(Boolean);
  const ring = rings.some((one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  });
  return ring || focused.getAttribute('tabindex') === '-1' ? '' : `${what} has no ring`;
}"""
"""What is wrong with where the focus is; empty when it can be seen."""

SETTLED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"""

FURTHEST = 160
"""So many Tabs lead round every page."""


class Keyboard:
    """The keys of one page. A pointer that is used all the same is complained about in the page's console."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = 0
        self.hidden: list[str] = []
        page.context.add_init_script(POINTER)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1
            self.look()

    def look(self) -> None:
        """Notes it when the focus cannot be seen. What just made room for itself has two frames for it."""
        with suppress(LeftThePage):
            if self.page.evaluate(HIDDEN):
                self.page.evaluate(SETTLED)
                if found := self.page.evaluate(HIDDEN):
                    self.hidden.append(f"{re.sub(r'[0-9a-z]{16,}', '…', self.page.url)}: {found}")

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def to(self, target: Locator, key: str = "Tab") -> None:
        """Goes on until the focus is there."""
        expect(target).to_be_visible()
        for _ in range(FURTHEST):
            if target.evaluate("(one) => one === document.activeElement"):
                return
            self.press(key)
        raise AssertionError(f"No way by {key} to {target}; the focus is at {self.where()}")

    def activate(self, target: Locator) -> None:
        """Goes to a button or link and presses it."""
        self.to(target)
        self.press("Enter")

    def fill(self, target: Locator, text: str) -> None:
        self.to(target)
        self.page.keyboard.press("Control+a")
        self.type(text)

    def choose(self, group: Locator, label: str) -> None:
        """Goes to a group of radio buttons and along it to one of them."""
        wanted = group.get_by_role("radio", name=re.compile(f"^{re.escape(label)}"))
        inside = "(one) => one.contains(document.activeElement) && document.activeElement.type === 'radio'"
        for _ in range(FURTHEST):
            if group.evaluate(inside):
                break
            self.press("Tab")
        for _ in range(12):
            if wanted.evaluate("(one) => one === document.activeElement"):
                break
            self.press("ArrowDown")
        if not wanted.is_checked():
            self.press("Space")
        expect(wanted).to_be_checked()

    def where(self) -> str:
        return str(self.page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)"))
