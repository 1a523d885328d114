"""The panel beside the map: how a step is done today, pins, and what reaches a function."""

import re

from playwright.sync_api import expect

from tests.browser.mapping import card, on_the_map, saved
from tests.browser.stage import Stage


def test_what_is_done_today_is_said_with_one_tap_and_shows_on_the_card(stage: Stage) -> None:
    stage.go("map")
    page, other = on_the_map(stage), on_the_map(stage, "Mia", "Finance")
    card(page, "submit_category").click()
    page.get_by_role("radio", name=re.compile("Person \\+ AI")).check()
    expect(card(other, "submit_category")).to_have_accessible_name(re.compile("Done today: Person \\+ AI"))
    expect(page.locator(".side-panel .saved").first).to_be_visible()
    card(other, "submit_category").click()
    expect(other.locator(".side-panel")).to_contain_text("Done how today?")
    expect(other.get_by_role("radio")).to_have_count(0)


def test_a_pin_is_added_to_a_step_of_another_function(stage: Stage) -> None:
    stage.go("map")
    page, other = on_the_map(stage), on_the_map(stage, "Mia", "Finance")
    card(other, "submit_category").click()
    other.get_by_role("button", name="Pin a question or problem").click()
    other.get_by_role("button", name="Add pin").click()
    expect(other.get_by_role("alert").filter(has_text="please fill this in")).to_be_visible()
    other.get_by_label("What breaks, or what is the question?").fill("Who checks the evidence?")
    other.get_by_role("radio", name="Slows us").check()
    other.get_by_role("button", name="Add pin").click()
    card(page, "submit_category").click()
    expect(page.locator(".side-panel")).to_contain_text("Who checks the evidence?")
    expect(page.locator(".side-panel")).to_contain_text("Finance · Slows us")


def test_receivers_rate_what_reaches_them(stage: Stage) -> None:
    stage.go("sources")
    page = on_the_map(stage, "Mia", "Finance")
    section = page.locator(".side-panel section").first
    section.get_by_role("radio", name="6", exact=True).first.check()
    saved(page)
    rated = [one for one in stage.records("handoff") if one["values"].get("usable") == 6]
    assert len(rated) == 1
    expect(page.locator(".side-panel")).to_contain_text("6 of 10")


def test_a_step_that_is_picked_comes_into_sight_below_what_reaches_one(stage: Stage) -> None:
    stage.go("sources")
    page = on_the_map(stage, viewport={"width": 1280, "height": 720})
    card(page, "freeze_snapshot").click()
    pin = page.get_by_role("button", name="Pin what breaks", exact=True)
    expect(pin).to_be_in_viewport()
    page.get_by_role("button", name="Back to what reaches you").click()
    expect(page.get_by_role("heading", name="What reaches you")).to_be_in_viewport()
    page.get_by_role("button", name="6 → 7").click()
    expect(page.get_by_role("heading", name="Submit the forecast category")).to_be_attached()
    expect(page.get_by_role("heading", name="What reaches you")).to_be_in_viewport()


def test_who_has_no_lane_reads_what_to_do_or_what_they_see(stage: Stage) -> None:
    stage.go("map")
    facilitator, watcher = stage.room_as_facilitator, on_the_map(stage, "Will", "")
    panel = facilitator.locator(".side-panel")
    expect(facilitator.get_by_role("heading", name="Each function checks its own lane.")).to_be_visible()
    expect(panel).to_contain_text("Check your lane. How is each step done today?")
    expect(watcher.locator(".side-panel")).to_contain_text("The flow as it grows.")
    stage.go("sources")
    expect(panel).to_contain_text("how many are usable as they are?")
    expect(watcher.get_by_role("heading", name="What reaches each function")).to_be_visible()


def test_the_form_is_filled_for_the_next_step_and_what_was_typed_stays_with_its_own(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    sales = next(one["id"] for one in stage.records("function") if one["values"]["name"] == "Sales")
    first, second, *_ = [one for one in stage.records("step") if one["values"].get("owner") == sales]
    card(page, first["id"]).click()
    title = page.locator(".side-panel input.input").first
    expect(title).to_have_value(first["values"]["name"])
    was = title.element_handle()
    title.fill("Ask the buyer")
    card(page, second["id"]).click()
    expect(title).to_have_value(second["values"]["name"])
    assert was.evaluate("(input) => input.isConnected")
    saved(page)
    names = {one["id"]: one["values"]["name"] for one in stage.records("step")}
    assert (names[first["id"]], names[second["id"]]) == ("Ask the buyer", second["values"]["name"])


def test_who_types_when_the_room_moves_on_is_not_typing_into_the_next_step(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    sales = next(one["id"] for one in stage.records("function") if one["values"]["name"] == "Sales")
    first, second, *_ = [one for one in stage.records("step") if one["values"].get("owner") == sales]
    card(page, first["id"]).click()
    title = page.locator(".side-panel input.input").first
    expect(title).to_have_value(first["values"]["name"])
    title.focus()
    page.evaluate("(step) => Alpine.store('ui').select(step)", second["id"])
    expect(title).to_have_value(second["values"]["name"])
    expect(title).not_to_be_focused()


def test_a_vague_title_gets_a_hint_that_goes_when_it_is_clear(stage: Stage) -> None:
    stage.go("map")
    page, other = on_the_map(stage), on_the_map(stage, "Mia", "Finance")
    card(page, "submit_category").click()
    title = page.locator(".side-panel").get_by_label("Step", exact=True)
    title.fill("Handle the category")
    hint = page.get_by_text("“Handle” can mean many things. Say what is done: check, decide, send, enter.")
    expect(hint).to_be_visible()
    assert stage.record("submit_category")["values"]["name"] == "Handle the category"
    card(other, "submit_category").click()
    expect(other.locator(".side-panel")).to_contain_text("Done how today?")
    expect(other.get_by_text("can mean many things")).to_have_count(0)
    title.fill("Submit the category")
    expect(hint).to_be_hidden()


def test_verbs_are_offered_while_a_new_step_is_typed(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "submit_category").focus()
    page.keyboard.press("a")
    expect(page.locator(".step-editor")).to_have_attribute("list", "step-verbs")
    expect(page.locator("#step-verbs option[value=Approve]")).to_have_count(1)
    page.keyboard.type("Approve the list")
    page.keyboard.press("Enter")
    expect(page.locator(".step-card", has_text="Approve the list")).to_be_visible()


def test_whatever_is_greyed_says_why_and_what_to_do(stage: Stage) -> None:
    stage.go("sources")
    sources = [one["id"] for one in (*stage.records("source_use"), *stage.records("source"))]
    stage.edit(*({"act": "remove", "id": one} for one in sources))
    page = on_the_map(stage)
    card(page, "submit_category").click()
    use = page.get_by_role("button", name="Use a source")
    expect(use).to_be_disabled()
    expect(use).to_have_accessible_description("There is no source to pick yet. Add one first.")
    expect(page.get_by_text("There is no source to pick yet. Add one first.").first).to_be_visible()
    page.get_by_role("button", name="New source").click()
    page.locator("form.record-form").get_by_label("Source", exact=True).fill("Price list")
    page.get_by_role("button", name="Add to the list").click()
    expect(use).to_be_enabled()
    expect(page.get_by_text("There is no source to pick yet.")).to_be_hidden()
    card(page, "join_drivers").click()
    expect(use).to_be_disabled()
    use.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Only the function whose step this is can add this.").first).to_be_visible()
    expect(use).to_be_focused()
