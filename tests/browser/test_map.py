"""The map and the outline: keyboard, focus, adding, moving, removing, pasting, and working at the same time."""

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser.stage import Stage, when

CLIPPED = """() => {
  const view = document.querySelector('.map-view').getBoundingClientRect();
  const heads = document.querySelector('.map-parts').getBoundingClientRect();
  const lane = document.querySelector('.lane-head').getBoundingClientRect();
  const card = document.activeElement.getBoundingClientRect();
  return card.left < lane.right - 1 || card.right > view.right + 1
    || card.top < heads.bottom - 1 || card.bottom > view.bottom + 1;
}"""
"""Whether any of the focused card is hidden: under the sticky heads, or outside the view."""

FOCUSED = "document.activeElement.dataset.step ?? document.activeElement.tagName"


def card(page: Page, step: str) -> Locator:
    return page.locator(f"#step-{step}")


def focused(page: Page) -> str:
    return str(page.evaluate(FOCUSED))


def step_called(stage: Stage, name: str) -> dict[str, Any]:
    return next(one for one in stage.records("step") if one["values"]["name"] == name)


def links(stage: Stage) -> set[tuple[str, str]]:
    return {(one["values"]["from_step"], one["values"]["to_step"]) for one in stage.records("handoff")}


def on_the_map(stage: Stage, name: str = "Sam", function: str = "Sales", **context: Any) -> Page:
    page = stage.join(name, function, **context)
    expect(page.locator(".step-card").first).to_be_visible()
    return page


def saved(page: Page) -> None:
    """Waits until the server has answered everything this page sent."""
    when(page, "Alpine.store('live').unsent === 0")


def walk_all(page: Page) -> list[str]:
    """Goes from card to card by number; every one must show whole."""
    page.locator(".step-card[tabindex='0']").focus()
    page.keyboard.press("Control+Home")
    seen = [focused(page)]
    hidden = []
    while True:
        page.keyboard.press("]")
        if focused(page) == seen[-1]:
            break
        seen.append(focused(page))
        if page.evaluate(CLIPPED):
            hidden.append(seen[-1])
    assert hidden == []
    return seen


def many_steps(stage: Stage, most: int = 60) -> None:
    """Fills the flow up to so many steps, each handed on to the next function."""
    lanes = [one["id"] for one in stage.records("function")]
    have = len(stage.records("step"))
    steps = [
        {
            "act": "add",
            "kind": "step",
            "id": f"more{number}",
            "values": {"name": f"Check item {number}", "owner": lanes[number % len(lanes)], "order": number + 1},
        }
        for number in range(have, most)
    ]
    handoffs = [
        {
            "act": "add",
            "kind": "handoff",
            "id": f"link{number}",
            "values": {"from_step": f"more{number - 1}", "to_step": f"more{number}"},
        }
        for number in range(have + 1, most)
    ]
    stage.edit(*steps, *handoffs)


@pytest.mark.parametrize("size", [(1440, 900), (683, 384), (320, 640)], ids=["laptop", "zoomed", "phone"])
def test_walking_by_number_visits_every_step_and_never_hides_the_focus(stage: Stage, size: tuple[int, int]) -> None:
    stage.go("map")
    page = stage.join("Sam", "Sales", viewport={"width": size[0], "height": size[1]})
    when(page, "window.Alpine?.store('live')?.steps.length === 14")
    page.evaluate("Alpine.store('ui').show('map')")
    assert len(walk_all(page)) == 14


def test_sixty_steps_can_be_walked_at_every_zoom_level(stage: Stage) -> None:
    stage.go("map")
    many_steps(stage)
    page = on_the_map(stage)
    expect(page.locator(".step-card")).to_have_count(60)
    for key in ("+", "-", "-"):
        page.locator(".step-card[tabindex='0']").focus()
        page.keyboard.press(key)
        assert len(walk_all(page)) == 60


def test_arrows_go_to_the_nearest_card_and_shift_follows_the_links(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "repair_pipeline").focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "freeze_snapshot"
    page.keyboard.press("Shift+ArrowLeft")
    assert focused(page) == "repair_pipeline"
    page.keyboard.press("Shift+ArrowLeft")
    assert focused(page) == "capture_facts"
    page.keyboard.press("End")
    assert focused(page) == "inspect_deals"
    page.keyboard.press("Home")
    assert focused(page) == "capture_facts"


def test_of_several_links_one_is_picked_by_its_number(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "produce_baseline").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_role("toolbar")).to_contain_text("Roll up")
    page.keyboard.press("2")
    assert focused(page) == "roll_up"


def test_the_map_is_one_tab_stop(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "capture_facts").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.querySelector('.map-view').contains(document.activeElement)")


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


