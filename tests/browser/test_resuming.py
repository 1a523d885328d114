"""A workshop that goes on the next day: a real server stopped overnight, and everybody back on the same links."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.stage import Facilitator, Stage, open_browser, serve, when

NIGHT = 16 * 3_600_000
MOMENT = re.compile(r"\b1[0-9]{12}\b")


def let_a_night_pass(folder: Path) -> None:
    """Everything in the log happened sixteen hours earlier."""
    earlier = lambda found: str(int(found[0]) - NIGHT)  # noqa: E731
    with sqlite3.connect(folder / "data" / "crossflow.db") as database:
        rows = database.execute("select workshop, seq, payload from event").fetchall()
        changed = [(MOMENT.sub(earlier, payload), workshop, seq) for workshop, seq, payload in rows]
        database.executemany("update event set payload = ? where workshop = ? and seq = ?", changed)
        database.execute("update event set at = at - ?", (NIGHT,))


SEEN = "Object.keys(localStorage).filter((key) => /^crossflow.seen.[^/]+.[^/]+$/.test(key))"
"""Where a browser keeps when it saw the workshop last."""


def was_here_yesterday(page: Page) -> None:
    """This browser saw the workshop last before the night. It must have lost its line, or it says that it is here."""
    page.evaluate(
        f"(gap) => {SEEN}.forEach((key) => localStorage.setItem(key, String(Number(localStorage.getItem(key)) - gap)))",
        NIGHT,
    )


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[tuple[Page, Page, Stage]]:
    """The console and somebody's room, the day after the room stopped in the middle of the map."""
    port = ""
    with sync_playwright() as playwright:
        browser = open_browser(playwright)
        with serve(tmp_path) as server:
            stage = Stage(Facilitator(browser, server))
            sam = stage.join("Sam", "Sales")
            stage.go("map")
            console = stage.facilitator
            for page in (sam, console):
                expect(page.get_by_role("heading", level=1).first).to_be_visible()
            sam.wait_for_function(f"() => {SEEN}.length > 0")
            stage.edit({"act": "add", "kind": "issue", "id": "late-pin", "values": {"text": "Two systems"}})
            port = server.address.rpartition(":")[2]
        when(sam, "Alpine.store('live').status === 'offline'")
        was_here_yesterday(sam)
        room = sam.url
        # A page that stays open comes back by itself as soon as the server does, and notes that it is here.
        sam.goto("about:blank")
        let_a_night_pass(tmp_path)
        with serve(tmp_path, CROSSFLOW_PORT=port):
            sam.goto(room)
            console.reload()
            yield console, sam, stage
        browser.close()


def test_the_next_day_everybody_reads_where_it_stopped_and_the_pace_begins_anew(
    morning: tuple[Page, Page, Stage],
) -> None:
    console, sam, stage = morning
    card = console.get_by_role("region", name="Good to have you back")
    expect(card).to_contain_text("The room has been in “Check the map” since")
    expect(console.locator(".pace")).to_be_hidden()
    for page in (console, sam):
        expect(page.locator("[role=timer]").first).to_be_hidden()
    expect(console.get_by_role("list", name="Health")).to_contain_text("Progress: the room rests")
    expect(console.locator(".nudge")).to_have_count(0)
    back = sam.get_by_role("region", name="Where we are")
    expect(back).to_contain_text("in “Check the map”")
    expect(back).to_contain_text("Since then")
    card.get_by_role("button", name="Go on with Check the map").click()
    expect(card).to_have_count(0)
    expect(console.locator(".pace")).to_be_hidden()
    expect(console.locator("#agenda")).to_contain_text("ends ")
    expect(sam.locator(".task [role=timer]")).to_contain_text(re.compile("9:|10:"))
    assert stage.complaints == [one for one in stage.complaints if "ERR_CONNECTION_REFUSED" in one]
