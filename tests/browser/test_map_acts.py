"""What people do to the flow, on the map and in the outline: adding, linking, moving, removing, pasting."""

import re

from playwright.sync_api import expect

from tests.browser.mapping import card, focused, links, on_the_map, saved, step_called
from tests.browser.stage import Stage


def test_a_step_is_added_by_keyboard_together_with_its_handoff(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "inspect_deals").focus()
    page.keyboard.press("a")
    page.keyboard.type("Tell the team")
    page.keyboard.press("Tab")
    page.keyboard.type("Ask for a second look")
    page.keyboard.press("Enter")
    saved(page)
    first, second = step_called(stage, "Tell the team"), step_called(stage, "Ask for a second look")
    assert focused(page) == second["id"]
    assert {one["values"]["owner"] for one in (first, second)} == {"sales"}
    assert {("inspect_deals", first["id"]), (first["id"], second["id"])} <= links(stage)


def test_an_empty_new_card_is_discarded_and_escape_leads_back(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "inspect_deals").focus()
    page.keyboard.press("a")
    expect(page.locator(".step-editor")).to_be_focused()
    page.keyboard.press("Escape")
    assert focused(page) == "inspect_deals"
    expect(page.locator(".step-card")).to_have_count(14)


def test_a_step_moves_to_another_lane_and_back_by_undo(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "inspect_deals").focus()
    page.keyboard.press("a")
    page.keyboard.type("Check the margin")
    page.keyboard.press("Enter")
    saved(page)
    step = focused(page)
    page.keyboard.press("m")
    page.get_by_role("toolbar").get_by_role("button", name="Finance").click()
    expect(page.locator(f".lane[data-lane='finance'] #step-{step}")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator(f".lane[data-lane='sales'] #step-{step}")).to_be_focused()


def test_who_moved_a_step_out_of_their_lane_takes_it_back(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    expect(page.locator("#bar .saved")).to_contain_text("Connected")
    card(page, "inspect_deals").focus()
    page.keyboard.press("m")
    page.get_by_role("toolbar").get_by_role("button", name="Finance").click()
    expect(page.locator(".lane[data-lane='finance'] #step-inspect_deals")).to_be_focused()
    expect(page.locator("#bar .saved")).to_contain_text("Saved")
    page.keyboard.press("Control+z")
    expect(page.locator(".lane[data-lane='sales'] #step-inspect_deals")).to_be_focused()
    saved(page)
    assert page.evaluate("Alpine.store('live').notices") == []


def test_a_link_is_made_by_typing_a_number(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "capture_facts").focus()
    page.keyboard.press("l")
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    saved(page)
    assert ("capture_facts", "score_deals") in links(stage)
    assert focused(page) == "capture_facts"


def test_linking_says_when_no_step_fits(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "capture_facts").focus()
    page.keyboard.press("l")
    page.keyboard.type("no such step")
    expect(page.get_by_text("No step fits. Those linked already are not listed.")).to_be_visible()
    page.keyboard.press("Escape")
    assert focused(page) == "capture_facts"


def test_a_removed_step_can_be_restored_by_everybody_who_may(stage: Stage) -> None:
    stage.go("map")
    page, other = on_the_map(stage), on_the_map(stage, "Ravi")
    before = links(stage)
    card(page, "inspect_deals").focus()
    page.keyboard.press("Delete")
    expect(card(other, "inspect_deals")).to_have_count(0)
    assert focused(page) != "BODY"
    other.locator(".map-ghosts").get_by_role("button", name="Restore").click()
    expect(card(page, "inspect_deals")).to_be_visible()
    assert links(stage) == before


def test_a_removal_is_undone_by_its_author(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "inspect_deals").click()
    page.get_by_role("button", name="Remove step").click()
    expect(card(page, "inspect_deals")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(card(page, "inspect_deals")).to_be_visible()
    page.keyboard.press("Control+Shift+z")
    bar = page.locator(".notice", has_text="Step removed: Inspect deals")
    bar.get_by_role("button", name="Undo").click()
    expect(card(page, "inspect_deals")).to_be_visible()
    expect(bar).to_have_count(0)


def test_pasted_lines_become_steps_after_a_look_at_them(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    page.get_by_role("button", name="Outline").click()
    page.get_by_role("button", name="Paste steps").click()
    page.get_by_label("One step a line").fill("1. Qualify the lead\nSales: Draft the offer\nFinance: Check credit")
    expect(page.get_by_role("dialog")).to_contain_text("Not your lane")
    page.get_by_role("button", name="Add 2 steps").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    first, second = step_called(stage, "Qualify the lead"), step_called(stage, "Draft the offer")
    assert first["values"]["owner"] == second["values"]["owner"] == "sales"
    assert (first["id"], second["id"]) in links(stage)


def test_lines_pasted_into_a_new_card_are_offered_as_steps(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "inspect_deals").focus()
    page.keyboard.press("a")
    page.locator(".step-editor").evaluate(
        """(input) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text', 'Ask the buyer\\nWrite the reason down');
          input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }"""
    )
    page.get_by_role("button", name="Add 2 steps").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert ("inspect_deals", step_called(stage, "Ask the buyer")["id"]) in links(stage)


def test_the_outline_adds_renames_and_moves_as_the_map_does(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    page.get_by_role("button", name="Outline").click()
    page.get_by_label("Comes after", exact=True).select_option(label="8 · Inspect deals and override calls")
    page.get_by_label("New step").fill("Tell the customer")
    page.keyboard.press("Enter")
    name = page.locator("#outline [aria-selected=true] input")
    name.fill("Tell the customer why")
    name.press("Tab")
    page.locator("#outline [aria-selected=true] select").nth(1).select_option(label="Person")
    saved(page)
    made = step_called(stage, "Tell the customer why")
    assert made["values"]["today"] == "person"
    assert ("inspect_deals", made["id"]) in links(stage)
    page.get_by_role("button", name="Map").click()
    expect(card(page, made["id"])).to_have_accessible_name(
        re.compile("Tell the customer why. Sales. Done today: Person")
    )
