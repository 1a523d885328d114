"""Why this could fail: written alone and kept by itself, with the look of what is private, until all of it is shown."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage
from tests.browser.test_accessible import overflow, violations


@pytest.fixture
def sam(stage: Stage) -> Page:
    page = stage.join("Sam", "Sales")
    stage.go("commit")
    return page


def opened(page: Page) -> Locator:
    """What somebody writes alone, unfolded."""
    page.locator("summary", has_text="It is a year from now and this has failed. Why?").click()
    return page.locator("form", has=page.get_by_label("Write alone, one reason a line"))


def test_reasons_are_kept_by_themselves_and_survive_a_reload(stage: Stage, sam: Page) -> None:
    form = opened(sam)
    expect(form).to_have_class(re.compile("private"))
    expect(form.get_by_text("Only you can see this until all reasons are shown")).to_be_visible()
    form.get_by_label("Write alone").fill("Nobody used it")
    expect(form.get_by_text("Saved")).to_be_visible()
    form.get_by_label("Write alone").press_sequentially("\nToo la")
    sam.reload()
    form = opened(sam)
    expect(form.get_by_label("Write alone")).to_have_value("Nobody used it\nToo la")
    expect(form.get_by_text("Saved")).to_be_visible()
    assert violations(sam) == []
    sam.set_viewport_size({"width": 320, "height": 640})
    assert overflow(sam) == 0


def test_what_is_typed_without_a_line_is_sent_when_it_is_back(stage: Stage, sam: Page) -> None:
    form = opened(sam)
    sam.context.set_offline(True)
    form.get_by_label("Write alone").fill("The data was wrong")
    expect(form.get_by_text("Not sent yet")).to_be_visible()
    sam.context.set_offline(False)
    expect(form.get_by_text("Saved")).to_be_visible()
    stage.complaints[:] = [one for one in stage.complaints if "ERR_INTERNET_DISCONNECTED" not in one]


def test_once_shown_the_reasons_stand_among_the_risks_and_the_private_look_is_gone(stage: Stage, sam: Page) -> None:
    form = opened(sam)
    form.get_by_label("Write alone").fill("Nobody used it")
    expect(form.get_by_text("Saved")).to_be_visible()
    assert stage.command({"do": "share_causes"})["type"] == "accepted"
    expect(form.get_by_text("Shown to everybody")).to_be_visible()
    expect(form).not_to_have_class(re.compile("private"))
    form.get_by_label("Write alone").fill("Nobody used it\nToo late")
    expect(form).to_have_class(re.compile("private"))
    expect(form.get_by_text("Saved")).to_be_visible()
    assert violations(sam) == []


def test_who_is_removed_takes_along_what_the_server_has_not_taken(stage: Stage, sam: Page) -> None:
    form = opened(sam)
    six = "\n".join(f"Reason {number}" for number in range(6))
    form.get_by_label("Write alone").fill(six)
    expect(form.get_by_role("alert")).to_contain_text("Write up to 5 reasons")
    person = next(id for id, one in stage.everyone["people"].items() if one["name"] == "Sam")
    assert stage.command({"do": "remove_person", "person": person})["type"] == "accepted"
    with sam.expect_download() as coming:
        sam.get_by_role("button", name="Download my notes").click()
    assert "Why this could fail" in coming.value.path().read_text()
    assert "Reason 5" in coming.value.path().read_text()


def test_too_many_reasons_are_refused_in_words_and_stay(stage: Stage, sam: Page) -> None:
    form = opened(sam)
    six = "\n".join(f"Reason {number}" for number in range(6))
    form.get_by_label("Write alone").fill(six)
    expect(form.get_by_role("alert")).to_contain_text("Write up to 5 reasons")
    expect(form.get_by_label("Write alone")).to_have_value(six)
