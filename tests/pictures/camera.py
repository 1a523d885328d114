"""The camera: one page in several looks, as small files."""

import base64
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Page

SETTLED = 700
"""Milliseconds in which a page that was given another size draws everything."""
QUALITY = 72


class Look(NamedTuple):
    """How a screen is looked at."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"


LIGHT = Look("light", 1440, 900)
DARK = Look("dark", 1440, 900, "dark")
PHONE = Look("phone", 320, 640)
PROJECTOR = Look("projector", 1920, 1080)
PAPER = Look("paper", 794, 1123)
SCREEN = (LIGHT, DARK, PHONE)


def take(page: Page, look: Look, file: Path, at: str = "") -> None:
    """Writes what this page shows in a look; with a selector, from there on."""
    page.bring_to_front()
    # In front it is as large as its window, which another page may have made larger, until its size changes.
    for height in (look.height - 1, look.height):
        page.set_viewport_size({"width": look.width, "height": height})
    page.emulate_media(color_scheme=look.scheme, media="print" if look == PAPER else "screen")
    if at:
        page.locator(at).first.evaluate("(one) => one.scrollIntoView({ block: 'start' })")
    page.wait_for_timeout(SETTLED)
    line = page.context.new_cdp_session(page)
    shot = line.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    line.detach()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(base64.b64decode(shot["data"]))
