"""When the time of a block is over nothing closes: whoever types goes on typing, and it is kept (WCAG 2.2.1)."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.mapping import on_the_map
from tests.browser.room_life import SEATED, steps_of
from tests.browser.stage import Stage

BEFORE, AFTER = "The rep knows ", "what was said"


def time_runs_out(stage: Stage, page: Page) -> None:
    """The facilitator takes all minutes away; the page's timer says so."""
    stage.command({"do": "extend_timer", "minutes": -60})
    expect(page.locator("[role=timer][data-over]").first).to_be_visible()


def types_past_the_end(stage: Stage, page: Page, field: Locator) -> None:
    """In the middle of a sentence the time ends."""
    field.press_sequentially(BEFORE)
    time_runs_out(stage, page)
    expect(field).to_be_focused()
    page.keyboard.type(AFTER)
    expect(field).to_have_value(BEFORE + AFTER)


def test_a_why_goes_on_past_the_end(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.go("mark")
    form = sam.locator(".mark-form")
    form.get_by_role("radio", name="Automatic").click()
    types_past_the_end(stage, sam, form.locator("textarea"))
    kept = "([step, why]) => Alpine.store('live').markOf(step)?.why === why"
    sam.wait_for_function(kept, arg=[steps_of(stage)[0], BEFORE + AFTER])


def test_a_pin_goes_on_past_the_end(stage: Stage) -> None:
    stage.go("map")
    sam = on_the_map(stage)
    sam.locator(".step-card").first.click()
    panel = sam.locator("#panel")
    panel.get_by_role("button", name="Pin a question or problem").first.click()
    types_past_the_end(stage, sam, panel.locator("form").get_by_role("textbox").first)
    panel.locator("form").get_by_role("button", name="Add pin").click()
    expect(panel).to_contain_text(BEFORE + AFTER)
    assert BEFORE + AFTER in [one["values"]["text"] for one in stage.records("issue")]


def test_a_change_goes_on_past_the_end(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    sam.wait_for_function(SEATED)
    step = steps_of(stage)[0]
    stage.edit({"act": "set", "id": step, "values": {"focus": "now"}, "was": {}})
    stage.go("redesign")
    stage.command({"do": "suggest_groups"})
    sam.get_by_role("button", name="I type").click()
    asked = sam.get_by_role("region", name="Role", exact=True)
    asked.get_by_role("button", name="Role change").click()
    asked.get_by_label("Which role?").fill("Sales manager")
    types_past_the_end(stage, sam, asked.get_by_label("From what to what?"))
    asked.get_by_role("button", name="Keep this line").click()
    expect(asked.get_by_role("heading", name="Sales manager")).to_be_visible()
    assert stage.records("role_change")[0]["values"]["becomes"] == BEFORE + AFTER
