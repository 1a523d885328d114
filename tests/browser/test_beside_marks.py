"""What stands beside marks: reasons to tick, could it and should it, the heat map, explaining back, small functions."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.room_life import SEATED, ask, mark, own_marks, steps_of
from tests.browser.stage import Facilitator, Stage
from tests.browser.test_accessible import overflow, violations


@pytest.fixture
def day(account: Facilitator) -> Iterator[Stage]:
    """A workshop of a day: five levels, reasons to tick, could it and should it."""
    made = Stage(account, agenda="450_minutes")
    yield made
    made.close()
    assert made.complaints == []


def form(page: Page) -> Locator:
    return page.locator(".mark-form")


def open_reasons(page: Page) -> None:
    form(page).get_by_text("Reasons to tick: 0 of up to 3").click()


def reason(page: Page, words: str) -> Locator:
    return form(page).get_by_role("button", name=words)


def test_up_to_three_reasons_are_ticked_and_kept(day: Stage) -> None:
    sam = day.join("Sam", "Sales")
    day.go("mark")
    first, *_ = steps_of(day)
    form(sam).get_by_role("radio", name=re.compile("^Person A")).click()
    open_reasons(sam)
    for words in ("Too much is at stake", "Needs deep knowledge", "Fewer mistakes"):
        reason(sam, words).click()
        expect(reason(sam, words)).to_have_attribute("aria-pressed", "true")
    expect(reason(sam, "Wears people out")).to_be_disabled()
    reason(sam, "Fewer mistakes").click()
    expect(reason(sam, "Wears people out")).to_be_enabled()
    assert own_marks(sam)[first]["1"]["reasons"] == ["high_stakes_control", "domain_knowledge"]
    sam.reload()
    expect(form(sam).get_by_text("Reasons to tick: 2 of up to 3")).to_be_visible()


def test_a_reason_ticked_before_a_level_goes_with_it(day: Stage) -> None:
    sam = day.join("Sam", "Sales")
    day.go("mark")
    open_reasons(sam)
    reason(sam, "Fewer mistakes").click()
    form(sam).get_by_role("radio", name=re.compile("^Automatic")).click()
    expect(form(sam).get_by_text("Saved · 1 of 14")).to_be_visible()
    assert own_marks(sam)[steps_of(day)[0]]["1"]["reasons"] == ["improves_quality"]


def test_it_is_asked_if_it_could_and_the_owner_if_it_should(day: Stage) -> None:
    ida, sam = day.join("Ida", "IT"), day.join("Sam", "Sales")
    day.go("mark")
    could, should = "Could software or AI do it today?", "Should it? It is your function’s step."
    expect(form(ida).get_by_role("group", name=could)).to_be_visible()
    expect(form(ida).get_by_role("group", name=should)).to_have_count(0)
    expect(form(sam).get_by_role("group", name=could)).to_have_count(0)
    form(sam).get_by_role("group", name=should).get_by_role("radio", name="Rather not").click()
    form(sam).get_by_role("radio", name=re.compile("^Person A")).click()
    form(ida).get_by_role("radio", name=re.compile("^Automatic")).click()
    form(ida).get_by_role("group", name=could).get_by_role("radio", name="Mostly").click()
    expect(form(ida).get_by_text("Saved · 1 of 14")).to_be_visible()
    own_marks(ida)
    own_marks(sam)
    assert day.command({"do": "reveal"})["type"] == "accepted"
    red = "Red light: it could, but its owners do not want it"
    expect(sam.get_by_text(red)).to_be_visible()
    expect(sam.get_by_text("Could it? Mostly. Should it? Rather not.")).to_be_visible()


def test_ninety_minutes_ask_for_nothing_beside_a_level(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.go("mark")
    expect(form(sam)).to_be_visible()
    expect(form(sam).get_by_text("Reasons to tick")).to_have_count(0)
    mark(sam, steps_of(stage)[0], "person")
    assert ask(sam, "mark_step", step=steps_of(stage)[1], level="person", reasons=["scale"]) == "not_asked"


def revealed(stage: Stage) -> dict[str, Page]:
    """Three steps are marked by Sales (2), IT and HR, and revealed."""
    people = {
        name: stage.join(name, of) for name, of in (("Sam", "Sales"), ("Sue", "Sales"), ("Ida", "IT"), ("Hal", "HR"))
    }
    stage.go("mark")
    for page in people.values():
        expect(page.locator(".mark-form")).to_be_visible()
    first, second, third = steps_of(stage)[:3]
    for name, level in (("Sam", "person"), ("Sue", "person"), ("Ida", "automatic"), ("Hal", "automatic")):
        mark(people[name], first, level)
        mark(people[name], second, "shared")
        mark(people[name], third, "shared" if name == "Hal" else "person")
    assert stage.command({"do": "reveal"})["type"] == "accepted"
    return people


def test_arrows_go_through_the_steps_after_the_reveal(stage: Stage) -> None:
    sam = revealed(stage)["Sam"]
    panel = sam.locator("#panel")
    first, second, third = (stage.record(step)["values"]["name"] for step in steps_of(stage)[:3])
    expect(panel.get_by_role("heading", name=first)).to_be_visible()
    panel.get_by_role("button", name="Next").focus()
    sam.keyboard.press("ArrowRight")
    expect(panel.get_by_role("heading", name=third)).to_be_visible()
    sam.keyboard.press("ArrowRight")
    expect(panel.get_by_role("heading", name=second)).to_be_visible()
    sam.keyboard.press("ArrowLeft")
    expect(panel.get_by_role("heading", name=third)).to_be_visible()


def test_the_heat_map_names_every_cell_and_no_function_of_one_person(stage: Stage) -> None:
    sam = revealed(stage)["Sam"]
    stage.go("overview")
    sam.get_by_text("All steps at a glance").click()
    row = sam.locator(".heat tbody tr").first
    expect(row.get_by_role("cell", name="Sales: Person. Far off")).to_be_visible()
    expect(row.get_by_role("cell", name="Others: Automatic. Far off")).to_be_visible()
    expect(row.get_by_role("cell")).to_have_count(2)
    expect(sam.get_by_text("Others: IT, HR, where few of them answered")).to_be_visible()
    expect(sam.locator(".heat thead")).to_contain_text("SAL")


def test_one_tap_says_that_what_was_explained_back_is_our_constraint(stage: Stage) -> None:
    people = revealed(stage)
    stage.go("talk")
    assert stage.command({"do": "look_at", "step": steps_of(stage)[0]})["type"] == "accepted"
    tap = "Yes, that is our constraint"
    sam, hal = people["Sam"], people["Hal"]
    expect(sam.get_by_text("what limits you, tap.")).to_be_visible()
    expect(hal.get_by_text("Say in your own words what limits Sales. They tap when you have it.")).to_be_visible()
    expect(hal.get_by_text("what limits you, tap.")).to_be_hidden()
    sam.get_by_role("button", name=tap).click()
    expect(hal.get_by_text("Understood: Sales")).to_be_visible()
    expect(hal.get_by_role("button", name=tap)).to_have_count(0)
    sam.get_by_role("button", name=tap).click()
    expect(hal.get_by_text("Understood: Sales")).to_be_hidden()


def test_small_functions_stand_together_where_the_facilitator_chose_it(stage: Stage) -> None:
    assert stage.command({"do": "change_rules", "pool_under": 2})["type"] == "accepted"
    sam = revealed(stage)["Sam"]
    table = sam.locator(".distribution")
    expect(table.get_by_role("rowheader", name="Others: IT, HR")).to_be_visible()
    expect(table.get_by_role("rowheader")).to_have_count(2)


def test_the_facilitator_chooses_pooling_and_what_is_asked_besides(stage: Stage) -> None:
    page = stage.facilitator
    page.goto(f"/w/{stage.workshop}/set-up")
    rules = page.locator("#rules")
    rules.get_by_role("radio", name="Under 3 people").click()
    expect(rules.get_by_text("A function from which fewer than 3 answer")).to_be_visible()
    for asked in ("Reasons to tick", "Could AI do it"):
        rules.get_by_role("checkbox", name=re.compile(asked)).check()
    expect(rules.get_by_role("checkbox", name=re.compile("Could AI do it"))).to_be_checked()
    about = stage.everyone["about"]
    assert (about["pool_under"], about["reasons"], about["could_should"]) == (3, True, True)
    rules.get_by_role("radio", name="With names").click()
    expect(rules.get_by_text("With names there is nothing to show together.")).to_be_visible()
    assert "pool_under" not in stage.everyone["about"]


def test_who_enters_for_somebody_ticks_their_reasons(day: Stage) -> None:
    sam = day.join("Sam", "Sales")
    sam.wait_for_function(SEATED)
    me = str(sam.evaluate("() => Alpine.store('live').me"))
    day.command({"do": "add_person", "id": "pia", "name": "Pia", "function": "sales", "scribe": me})
    day.go("mark")
    sam.get_by_role("button", name="Mark for Pia").click()
    dialog = sam.get_by_role("dialog")
    step = dialog.get_by_role("group", name=re.compile("^1 ")).first
    step.get_by_role("radio", name="Automatic").click()
    step.get_by_text("Reasons to tick: 0 of up to 3").click()
    step.get_by_role("button", name="Fewer mistakes").click()
    expect(step.get_by_text("Reasons to tick: 1 of up to 3")).to_be_visible()
    first = steps_of(day)[0]
    sam.wait_for_function(
        "(step) => Alpine.store('live').entered.pia?.marks[step]?.['1']?.reasons?.length === 1", arg=first
    )


def test_five_levels_have_their_names_beside_where_functions_stand(day: Stage) -> None:
    sam, tom = day.join("Sam", "Sales"), day.join("Tom", "IT", viewport={"width": 320, "height": 640})
    day.go("mark")
    first = steps_of(day)[0]
    mark(sam, first, "person")
    mark(tom, first, "ai_helps")
    assert day.command({"do": "reveal"})["type"] == "accepted"
    day.go("overview")
    heads = day.facilitator.locator(".ranking").first.locator("thead .position")
    expect(heads).to_have_count(5)
    for number in range(5):
        assert heads.nth(number).evaluate("(one) => one.scrollWidth <= one.clientWidth + 1")
    row = tom.locator(".ranking tbody tr").first
    expect(row.locator(".position:visible")).to_have_count(2)
    assert row.evaluate("(one) => one.scrollWidth <= one.clientWidth")


def test_the_answers_to_could_it_stay_within_the_form_on_a_phone(day: Stage) -> None:
    ida = day.join("Ida", "IT", viewport={"width": 320, "height": 640})
    day.go("mark")
    asked = ida.get_by_role("group", name="Could software or AI do it today?")
    asked.get_by_text("Yes", exact=True).scroll_into_view_if_needed()
    ends = "(one) => one.getBoundingClientRect().right"
    answers, form = asked.locator(".segmented"), ida.locator(".mark-form")
    assert answers.evaluate(ends) <= form.evaluate(ends) + 1


def test_what_stands_beside_marks_is_accessible_and_fits_a_phone(day: Stage) -> None:
    sam, ida = day.join("Sam", "Sales"), day.join("Ida", "IT")
    day.go("mark")
    open_reasons(sam)
    reason(sam, "Fewer mistakes").click()
    assert violations(sam) == []
    first = steps_of(day)[0]
    mark(sam, first, "person", reasons=["scale"], should=2)
    mark(ida, first, "automatic", reasons=["scale"], could=5)
    assert day.command({"do": "reveal"})["type"] == "accepted"
    expect(sam.get_by_text("Red light")).to_be_visible()
    assert violations(sam) == []
    day.go("overview")
    sam.get_by_text("All steps at a glance").click()
    expect(sam.locator(".heat")).to_be_visible()
    assert violations(sam) == []
    sam.set_viewport_size({"width": 320, "height": 640})
    assert overflow(sam) <= 0
