"""Taking the plan along: columns for another tool, calendars, and messages to owners."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.stage import Facilitator, Stage, open_browser, serve
from tests.browser.test_accessible import overflow, violations
from tests.browser.test_plan import Room, closed
from tests.mail.post_office import PostOffice, post_office


@pytest.fixture(scope="module")
def office() -> Iterator[PostOffice]:
    with post_office() as made:
        yield made


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory, office: PostOffice) -> Iterator[Facilitator]:
    """A facilitator on a server that has a mail server."""
    settings = {"HOST": "127.0.0.1", "PORT": str(office.port), "SECURITY": "none", "FROM": "plan@company.example"}
    mail = {f"CROSSFLOW_SMTP_{name}": value for name, value in settings.items()}
    with serve(tmp_path_factory.mktemp("server"), **mail) as server, sync_playwright() as playwright:
        browser = open_browser(playwright)
        yield Facilitator(browser, server)
        browser.close()


@pytest.fixture
def room(stage: Stage) -> Room:
    return closed(stage)


def saved(page: Page, name: str) -> Path:
    """The file that a click on this saves."""
    with page.expect_download() as coming:
        page.get_by_role("link", name=name).first.click()
    return coming.value.path()


def headings(path: Path) -> list[str]:
    return next(csv.reader(io.StringIO(path.read_text("utf-8"), newline="")))


def shown(page: Page) -> list[str]:
    return page.locator("#rows th").all_inner_texts()


def test_the_changes_go_into_another_tool_with_columns_of_ones_own(room: Room) -> None:
    page = room.plan(room.sam)
    page.get_by_role("button", name="Export").click()
    page.get_by_role("link", name="Jira, Asana, Planner, Trello").click()
    page.get_by_role("navigation", name="Tool").get_by_role("link", name="ClickUp").click()
    expect(page.locator("#rows th").first).to_have_text("Task Name")
    page.get_by_label("Name of the column").first.fill("What")
    page.get_by_label("What it holds").nth(1).select_option(label="Leave this column out")
    expect(page.locator("#rows th").nth(1)).to_have_text("Status")
    expect(page.locator("#doubts")).to_contain_text("ClickUp knows Task Name by name")
    page.get_by_role("button", name="Move down").first.click()
    expect(page.get_by_role("button", name="Move down").nth(1)).to_be_focused()
    expect(page.get_by_label("Name of the column").nth(1)).to_have_value("What")
    empty = page.locator(".into-column").last
    empty.get_by_label("Name of the column").fill("Proof")
    empty.get_by_label("What it holds").select_option(label="First step")
    expect(page.locator("#rows th").last).to_have_text("Proof")
    assert headings(saved(page, "Save the file")) == shown(page)
    expect(page.locator("#files [role=status]")).to_have_text("Saved")
    again = page.context.new_page()
    again.goto(f"/w/{room.stage.workshop}/plan/into/clickup")
    expect(again.locator("#rows th").last).to_have_text("Proof")
    again.get_by_role("link", name="As ClickUp takes them").click()
    expect(again.locator("#rows th").first).to_have_text("Task Name")


def test_a_tap_copies_an_owners_message_and_another_saves_their_calendar(room: Room) -> None:
    page = room.plan(room.sam)
    mine = page.locator("#owners li")
    expect(mine).to_have_count(1)
    message = mine.locator("pre").text_content() or ""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    mine.get_by_role("button", name="Copy message").click()
    expect(mine.get_by_text("Copied")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == message
    assert "Judges flagged exceptions" in message and "List the rules, by 4 December 2026" in message
    calendar = saved(page, "Calendar of Sam").read_text()
    assert "UID:judge-first." in calendar and "UID:reads." not in calendar


def test_a_copied_message_leads_an_owner_to_their_lines_until_their_links_are_ended(room: Room) -> None:
    page = room.plan(room.stage.watched(room.stage.account.context.new_page()))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    mia = page.locator("#owners li").filter(has=page.locator(".person", has_text="Mia"))
    copy = mia.get_by_role("button", name="for Mia")
    copy.click()
    expect(copy).to_contain_text("Copied")
    message = page.evaluate("() => navigator.clipboard.readText()")
    [link] = re.findall(r"account: (\S+)", message)
    copy.click()
    expect(mia.locator("pre")).to_have_text(message)
    elsewhere = room.stage.account.browser.new_context()
    room.stage.contexts.append(elsewhere)
    hers = elsewhere.new_page()
    hers.goto(link)
    expect(hers.get_by_role("heading", name="Your lines, Mia")).to_be_visible()
    page.reload()
    theirs = page.locator("#links li").filter(has_text="Mia")
    theirs.get_by_text("End their link").first.click()
    assert violations(page) == []
    theirs.get_by_role("button", name="End their link of Mia").click()
    expect(theirs.get_by_role("button", name="Copy their link")).to_be_visible()
    hers.reload()
    expect(hers.get_by_role("heading", name="This link has ended")).to_be_visible()
    assert violations(hers) == []


def test_the_facilitator_sends_an_owner_their_lines(room: Room, office: PostOffice) -> None:
    page = room.stage.account.context.new_page()
    room.plan(page)
    mia = page.locator("#owners li").filter(has=page.locator(".person", has_text="Mia"))
    mia.locator("summary").click()
    office.refuses = {"RCPT": "550 no such box"}
    mia.get_by_label("E-mail address of Mia").fill("mia@company.example")
    mia.get_by_role("button", name="Send").click()
    expect(mia.get_by_text("does not know this address")).to_be_visible()
    office.refuses = {}
    mia.get_by_role("button", name="Send").click()
    expect(mia.get_by_text("Sent. The mail server has taken the message.")).to_be_visible()
    assert office.taken[-1].to == ("mia@company.example",)
    expect(mia.get_by_label("E-mail address of Mia")).to_have_value("mia@company.example")


@pytest.mark.parametrize("width", [1440, 320])
def test_the_pages_are_accessible_in_light_and_dark_and_as_wide_as_the_window(room: Room, width: int) -> None:
    for page in (room.sam, room.mia):
        page.set_viewport_size({"width": width, "height": 900})
        for tool in ("jira", "planner", "trello_list"):
            page.goto(f"/w/{room.stage.workshop}/plan/into/{tool}")
            assert overflow(page) <= 0
            assert violations(page) == []
    page = room.plan(room.stage.account.context.new_page())
    page.set_viewport_size({"width": width, "height": 900})
    page.locator("#owners summary").first.click()
    assert overflow(page) <= 0
    assert violations(page) == []


def test_without_a_script_columns_are_moved_by_buttons_and_the_file_is_saved(room: Room) -> None:
    context = room.stage.account.browser.new_context(
        base_url=room.stage.account.server.address,
        java_script_enabled=False,
        storage_state=room.sam.context.storage_state(),
    )
    page = context.new_page()
    page.goto(f"/w/{room.stage.workshop}/plan/into/gitlab")
    page.get_by_role("button", name="Move down").first.click()
    expect(page.locator("#rows th").first).to_have_text("description")
    page.get_by_label("Name of the column").first.fill("body")
    page.get_by_role("button", name="Show the first rows").last.click()
    expect(page.locator("#rows th").first).to_have_text("body")
    assert headings(saved(page, "Save the file")) == ["body", "title", "due date"]
    context.close()
