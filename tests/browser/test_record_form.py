"""The one form for every record: it saves by itself, loses no text, and says at the field what is wrong."""

import re

from playwright.sync_api import Page, expect

from tests.browser.mapping import Cable, card, on_the_map, saved
from tests.browser.stage import Stage

STEP = "inspect_deals"


def open_step(page: Page, step: str = STEP) -> None:
    card(page, step).click()
    expect(page.locator(".side-panel").get_by_label("Step", exact=True)).to_be_visible()


def test_typing_is_saved_when_it_stops_and_shown_to_all(stage: Stage) -> None:
    stage.go("map")
    page, other = on_the_map(stage), on_the_map(stage, "Mia", "Finance")
    open_step(page)
    page.get_by_label("Step", exact=True).fill("Inspect the big deals")
    expect(card(other, STEP)).to_have_accessible_name(re.compile("Inspect the big deals"))
    expect(page.locator(".side-panel .saved").first).to_be_visible()


def test_what_was_typed_without_a_line_is_there_after_a_reload_and_is_sent(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    cable = Cable(page)
    open_step(page)
    cable.cut()
    page.get_by_label("Step", exact=True).fill("Inspect by hand")
    page.on("dialog", lambda dialog: dialog.accept())
    cable.mend()
    page.reload()
    expect(card(page, STEP)).to_have_accessible_name(re.compile("Inspect by hand"))
    saved(page)
    assert stage.record(STEP)["values"]["name"] == "Inspect by hand"


def test_an_empty_title_is_refused_at_its_field_and_nothing_is_lost(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    open_step(page)
    title = page.get_by_label("Step", exact=True)
    title.fill("")
    expect(page.locator(".field-error").filter(has_text="Step cannot be empty.")).to_be_visible()
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description(re.compile("Step cannot be empty."))
    title.fill("Inspect again")
    expect(title).to_have_attribute("aria-invalid", "false")
    expect(card(page, STEP)).to_have_accessible_name(re.compile("Inspect again"))
    assert stage.record(STEP)["values"]["name"] == "Inspect again"


def test_of_two_texts_both_can_be_kept(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    cable = Cable(page)
    card(page, STEP).click()
    page.get_by_role("button", name="Pin a question or problem").click()
    page.get_by_label("What breaks, or what is the question?").fill("Nobody says why")
    page.get_by_role("button", name="Add pin").click()
    saved(page)
    mine = next(one["id"] for one in stage.records("issue") if one["values"]["text"] == "Nobody says why")
    page.get_by_role("button", name="Change this pin").click()
    cable.cut()
    page.get_by_label("What breaks, or what is the question?").fill("Nobody says why, ever")
    stage.edit({"act": "set", "id": mine, "values": {"text": "No reason is kept"}, "was": {"text": "Nobody says why"}})
    cable.mend()
    strip = page.locator(".conflict")
    expect(strip).to_contain_text("Ana changed this while you were typing.")
    strip.get_by_role("button", name="Keep both").click()
    expect(strip).to_have_count(0)
    assert stage.record(mine)["values"]["text"] == "No reason is kept\nNobody says why, ever"


def test_lists_grow_and_shrink_by_chips(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    open_step(page)
    page.get_by_label("Systems").fill("Notebook")
    page.get_by_label("Systems").press("Enter")
    page.get_by_role("button", name="Remove CRM").click()
    saved(page)
    assert stage.record(STEP)["values"]["systems"] == ["One-to-one talks", "Notebook"]


def test_a_field_that_is_not_yours_is_text(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage, "Mia", "Finance")
    card(page, STEP).click()
    panel = page.locator(".side-panel")
    expect(panel.get_by_text("Inspect deals and override calls").first).to_be_visible()
    expect(panel.locator("input, textarea")).to_have_count(0)


def test_whoever_types_into_a_removed_record_keeps_the_text_and_can_restore_it(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    open_step(page)
    stage.edit({"act": "remove", "id": STEP})
    strip = page.locator(".side-panel .conflict")
    expect(strip).to_contain_text("Ana removed")
    strip.get_by_role("button", name="Restore").click()
    expect(card(page, STEP)).to_be_visible()
    expect(page.get_by_label("Step", exact=True)).to_have_value("Inspect deals and override calls")
