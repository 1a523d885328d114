"""python -m tests.pictures: takes the pictures of the README from a rehearsed workshop. Not a test."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.stage import CHROMIUM, chromium

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
SETTLED = 1500
"""Milliseconds in which a page that has just come online draws everything."""


class Stayed(NamedTuple):
    """What a rehearsal prints about the server that stays."""

    console: str
    name: str
    passphrase: str

    @property
    def base(self) -> str:
        return self.console.split("/w/")[0]

    @property
    def room(self) -> str:
        return self.console.removesuffix("/console")


@contextmanager
def rehearsed(until: str) -> Iterator[Stayed]:
    """A server on which a workshop was played up to the end of a phase."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "server", "rehearse", "--seed", "4", "--until", until, "--stay", "--out", out]
        played = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        try:
            yield stayed(played)
        finally:
            played.terminate()
            played.wait(30)


def stayed(played: "subprocess.Popen[str]") -> Stayed:
    said = ""
    assert played.stdout
    for line in played.stdout:
        said += line
        if "Ctrl+C" in line:
            break
    found = [re.search(pattern, said) for pattern in (r"console +(\S+)", r"Sign in as +(.+)", r"passphrase +(.+)")]
    assert all(found), said
    return Stayed(*(one[1].strip() for one in found if one))


def signed_in(browser: Browser, server: Stayed) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 810}, base_url=server.base)
    form: dict[str, str | float | bool] = {"name": server.name, "passphrase": server.passphrase}
    context.request.post("/sign-in", form=form)
    return context.new_page()


def take(browser: Browser, until: str, name: str) -> None:
    """A picture of the room as it is at the end of a phase."""
    with rehearsed(until) as server:
        page = signed_in(browser, server)
        page.goto(server.room)
        page.wait_for_function("() => ['online', 'back'].includes(window.Alpine?.store('live')?.status)")
        page.wait_for_timeout(SETTLED)
        PICTURES.mkdir(exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM)
        take(browser, "map", "map")
        take(browser, "overview", "overview")
        browser.close()
