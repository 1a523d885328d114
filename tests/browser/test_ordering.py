"""Files that take their time: the page says their place in the line, and offers them to who comes back."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage
from tests.browser.test_accessible import overflow, violations
from tests.browser.test_plan import Room, closed


@pytest.fixture
def room(stage: Stage) -> Room:
    return closed(stage)


def started_by(parents: set[int], words: str) -> set[int]:
    """The processes of these parents whose command line says this."""
    table = subprocess.run(["ps", "-A", "-ww", "-o", "pid=,ppid=,command="], check=True, capture_output=True)
    rows = (line.split(None, 2) for line in table.stdout.decode().splitlines())
    return {int(id) for id, parent, command in rows if int(parent) in parents and words in command}


@contextmanager
def writer_that_stands_still(room: Room) -> Iterator[None]:
    """The process that writes files does nothing until the block ends."""
    assert room.sam.request.get(f"/w/{room.stage.workshop}/export/csv").ok
    writers = started_by(started_by({os.getpid()}, "-m server serve"), "spawn_main")
    assert writers
    for one in writers:
        os.kill(one, signal.SIGSTOP)
    try:
        yield
    finally:
        for one in writers:
            os.kill(one, signal.SIGCONT)


def asked(page: Page, name: str) -> Locator:
    """The line of the menu for a file that is asked for."""
    page.get_by_role("button", name="Export").click()
    line = page.get_by_role("link", name=name)
    line.click()
    return line


def test_a_file_says_how_many_are_before_it_and_is_saved_when_it_is_written(room: Room) -> None:
    sam, mia = room.plan(room.sam), room.plan(room.mia)
    with writer_that_stands_still(room):
        first = asked(sam, "PDF for the team")
        expect(first.get_by_role("status")).to_have_text("Writing …")
        second = asked(mia, "Word for the team")
        expect(second.get_by_role("status")).to_have_text("1 export before yours")
        assert violations(mia) == []
        mia.set_viewport_size({"width": 320, "height": 640})
        assert overflow(mia) == 0
    expect(second.get_by_role("status")).to_have_text("Saved")
    expect(first.get_by_role("status")).to_have_text("Saved")


def test_who_leaves_meanwhile_is_offered_the_file_when_they_are_back(room: Room) -> None:
    page = room.plan(room.sam)
    with writer_that_stands_still(room):
        line = asked(page, "PDF for the team")
        expect(line.get_by_role("status")).to_have_text("Writing …")
        page.reload()
        expect(page.get_by_text("PDF for the team: Writing …")).to_be_visible()
    expect(page.get_by_text("Your file is ready: PDF for the team.")).to_be_visible()
    assert violations(page) == []
    page.reload()
    with page.expect_download() as coming:
        page.get_by_role("link", name="Save it").click()
    assert coming.value.path().read_bytes().startswith(b"%PDF")
    expect(page.get_by_text("Your file is ready")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name=re.compile("All changes"))).to_be_visible()
    expect(page.get_by_text("Your file is ready")).to_have_count(0)


def test_where_the_server_knows_nothing_of_the_order_any_more_the_file_comes_all_the_same(room: Room) -> None:
    page = room.plan(room.sam)
    page.context.route(
        re.compile("/orders/"), lambda route: route.continue_(url=re.sub("orders/.", "orders/z", route.request.url))
    )
    with page.expect_download() as coming:
        line = asked(page, "PDF for the team")
    assert coming.value.path().read_bytes().startswith(b"%PDF")
    expect(line.get_by_role("status")).to_have_text("Saved")
    # The browser itself names the order that was not found.
    room.stage.complaints[:] = [one for one in room.stage.complaints if "404" not in one]


def test_a_lost_line_does_not_lose_the_file(room: Room) -> None:
    page = room.plan(room.sam)
    with writer_that_stands_still(room):
        line = asked(page, "PDF for the team")
        expect(line.get_by_role("status")).to_have_text("Writing …")
        page.context.set_offline(True)
        expect(page.get_by_role("alert")).to_contain_text("Your file goes on being written")
        page.context.set_offline(False)
        expect(page.get_by_role("alert")).to_be_hidden()
    expect(line.get_by_role("status")).to_have_text("Saved")
    # The browser itself names each look that the lost line took away.
    room.stage.complaints[:] = [one for one in room.stage.complaints if "ERR_INTERNET_DISCONNECTED" not in one]
