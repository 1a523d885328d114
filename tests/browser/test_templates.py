"""Templates at the page for a new workshop, where what was typed stays whatever becomes of a file; and copies."""

import re
from pathlib import Path

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.stage import Stage

GOOD = """\
key: ours
title: Promises we keep
version: 1
functions:
  - {id: sales, name: Sales}
steps:
  - {id: ask, name: Ask the customer, owner: sales}
"""
TITLE = "Who decides what we promise?"


def at_the_new_page(stage: Stage) -> Page:
    """Somebody has picked three hours and typed a title."""
    page = stage.watched(stage.account.context.new_page())
    page.goto("/new")
    page.get_by_role("radio", name=re.compile("^3 hours")).check(force=True)
    page.get_by_label("Title", exact=True).fill(TITLE)
    page.get_by_text("Templates: add, rename, download").click()
    return page


def add(page: Page, text: str) -> None:
    file = FilePayload(name="ours.yaml", mimeType="application/yaml", buffer=text.encode())
    page.get_by_label("Add a template from a file").set_input_files(file)
    page.get_by_role("button", name="Add the template").click()


def what_was_typed_is_there(page: Page) -> None:
    expect(page.get_by_label("Title", exact=True)).to_have_value(TITLE)
    expect(page.get_by_role("radio", name=re.compile("^3 hours"))).to_be_checked()


def test_a_file_is_refused_then_added_taken_along_renamed_and_deleted_and_what_was_typed_stays(
    stage: Stage, tmp_path: Path
) -> None:
    page = at_the_new_page(stage)
    add(page, GOOD.replace("owner: sales", "owner: salez"))
    expect(page.get_by_role("alert")).to_contain_text("ours.yaml, line 7: steps[0].owner: there is no function")
    assert [one for one in stage.complaints if "422" not in one] == []
    stage.complaints.clear()
    what_was_typed_is_there(page)
    add(page, GOOD)
    expect(page.get_by_role("radio", name=re.compile("^Promises we keep"))).to_be_checked()
    what_was_typed_is_there(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download Promises we keep").click()
    download.value.save_as(tmp_path / "out.yaml")
    assert (download.value.suggested_filename, (tmp_path / "out.yaml").read_text()) == ("ours.yaml", GOOD)
    page.get_by_label("Title of Promises we keep").fill("Promises")
    page.get_by_label("Title of Promises we keep").press("Enter")
    expect(page.get_by_role("radio", name=re.compile("^Promises 1 step"))).to_be_checked()
    what_was_typed_is_there(page)
    page.get_by_text("Delete Promises").click()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_role("radio", name=re.compile("^Promises"))).to_have_count(0)
    what_was_typed_is_there(page)
    page.get_by_role("button", name="Open lobby").click()
    expect(page.get_by_text(TITLE).first).to_be_visible()


def test_a_workshop_is_saved_as_a_template_and_duplicated_from_its_set_up(stage: Stage) -> None:
    page = stage.watched(stage.account.context.new_page())
    page.goto(f"/w/{stage.workshop}/set-up")
    page.get_by_role("link", name="Save as template").click()
    page.get_by_label("Title of the template").fill("Forecast, our way")
    page.get_by_role("button", name="Save as template").click()
    page.get_by_role("link", name="New workshop from it").click()
    for chosen in page.get_by_role("radio", name=re.compile("^Forecast, our way")).all():
        expect(chosen).to_be_checked()
    page.goto(f"/w/{stage.workshop}/duplicate")
    page.get_by_label("With its content").check(force=True)
    page.get_by_role("button", name="Duplicate").click()
    expect(page.get_by_role("heading", name="Set up", exact=True)).to_be_visible()
    expect(page.locator(".app-bar-title")).to_have_text("Copy of Sales forecasting: who does what?")
    expect(page.locator("#steps [data-row]")).to_have_count(14)
    assert stage.complaints == []