def test_letters_do_nothing_outside_of_the_map(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    page.locator("body").click(position={"x": 5, "y": 5})
    for key in "aAlLmM019xw]":
        page.keyboard.press(key)
    expect(page.locator(".step-editor, .context-pad")).to_have_count(0)
    assert page.evaluate("Alpine.store('ui').step") == ""


def test_a_step_moves_to_another_lane_and_back_by_undo(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "inspect_deals").focus()
    page.keyboard.press("m")
    page.get_by_role("toolbar").get_by_role("button", name="Finance").click()
    expect(page.locator(".lane[data-lane='finance'] #step-inspect_deals")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator(".lane[data-lane='sales'] #step-inspect_deals")).to_be_focused()


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
    page.get_by_role("button", name="Undo").click()
    expect(card(page, "inspect_deals")).to_be_visible()


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
    row = page.get_by_role("row", name=re.compile("Tell the customer"))
    row.get_by_role("button", name="Tell the customer").click()
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


def test_two_people_who_edit_the_same_title_are_offered_both(stage: Stage) -> None:
    stage.go("map")
    one, other = on_the_map(stage), on_the_map(stage, "Ravi")
    for page, title in ((one, "Look at deals"), (other, "Question deals")):
        card(page, "inspect_deals").focus()
        page.keyboard.press("Enter")
        page.keyboard.type(title)
    one.keyboard.press("Enter")
    expect(card(other, "inspect_deals")).to_have_accessible_name(re.compile("Look at deals"))
    other.keyboard.press("Enter")
    strip = other.locator(".conflict")
    expect(strip).to_contain_text("Sam changed this while you were typing.")
    expect(strip).to_contain_text("Question deals")
    expect(strip).to_contain_text("Look at deals")
    strip.get_by_role("button", name="Keep mine").click()
    expect(card(one, "inspect_deals")).to_have_accessible_name(re.compile("Question deals"))
    expect(strip).to_have_count(0)


def test_what_others_do_moves_no_focus_and_closes_no_editor(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "submit_category").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Submit what is likely")
    view = page.locator(".map-view")
    before = view.evaluate("(view) => [view.scrollLeft, view.scrollTop]")
    where = page.locator(".step-editor").bounding_box()
    for number in range(40):
        stage.edit(
            {
                "act": "set",
                "id": "roll_up",
                "values": {"question": f"Question {number}"},
                "was": {"question": f"Question {number - 1}"} if number else {},
            }
        )
    stage.edit(
        {"act": "set", "id": "freeze_snapshot", "values": {"name": "Freeze it"}, "was": {"name": "Freeze the snapshot"}}
    )
    expect(card(page, "freeze_snapshot")).to_have_accessible_name(re.compile("Freeze it"))
    editor = page.locator(".step-editor")
    expect(editor).to_be_focused()
    expect(editor).to_have_value("Submit what is likely")
    assert editor.evaluate("(input) => input.selectionStart") == len("Submit what is likely")
    assert view.evaluate("(view) => [view.scrollLeft, view.scrollTop]") == before
    assert editor.bounding_box() == where


def test_a_new_lane_order_keeps_the_focused_card_where_it_stands(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "submit_category").focus()
    where = card(page, "submit_category").bounding_box()
    new = {"name": "Read the deal", "owner": "sales", "order": 6.5}
    handoffs = [("score_deals", "between"), ("between", "submit_category")]
    stage.edit(
        {"act": "add", "kind": "step", "id": "between", "values": new},
        *(
            {"act": "add", "kind": "handoff", "id": f"new{at}", "values": {"from_step": start, "to_step": end}}
            for at, (start, end) in enumerate(handoffs)
        ),
    )
    when(page, "document.querySelector('[data-cell=submit_category]').style.getPropertyValue('--col') === '8'")
    assert focused(page) == "submit_category"
    assert card(page, "submit_category").bounding_box() == where


def test_a_step_added_offline_is_shown_as_not_sent_and_arrives_later(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    lines: list[WebSocketRoute] = []
    cut = False

    def carry(line: WebSocketRoute) -> None:
        lines.append(line)
        if cut:
            line.close()
        else:
            line.connect_to_server()

    page.route_web_socket(re.compile("/live$"), carry)
    page.reload()
    card(page, "inspect_deals").focus()
    cut = True
    lines[-1].close()
    page.keyboard.press("a")
    page.keyboard.type("Call the buyer")
    page.keyboard.press("Enter")
    expect(page.locator(".step-card[data-unsent]")).to_contain_text("Call the buyer")
    expect(page.locator(".notice")).to_contain_text("1 change will be sent")
    cut = False
    expect(page.locator(".step-card[data-unsent]")).to_have_count(0, timeout=20_000)
    saved(page)
    assert step_called(stage, "Call the buyer")


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


def test_on_a_phone_only_the_map_scrolls_sideways(stage: Stage) -> None:
    stage.go("map")
    page = stage.join("Sam", "Sales", viewport={"width": 320, "height": 640})
    expect(page.locator("#outline")).to_be_visible()
    wide = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(wide)
    page.locator("#outline .row-title").nth(6).click()
    expect(page.locator(".side-panel")).to_contain_text("Done how today?")
    assert page.evaluate(wide)
    page.evaluate("Alpine.store('ui').show('map')")
    expect(page.locator(".step-card").first).to_be_visible()
    assert page.evaluate(wide)


def test_the_zoom_level_stays_with_the_person(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    page.get_by_role("button", name="Larger").click()
    expect(page.locator(".map")).to_have_attribute("data-level", "detail")
    page.reload()
    expect(page.locator(".map")).to_have_attribute("data-level", "detail")


def test_sixty_steps_are_drawn_at_once(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    stage.go("map")
    many_steps(stage)
    began = time.perf_counter()
    page = on_the_map(stage)
    expect(page.locator(".step-card")).to_have_count(60)
    opened = time.perf_counter() - began
    drawing = page.evaluate(
        """async () => {
          const { base } = JSON.parse(document.getElementById('page').textContent);
          const { MapControl } = await import(`${base}map/control.js`);
          const map = document.createElement('div');
          map.className = 'map';
          document.body.append(map);
          const around = { live: Alpine.store('live'), ui: Alpine.store('ui'), level: () => 'compact' };
          const start = performance.now();
          const control = new MapControl(map, around);
          const built = performance.now();
          control.redraw();
          const again = performance.now();
          control.close();
          map.remove();
          return { built: Math.round(built - start), again: Math.round(again - built) };
        }"""
    )
    with capsys.disabled():
        print(f"\n60 steps: page {opened:.1f} s, built in {drawing['built']} ms, drawn again in {drawing['again']} ms")
