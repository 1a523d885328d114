"""Marking: alone, with taps or keys, kept through reload and a lost line, and seen by nobody before the reveal."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.room_life import SEATED, Wire, ask, hear, mark, own_marks, steps_of
from tests.browser.stage import Stage

PHONE = {"width": 320, "height": 640}


@pytest.fixture
def sam(stage: Stage) -> Page:
    """Sam from Sales, in the marking phase, with the form open on the first step."""
    page = stage.join("Sam", "Sales")
    stage.go("mark")
    expect(form(page)).to_be_visible()
    return page


def form(page: Page) -> Locator:
    return page.locator(".mark-form")


def tile(page: Page, label: str) -> Locator:
    return form(page).get_by_role("radio", name=re.compile(f"^{re.escape(label)}"))


def why(page: Page) -> Locator:
    return form(page).locator("textarea")


def counted(page: Page, words: str) -> None:
    expect(form(page).get_by_text(words)).to_be_visible()


def test_a_tap_marks_a_step_and_a_reload_keeps_it(stage: Stage, sam: Page) -> None:
    first, *_ = steps_of(stage)
    tile(sam, "Automatic").click()
    tile(sam, "Certain").click()
    counted(sam, "Saved · 1 of 14")
    sam.reload()
    expect(tile(sam, "Automatic")).to_be_checked()
    expect(tile(sam, "Certain")).to_be_checked()
    assert own_marks(sam)[first]["1"]["level"] == "automatic"


def test_marking_leaves_the_step_only_when_asked_to(stage: Stage, sam: Page) -> None:
    tile(sam, "Person + AI").click()
    counted(sam, "Saved · 1 of 14")
    expect(form(sam).get_by_text("Step 1 of 14")).to_be_visible()
    form(sam).get_by_role("button", name="Next unmarked step").click()
    expect(form(sam).get_by_text("Step 2 of 14")).to_be_visible()
    expect(tile(sam, "Person + AI")).not_to_be_checked()


def test_keys_mark_while_focus_is_in_the_form(stage: Stage, sam: Page) -> None:
    tile(sam, "Automatic").focus()
    for key in ("2", "]", "0", "]", "x", "]", "3"):
        sam.keyboard.press(key)
    counted(sam, "Saved · 4 of 14")
    marks = own_marks(sam)
    levels = [marks[step]["1"]["level"] for step in steps_of(stage)[:4]]
    assert levels == ["shared", "not_mine", "stop", "automatic"]


def test_w_goes_to_the_why_where_letters_are_letters(sam: Page) -> None:
    tile(sam, "Automatic").focus()
    sam.keyboard.press("w")
    expect(why(sam)).to_be_focused()
    sam.keyboard.type("with 1 x")
    expect(why(sam)).to_have_value("with 1 x")
    sam.keyboard.press("Escape")
    expect(tile(sam, "Person").first).to_be_focused()
    counted(sam, "0 of 14 marked")


def test_letters_do_nothing_while_focus_is_on_the_page(stage: Stage, sam: Page) -> None:
    for key in ("1", "]", "x", "w"):
        sam.keyboard.press(key)
    expect(sam.locator("body")).to_be_focused()
    tile(sam, "Automatic").focus()
    sam.keyboard.press("3")
    counted(sam, "Saved · 1 of 14")
    marks = own_marks(sam)
    assert {step: marks[step]["1"]["level"] for step in marks} == {steps_of(stage)[0]: "automatic"}


def test_a_half_typed_why_outlives_a_reload_and_goes_with_the_mark(stage: Stage, sam: Page) -> None:
    why(sam).fill("The rep knows what was")
    sam.reload()
    expect(why(sam)).to_have_value("The rep knows what was")
    why(sam).press_sequentially(" said")
    tile(sam, "Automatic").click()
    counted(sam, "Saved · 1 of 14")
    assert own_marks(sam)[steps_of(stage)[0]]["1"]["why"] == "The rep knows what was said"


def test_a_why_is_saved_when_typing_rests(stage: Stage, sam: Page) -> None:
    first, *_ = steps_of(stage)
    tile(sam, "Automatic").click()
    why(sam).press_sequentially("It is one rule ")
    sam.wait_for_function("step => Alpine.store('live').markOf(step)?.why === 'It is one rule'", arg=first)
    expect(why(sam)).to_have_value("It is one rule ")
    form(sam).get_by_role("checkbox", name="May be read out").click()
    sam.wait_for_function("step => Alpine.store('live').markOf(step)?.read_aloud", arg=first)


def test_a_second_tap_takes_back_what_is_outside_the_scale(stage: Stage, sam: Page) -> None:
    skip = form(sam).get_by_role("button", name="Not mine to call")
    skip.click()
    expect(skip).to_have_attribute("aria-pressed", "true")
    counted(sam, "Saved · 1 of 14")
    skip.click()
    expect(skip).to_have_attribute("aria-pressed", "false")
    counted(sam, "0 of 14 marked")
    assert own_marks(sam)[steps_of(stage)[0]] == {}


def test_marks_made_without_a_line_are_shown_at_once_and_sent_when_it_is_back(stage: Stage, sam: Page) -> None:
    wire = Wire(sam)
    wire.cut()
    tile(sam, "Automatic").focus()
    for key in ("3", "]", "2"):
        sam.keyboard.press(key)
    expect(tile(sam, "Person + AI")).to_be_checked()
    counted(sam, "Not sent yet · 2 of 14")
    first = sam.locator(f"#step-{steps_of(stage)[0]}")
    expect(first).to_have_accessible_name(re.compile("You marked: Automatic"))
    wire.mend()
    counted(sam, "Saved · 2 of 14")
    marks = own_marks(sam)
    assert [marks[step]["1"]["level"] for step in steps_of(stage)[:2]] == ["automatic", "shared"]


def test_no_frame_tells_anybody_of_a_mark_before_the_reveal(stage: Stage, sam: Page) -> None:
    ida = stage.join("Ida", "IT")
    console = stage.room_as_facilitator
    others = {"Ida": hear(ida), "the facilitator": hear(console)}
    mark(sam, steps_of(stage)[0], "automatic", sure=5, why="zebra crossing")
    mark(ida, steps_of(stage)[0], "person", sure=1)
    ida.wait_for_function("() => Alpine.store('live').derived.progress")
    for who, heard in others.items():
        said = "".join(heard)
        assert "zebra" not in said, who
        assert said.count('"type":"marked"') == (1 if who == "Ida" else 0), who
        assert '"automatic"' not in said, who
    assert stage.command({"do": "reveal"})["type"] == "accepted"
    expect(ida.get_by_text("“zebra crossing”")).to_have_count(0)
    ida.wait_for_function("step => Alpine.store('live').parts.everyone.rounds[step]", arg=steps_of(stage)[0])
    assert "zebra" in "".join(others["Ida"])


def test_a_reveal_shows_everybody_the_same_at_one_moment(stage: Stage, sam: Page) -> None:
    ida = stage.join("Ida", "IT")
    expect(form(ida)).to_be_visible()
    first, *_ = steps_of(stage)
    mark(sam, first, "automatic")
    mark(ida, first, "person")
    watch = "() => { window.rounds = []; Alpine.store('live').subscribe(() => rounds.push(%s)); }"
    for page in (sam, ida):
        page.evaluate(watch % f"Boolean(Alpine.store('live').parts.everyone.rounds['{first}']?.at(-1))")
    stage.command({"do": "reveal"})
    for page in (sam, ida):
        row = page.locator(".distribution").get_by_role("row", name="Sales")
        expect(row.locator("td[data-label='Automatic']")).to_have_text("1")
        expect(form(page)).to_have_count(0)
        assert page.evaluate("rounds.filter((seen, at) => at && !seen && rounds[at - 1]).length") == 0


def test_a_room_that_goes_back_to_the_marks_reads_that_they_are_revealed(stage: Stage, sam: Page) -> None:
    for step in steps_of(stage):
        mark(sam, step, "shared")
    stage.command({"do": "reveal"})
    expect(sam.get_by_role("heading", name="The marks are revealed.")).to_be_visible()
    expect(stage.facilitator.get_by_text("Answers stay private until you reveal")).to_be_hidden()


def test_who_is_alone_in_a_function_is_told_before_the_first_mark(stage: Stage, sam: Page) -> None:
    alone = form(sam).get_by_text("You are the only person from Sales, so Sales’s answer will be yours.")
    expect(alone).to_be_visible()
    tile(sam, "Automatic").focus()
    sam.keyboard.press("3")
    counted(sam, "Saved · 1 of 14")
    expect(alone).to_be_visible()
    sam.keyboard.press("]")
    expect(alone).to_have_count(0)
    sol = stage.join("Sol", "Sales")
    expect(form(sol)).to_be_visible()
    expect(sol.get_by_text("You are the only person")).to_have_count(0)


def test_the_question_of_ones_own_function_on_a_step_stands_beside_its_why(sam: Page) -> None:
    expect(form(sam).get_by_text("Which fact do you know a week before the CRM does?")).to_be_visible()
    expect(form(sam).get_by_text("Could we take it from mail and calendar, with consent?")).to_have_count(0)


def test_the_other_questions_of_ones_own_function_are_there_to_open(sam: Page) -> None:
    questions = form(sam).locator("details")
    questions.locator("summary").click()
    expect(questions.get_by_text("Where does knowing the customer change the answer?")).to_be_visible()
    expect(questions.get_by_text("Which fact do you know a week before the CRM does?")).to_have_count(0)


def test_who_watches_has_nothing_to_mark(stage: Stage, sam: Page) -> None:
    watcher = stage.join("Vera")
    expect(watcher.get_by_role("heading", name="You are watching")).to_be_visible()
    expect(form(watcher)).to_have_count(0)
    assert ask(watcher, "mark_step", step=steps_of(stage)[0], level="person") == "watching"


def test_a_mark_that_came_too_late_is_told_and_its_reason_is_kept(stage: Stage, sam: Page) -> None:
    ida = stage.join("Ida", "IT")
    first, *_ = steps_of(stage)
    mark(ida, first, "person")
    wire = Wire(sam)
    wire.cut()
    why(sam).fill("Too late to be heard")
    tile(sam, "Automatic").click()
    stage.command({"do": "reveal"})
    wire.mend()
    expect(sam.locator(".notice").get_by_text("This step is not open to be marked now.")).to_be_visible()
    assert own_marks(sam) == {}
    stage.command({"do": "mark_again", "steps": [first]})
    expect(why(sam)).to_have_value("Too late to be heard")


def test_the_form_fits_a_phone(stage: Stage) -> None:
    page = stage.join("Sam", "Sales", viewport=PHONE)
    page.wait_for_function(SEATED)
    stage.go("mark")
    expect(form(page)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    expect(tile(page, "Automatic")).to_be_in_viewport()


def test_the_table_of_steps_says_that_a_private_mark_is_ones_own(stage: Stage, sam: Page) -> None:
    tile(sam, "Automatic").click()
    counted(sam, "Saved · 1 of 14")
    sam.get_by_role("button", name="Outline").click()
    table = sam.locator("#outline")
    expect(table.get_by_role("columnheader", name="My mark")).to_be_visible()
    expect(table.get_by_role("columnheader", name="Room")).to_have_count(0)
    expect(table.locator("tbody tr[aria-selected]").first).to_contain_text("Automatic")
    sam.get_by_role("button", name="Not marked 13").click()
    expect(table.locator("tbody tr[aria-selected]")).to_have_count(13)
    stage.command({"do": "reveal"})
    expect(table.get_by_role("columnheader", name="Room")).to_be_visible()


def test_a_why_without_an_answer_is_spoken_of_on_its_step_and_on_the_next(stage: Stage, sam: Page) -> None:
    why(sam).press_sequentially("The rep knows")
    told = form(sam).get_by_text("Pick an answer above. Then your reason counts.")
    expect(told).to_be_visible()
    form(sam).get_by_role("button", name="Next unmarked step").click()
    expect(form(sam).get_by_text("Step 2 of 14")).to_be_visible()
    expect(told).to_have_count(0)
    elsewhere = form(sam).get_by_text("Step 1 has a reason, but no answer yet.")
    expect(elsewhere).to_be_visible()
    sam.reload()
    expect(elsewhere).to_be_visible()
    sam.locator(f"#step-{steps_of(stage)[0]}").click()
    expect(told).to_be_visible()
    tile(sam, "Automatic").click()
    expect(told).to_have_count(0)
    expect(elsewhere).to_have_count(0)
