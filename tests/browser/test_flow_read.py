"""The flow that can be read: weak inputs with both sides named, two descriptions, answers, and what is new."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.mapping import card, on_the_map, saved
from tests.browser.stage import Facilitator, Stage, when
from tests.browser.test_map import many_steps


def panel(page: Page, name: str = "The selected step") -> Locator:
    return page.get_by_role("complementary", name=name)


def pinned(stage: Stage, **values: str) -> None:
    """The facilitator pins a problem of Sales that distorts the decision."""
    whole = {"place": "capture_facts", "text": "Close dates are wishes", "severity": "3", "kind": "problem"} | values
    stage.edit({"act": "add", "kind": "issue", "id": "wishes", "values": whole})


def test_a_bad_input_marks_the_steps_that_work_with_it_and_names_both_sides(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage, "Fin", "Finance")
    pinned(stage)
    translate = card(page, "translate")
    expect(translate.get_by_text("Weak input")).to_be_visible()
    assert "Weak input from Sales." in str(translate.get_attribute("aria-label"))
    expect(card(page, "capture_facts").get_by_text("Weak input")).to_have_count(0)
    translate.click()
    expect(panel(page).get_by_role("heading", name="Weak inputs")).to_be_visible()
    expect(panel(page).get_by_text("Close dates are wishes")).to_be_visible()
    panel(page).get_by_role("button", name="Weak input from Sales · 1 · Capture opportunity facts").click()
    weakens = panel(page).get_by_role("button", name="Weakens Operations, IT, Finance and HR · steps 2–14")
    expect(weakens).to_be_visible()
    stage.edit({"act": "set", "id": "wishes", "values": {"severity": "1"}, "was": {"severity": "3"}})
    expect(translate.get_by_text("Weak input")).to_have_count(0)


def test_the_outline_is_narrowed_to_where_it_breaks_and_widened_again_in_the_next_phase(stage: Stage) -> None:
    stage.go("sources")
    page = on_the_map(stage)
    broken = {one["values"]["place"] for one in stage.records("issue")} & {one["id"] for one in stage.records("step")}
    page.get_by_role("button", name="Outline").click()
    rows = page.locator("#outline tbody tr[aria-selected]")
    page.get_by_role("button", name=f"Where it breaks {len(broken)}").click()
    expect(rows).to_have_count(len(broken))
    stage.go("mark")
    expect(rows).to_have_count(len(stage.records("step")))
    expect(page.get_by_role("button", name="All 14")).to_have_attribute("aria-pressed", "true")


def test_in_the_sources_phase_each_break_says_whom_it_weakens(stage: Stage) -> None:
    stage.go("sources")
    page = on_the_map(stage, "Fin", "Finance")
    pinned(stage, severity="2")
    expect(panel(page, "Sources").get_by_text("Slows us · Weakens Operations")).to_be_visible()


def test_a_question_is_answered_where_it_is_pinned_with_a_name(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage, "Fin", "Finance")
    pinned(stage, kind="question", text="Who may change a close date?")
    card(page, "capture_facts").click()
    question = panel(page).get_by_role("listitem").filter(has_text="Who may change a close date?")
    question.get_by_role("button", name="Answer").click()
    question.get_by_label("Answer", exact=True).fill("The seller alone")
    question.get_by_label("Owner").select_option(label="Fin")
    saved(page)
    question.get_by_role("button", name="Done").click()
    expect(question.get_by_text("Answer: The seller alone (Fin)")).to_be_visible()


def test_two_descriptions_of_a_step_stand_side_by_side_until_its_owner_says_which_holds(stage: Stage) -> None:
    stage.go("map")
    sam, fin = on_the_map(stage, "Sam", "Sales"), on_the_map(stage, "Fin", "Finance")
    card(sam, "translate").click()
    panel(sam).get_by_role("button", name="We see this step otherwise").click()
    before = stage.record("translate")["values"]["name"]
    panel(sam).get_by_label("What we would call it").fill("Make scenarios by hand")
    panel(sam).get_by_label("How we see this step").fill("Finance makes three scenarios by hand")
    panel(sam).get_by_role("button", name="Add our description").click()
    saved(sam)
    card(fin, "translate").click()
    expect(panel(fin).get_by_role("heading", name="Described in two ways", exact=True)).to_be_visible()
    expect(panel(fin).get_by_text("Finance makes three scenarios by hand")).to_be_visible()
    panel(fin).get_by_role("button", name="This one").click()
    expect(panel(sam).get_by_text("What holds: This one")).to_be_visible()
    expect(panel(sam).get_by_role("heading", name="It was described in two ways")).to_be_visible()
    expect(panel(sam).get_by_role("heading", name="Make scenarios by hand")).to_be_visible()
    expect(panel(fin).get_by_role("textbox", name="Step", exact=True)).to_have_value("Make scenarios by hand")
    expect(panel(sam).get_by_text(before)).to_be_visible()
    panel(fin).get_by_role("button", name="Both: divide the step").click()
    expect(panel(fin).get_by_text("Removed step")).to_be_visible()
    named = {one["values"]["name"]: one["values"].get("divided_from") for one in stage.records("step")}
    assert (named[before], named["Make scenarios by hand"]) == ("translate", "translate")


def test_a_group_adds_a_step_that_is_new_and_the_plan_shows_it_so(stage: Stage) -> None:
    stage.go("map")
    stage.edit({"act": "set", "id": "translate", "values": {"focus": "now", "today": "person"}, "was": {}})
    page = stage.join("Fin", "Finance")
    stage.go("redesign")
    page.get_by_role("button", name="Add a new step after this one").click()
    page.get_by_label("New step").fill("Watch the model")
    page.get_by_label("New step").press("Enter")
    expect(page.get_by_role("listitem").filter(has_text="11 · Watch the model")).to_be_visible()
    saved(page)
    page.goto(f"/w/{stage.workshop}/plan")
    expect(page.locator(".flow-card[data-change=new]")).to_contain_text("Watch the model")
    lead = page.locator("#flow tr").filter(has=page.get_by_text("Lead time", exact=True))
    expect(lead.get_by_role("cell").first).to_have_text("Not known: 14 of 14 steps have no lead time")
    lead.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(lead.get_by_text("on the longest way through the flow")).to_be_visible()


@pytest.fixture
def blank(account: Facilitator) -> Iterator[Stage]:
    made = Stage(account, template="blank")
    frame = {"decision_question": "How much will we sell?", "end_event": "The plan is released"}
    made.edit({"act": "set", "id": "purpose", "values": frame, "was": {}})
    yield made
    made.close()
    assert made.complaints == []


def test_a_flow_that_becomes_long_is_hinted_at_thirty_and_at_fifty_steps(blank: Stage) -> None:
    blank.go("map")
    many_steps(blank, 29)
    page = on_the_map(blank, "Sam", "Sales")
    hint = page.locator(".map-tools .hint")
    expect(hint).to_be_hidden()
    many_steps(blank, 30)
    expect(hint).to_have_text("30 steps. Put them into parts, so that all can follow.")
    many_steps(blank, 50)
    expect(hint).to_contain_text("50 steps. Map the flow in two workshops")
    when(page, "document.querySelectorAll('.step-card').length === 50")
