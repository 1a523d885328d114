"""Several people on one map: what others do disturbs nobody, and no text is lost."""

import re

from playwright.sync_api import expect

from tests.browser.mapping import Cable, card, focused, on_the_map, saved, step_called
from tests.browser.stage import Stage, when

STANDS = """() => {
  const view = document.querySelector('.map-view').getBoundingClientRect();
  const card = document.activeElement.getBoundingClientRect();
  return [card.left - view.left, card.top - view.top];
}"""
"""Where in the view the focused card stands."""


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


def test_a_new_layout_keeps_the_focused_card_where_it_stands(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "submit_category").focus()
    where = page.evaluate(STANDS)
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
    assert page.evaluate(STANDS) == where


def test_a_step_added_offline_is_shown_as_not_sent_and_arrives_later(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    cable = Cable(page)
    card(page, "inspect_deals").focus()
    cable.cut()
    page.keyboard.press("a")
    page.keyboard.type("Call the buyer")
    page.keyboard.press("Enter")
    expect(page.locator(".step-card[data-unsent]")).to_contain_text("Call the buyer")
    expect(page.locator(".notice")).to_contain_text("1 change will be sent")
    cable.mend()
    expect(page.locator(".step-card[data-unsent]")).to_have_count(0)
    saved(page)
    assert step_called(stage, "Call the buyer")
