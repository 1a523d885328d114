"""A rehearsal in the browser: it says what it is on every page, and leaving it goes back to where one was."""

import re

from playwright.sync_api import expect

from tests.browser.stage import Stage


def test_a_rehearsal_says_so_in_the_room_and_leaving_goes_back_to_the_console_it_was_started_from(stage: Stage) -> None:
    console = stage.facilitator
    console.get_by_role("button", name="More").click()
    console.get_by_role("button", name="Rehearse").click()
    leave = console.get_by_role("button", name="Leave and erase")
    expect(leave).to_be_visible()
    copy = console.url.split("/")[4]
    assert copy != stage.workshop

    room = stage.watched(stage.account.context.new_page())
    room.goto(f"/w/{copy}")
    expect(room.locator(".app-bar .tag", has_text="Rehearsal")).to_be_visible()
    room.set_viewport_size({"width": 320, "height": 640})
    expect(room.locator(".app-bar .tag", has_text="Rehearsal")).to_be_visible()
    assert not room.evaluate("document.documentElement.scrollWidth > innerWidth")
    room.close()

    leave.click()
    expect(console).to_have_url(re.compile(rf"/w/{stage.workshop}/console$"))


def test_the_room_of_a_workshop_that_is_no_rehearsal_has_no_tag(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    expect(sam.get_by_role("heading", name="Welcome")).to_be_visible()
    expect(sam.get_by_text("Rehearsal", exact=True)).to_be_hidden()
