"""A server on which a workshop was played up to the end of a phase, and the people who look at it."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page

ROOT = Path(__file__).resolve().parents[2]
SEED = "4"
PATIENCE = 10_000
"""Milliseconds in which a page gets to where a scene wants it."""
SEATED = "() => ['online', 'back'].includes(window.Alpine?.store('live')?.status)"
Form = dict[str, str | float | bool]


class Stayed(NamedTuple):
    """What a rehearsal prints about the server that stays."""

    console: str
    join: str
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
    """The server; it ends with this."""
    with tempfile.TemporaryDirectory() as out:
        stops = ["--until", until] if until != "final" else []
        wanted = ["--seed", SEED, *stops, "--stay", "--out", out]
        played = subprocess.Popen(
            [sys.executable, "-m", "server", "rehearse", *wanted], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
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
    patterns = (r"console +(\S+)", r"another person +(\S+)", r"Sign in as +(.+)", r"passphrase +(.+)")
    found = [re.search(pattern, said) for pattern in patterns]
    assert all(found), said
    return Stayed(*(one[1].strip() for one in found if one))


class Visitors:
    """Who looks at a rehearsed workshop: its facilitator, and somebody new from a function."""

    def __init__(self, browser: Browser, server: Stayed) -> None:
        self.browser, self.server = browser, server
        self.contexts: list[BrowserContext] = []
        self.facilitator = self.stranger()
        form: Form = {"name": server.name, "passphrase": server.passphrase}
        assert self.facilitator.request.post("/sign-in", form=form).ok

    def stranger(self) -> BrowserContext:
        """A browser that knows nothing yet."""
        context = self.browser.new_context(base_url=self.server.base, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        return context

    def participant(self, name: str, function: str) -> BrowserContext:
        """Somebody who joins, in a function by its name."""
        context = self.stranger()
        page = context.new_page()
        page.goto(self.server.join)
        page.get_by_label("Your name").fill(name)
        page.locator(".tile", has_text=function).click()
        page.get_by_role("button", name="Join", exact=True).click()
        page.wait_for_url("**/w/*")
        page.close()
        return context

    def leave(self) -> None:
        for context in self.contexts:
            context.close()


def seated(page: Page, path: str) -> Page:
    """A live page that has come online, with nothing lying over its task."""
    page.goto(path)
    page.wait_for_function(SEATED)
    caught_up = page.get_by_role("button", name="Go to the task")
    page.wait_for_load_state("networkidle")
    if caught_up.count() and caught_up.first.is_visible():
        caught_up.first.click()
    return page
