"""After the reveal: where functions stand, the talk about one step, marking it again, deciding, dissent."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cast import THREE, Guest, cast
from tests.browser.room_life import SEATED, ask, hear, mark, own_marks, steps_of
from tests.browser.stage import Stage

PHONE = {"width": 320, "height": 640}
RULE = "It is the same rule for every deal."
SPEND = "Somebody must answer for this number."


class Room(NamedTuple):
    """A room in which Finance and IT stand far apart on one step. Sam and Mia have pages, the others a line."""

    stage: Stage
    sam: Page
    mia: Page
    ida: Guest
    step: str

    def look_at(self, step: str) -> None:
        assert self.stage.command({"do": "look_at", "step": step})["type"] == "accepted"

    def open_decision(self, accountable: Page) -> None:
        accountable.wait_for_function(SEATED)
        person = accountable.evaluate("Alpine.store('live').me")
        asked = {"do": "open_decision", "step": self.step, "mode": "shared", "accountable": person}
        assert self.stage.command(asked)["type"] == "accepted"


@pytest.fixture
def marked(stage: Stage) -> Iterator[Room]:
    """Everybody has marked, nothing is revealed."""
    with cast(stage, {"Ida": "IT", "Olga": "Operations"}) as guests:
        sam, mia = stage.join("Sam", "Sales"), stage.join("Mia", "Finance")
        stage.go("mark")
        step = steps_of(stage)[6]
        mark(sam, step, "shared", sure=3)
        mark(mia, step, "person", sure=5, why=SPEND)
        guests["Ida"].does("mark_step", step=step, level="automatic", sure=5, why=RULE)
        guests["Olga"].does("mark_step", step=step, level="shared", sure=1)
        yield Room(stage, sam, mia, guests["Ida"], step)


@pytest.fixture
def room(marked: Room) -> Room:
    """All is revealed, and the room talks about the step."""
    marked.stage.command({"do": "reveal"})
    marked.stage.go("talk")
    marked.look_at(marked.step)
    for page in (marked.sam, marked.mia):
        expect(page.get_by_role("heading", name="Submit the forecast category")).to_be_visible()
    return marked


def row(page: Page, function: str) -> Locator:
    return page.locator(".distribution").get_by_role("row", name=function)


def cell(page: Page, function: str, level: str) -> Locator:
    return row(page, function).locator(f"td[data-label='{level}']")


def decision(page: Page) -> Locator:
    return page.get_by_role("region", name="Decision")


def panel(page: Page) -> Locator:
    return page.locator("aside.side-panel")


def test_the_overview_waits_for_the_reveal_and_then_ranks_the_steps(marked: Room) -> None:
    sam, stage = marked.sam, marked.stage
    stage.go("overview")
    expect(sam.get_by_role("heading", name="The reveal comes next")).to_be_visible()
    expect(sam.locator(".ranking")).to_have_count(0)
    expect(sam.get_by_text("What has been published on this flow")).to_have_count(0)
    stage.go("mark")
    stage.command({"do": "reveal"})
    stage.go("overview")
    expect(sam.get_by_role("heading", name="Talk about this one")).to_be_visible()
    first = sam.locator(".ranking").first.locator("tbody tr").first
    expect(first).to_contain_text("Submit the forecast category")
    expect(first).to_contain_text("You: Person + AI")
    expect(first).to_contain_text("Far apart")
    expect(first.locator("td[data-label='Person']")).to_have_text("FIN")
    expect(first.locator("td[data-label='Automatic']")).to_have_text("IT")
    sam.get_by_text("What has been published on this flow").click()
    expect(sam.get_by_text("Overrides often make a forecast worse.")).to_be_visible()


@pytest.mark.parametrize(
    ("apart", "title"),
    [(5, "Talk about these three"), (2, "Talk about these two"), (0, "Nothing is far apart")],
)
def test_the_overview_names_at_most_three_steps(stage: Stage, apart: int, title: str) -> None:
    stage.go("mark")
    with cast(stage, THREE) as people:
        people.mark(steps_of(stage)[:apart], steps_of(stage)[apart:])
    stage.command({"do": "reveal"})
    will = stage.join("Will")
    stage.go("overview")
    expect(will.get_by_role("heading", name=title)).to_be_visible()
    first = will.get_by_role("region", name="Steps to talk about").locator("tbody tr")
    expect(first).to_have_count(min(apart, 3))
    expect(will.get_by_text("Also far apart: 2 steps")).to_have_count(1 if apart == 5 else 0)


def test_a_facilitator_in_the_room_sees_the_overview_without_a_button(marked: Room) -> None:
    marked.stage.command({"do": "reveal"})
    marked.stage.go("overview")
    page = marked.stage.room_as_facilitator
    expect(page.get_by_role("heading", name="Talk about this one")).to_be_visible()
    expect(page.locator("#stage").get_by_role("button")).to_have_count(0)


def test_the_table_shows_where_each_function_stands_and_whom_to_hear(room: Room) -> None:
    sam = room.sam
    expect(cell(sam, "Finance", "Person")).to_have_text("1")
    expect(cell(sam, "Finance", "Automatic")).to_have_text("0")
    expect(cell(sam, "IT", "Automatic")).to_have_text("1")
    expect(cell(sam, "IT", "Automatic")).to_have_attribute("data-middle", "true")
    expect(cell(sam, "Operations", "Sure?")).to_have_text("Guessing")
    expect(sam.locator(".distribution").get_by_role("columnheader", name="No view")).to_have_count(0)
    expect(sam.locator(".callout")).to_contain_text("Finance: Person. IT: Automatic.")
    expect(row(sam, "IT")).to_have_attribute("data-first", "true")
    first, then = sam.locator(".quote").nth(0), sam.locator(".quote").nth(1)
    expect(first).to_contain_text("Hear first: IT · Automatic · certain")
    expect(first.locator("p")).to_have_text(f"“{RULE}”")
    expect(then).to_contain_text("Then: Finance · Person · certain")
    expect(then.locator("p")).to_have_text(f"“{SPEND}”")


def test_while_the_room_looks_at_no_step_the_list_says_what_became_of_each(room: Room) -> None:
    room.stage.command({"do": "park_step", "step": room.step})
    room.look_at("")
    first = room.sam.locator(".ranking tbody tr").first
    expect(first).to_contain_text("Submit the forecast category")
    expect(first.locator(".verdict")).to_have_text("Parked")


def test_who_wants_to_speak_raises_a_hand_and_takes_it_down(room: Room) -> None:
    hand = room.sam.get_by_role("button", name="I want to speak")
    hand.click()
    up = room.sam.get_by_role("button", name="You speak next")
    expect(up).to_have_attribute("aria-pressed", "true")
    assert len(room.stage.everyone["hands"]) == 1
    up.click()
    expect(hand).to_have_attribute("aria-pressed", "false")
    assert not room.stage.everyone.get("hands")


def test_that_my_view_changed_is_told_to_nobody_else(room: Room) -> None:
    heard = hear(room.mia)
    changed = room.sam.get_by_role("button", name="My view changed")
    said = "“My view changed” tells nobody who; the facilitator learns how many."
    expect(room.sam.get_by_text(said)).to_be_visible()
    expect(changed).to_have_accessible_description(said)
    changed.click()
    expect(changed).to_have_attribute("aria-pressed", "true")
    room.sam.wait_for_function("() => Alpine.store('live').unsent === 0")
    room.sam.get_by_role("button", name="I want to speak").click()
    expect(room.mia.get_by_role("button", name="I want to speak")).to_be_visible()
    room.mia.wait_for_function("() => Alpine.store('live').parts.everyone.hands.length")
    assert "hand_raised" in "".join(heard)
    assert "view_changed" not in "".join(heard)
    room.sam.reload()
    expect(changed).to_have_attribute("aria-pressed", "true")


def test_only_the_opened_step_is_marked_again_and_the_movement_is_shown(room: Room) -> None:
    room.stage.command({"do": "mark_again", "steps": [room.step]})
    form = room.sam.locator(".mark-form")
    expect(form.get_by_text("Only you can see this until the reveal")).to_be_visible()
    expect(form.get_by_role("button", name="Next unmarked step")).to_have_count(0)
    assert ask(room.sam, "mark_step", step=steps_of(room.stage)[0], level="person") == "marking_closed"
    form.get_by_role("radio", name="Automatic").click()
    expect(form.get_by_text("Saved · 1 of 1")).to_be_visible()
    room.ida.does("mark_step", step=room.step, level="shared")
    assert list(own_marks(room.sam)[room.step]) == ["1", "2"]
    room.stage.command({"do": "reveal"})
    expect(form).to_have_count(0)
    expect(cell(room.sam, "IT", "Automatic")).to_have_text("0 before: 1")
    expect(cell(room.sam, "IT", "Automatic").locator("[data-before]")).to_have_count(1)
    expect(cell(room.sam, "IT", "Person + AI")).to_have_text("1")
    told = "Round 2: no closer than before. 2 people did not mark again; their marks stand."
    expect(room.sam.get_by_text(told, exact=True)).to_be_visible()


def test_who_stays_with_a_mark_says_so_with_one_tap(room: Room) -> None:
    before = own_marks(room.sam)[room.step]["1"]
    room.stage.command({"do": "mark_again", "steps": [room.step]})
    form = room.sam.locator(".mark-form")
    expect(form.get_by_text("It stands unless you pick another answer.")).to_be_visible()
    expect(form.get_by_role("radio", checked=True)).to_have_count(0)
    expect(room.sam.get_by_text("A mark of before stands until you do.")).to_be_visible()
    form.get_by_role("button", name="Stay with my mark").press("Enter")
    expect(form.get_by_role("radio", name="Person + AI")).to_be_focused()
    expect(form.get_by_text("Saved · 1 of 1")).to_be_visible()
    expect(form.get_by_role("button", name="Stay with my mark")).to_have_count(0)
    assert own_marks(room.sam)[room.step] == {"1": before, "2": before}


def test_the_accountable_person_types_and_everybody_sees_it_grow(room: Room) -> None:
    room.open_decision(room.mia)
    expect(panel(room.sam)).to_be_hidden()
    expect(decision(room.sam)).to_contain_text("Mia is accountable")
    expect(room.sam.get_by_role("heading", level=1)).to_have_text("Talk. Nothing to type.")
    expect(room.sam.locator("#bar")).to_contain_text("Mia types the decision")
    expect(room.mia.get_by_role("heading", level=1)).to_have_text("You type the decision now.")
    why = panel(room.mia).get_by_label("Why, in one sentence")
    for words in ("AI checks the evidence;", " the rep answers for it."):
        why.press_sequentially(words)
        why.blur()
        expect(decision(room.sam)).to_contain_text(words.strip())
    panel(room.mia).get_by_role("radio", name="Automatic").click()
    expect(decision(room.sam).locator(".mode")).to_contain_text("Automatic")
    room.mia.get_by_role("button", name="Make it the room’s decision").click()
    expect(decision(room.sam)).to_contain_text("The room decided")
    expect(panel(room.mia)).to_be_hidden()
    expect(room.mia.get_by_role("heading", level=1)).to_have_text("Talk. Nothing to type.")
    expect(room.sam.locator("#bar")).not_to_contain_text("types")
    assert room.stage.record(f"decision-{room.step}")["values"]["outcome"] == "decided"


def test_a_decision_without_its_reason_says_what_is_missing(room: Room) -> None:
    room.open_decision(room.mia)
    room.mia.get_by_role("button", name="Make it the room’s decision").click()
    expect(panel(room.mia).get_by_role("alert").filter(has_text="Type why, in one sentence.")).to_be_visible()
    expect(decision(room.sam)).to_contain_text("Being decided")


def test_a_reason_that_was_heard_goes_into_the_sentence_with_a_tap(room: Room) -> None:
    room.open_decision(room.mia)
    why = panel(room.mia).get_by_label("Why, in one sentence")
    why.fill("True:")
    panel(room.mia).get_by_role("button", name=RULE).click()
    expect(why).to_have_value(f"True: {RULE}")
    expect(decision(room.sam)).to_contain_text(f"True: {RULE}")


def test_a_function_that_stands_apart_adds_its_dissent_in_its_own_words(room: Room) -> None:
    expect(room.mia.get_by_role("button", name="We see it otherwise")).to_be_hidden()
    room.open_decision(room.sam)
    expect(room.sam.get_by_role("button", name="We see it otherwise")).to_be_hidden()
    room.mia.get_by_role("button", name="We see it otherwise").click()
    room.mia.get_by_label("What we would need to agree").fill("A review at day 30.")
    room.mia.get_by_role("button", name="Add our words").click()
    expect(room.sam.locator(".quote", has_text="A review at day 30.")).to_contain_text("Finance · in their own words")
    (said,) = room.stage.records("dissent")
    assert said["values"]["confirmed"] is True


def test_only_the_function_that_holds_a_dissent_confirms_it(room: Room) -> None:
    room.open_decision(room.sam)
    values = {"step": room.step, "function": "finance", "text": "A review at day 30."}
    room.stage.edit({"act": "add", "kind": "dissent", "id": "d1", "values": values})
    expect(room.sam.get_by_text("Finance · not confirmed yet")).to_be_visible()
    expect(room.sam.get_by_role("button", name="These are our words")).to_have_count(0)
    stolen = {"act": "set", "id": "d1", "values": {"confirmed": True}, "was": {"confirmed": None}}
    assert ask(room.sam, "edit", acts=[stolen]) == "not_yours"
    room.mia.get_by_role("button", name="These are our words").click()
    expect(room.mia.get_by_text("Confirmed by Finance")).to_be_visible()
    expect(room.sam.get_by_text("Finance · in their own words")).to_be_visible()


def test_the_talk_and_the_decision_fit_a_phone(room: Room) -> None:
    room.open_decision(room.mia)
    for page in (room.sam, room.mia):
        page.set_viewport_size({"width": 320, "height": 640})
        expect(cell(page, "IT", "Automatic")).to_have_text("1")
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        assert page.evaluate("document.querySelector('#stage').scrollWidth") <= PHONE["width"]


def test_what_is_needed_to_talk_and_decide_stands_in_one_screen(room: Room) -> None:
    console = room.stage.facilitator
    for page in (console, room.sam):
        page.set_viewport_size({"width": 1366, "height": 768})
    now = console.locator("#now")
    expect(now.get_by_role("heading", name="Submit the forecast category")).to_be_in_viewport(ratio=1)
    for needed in (
        now.locator(".callout"),
        now.locator(".distribution tbody tr").last,
        now.locator(".quote").last,
        now.get_by_role("button", name="Mark again"),
        now.locator(".deciding .tile").last,
        now.get_by_label("Accountable"),
        now.get_by_role("button", name="Decide", exact=True),
        now.get_by_role("button", name="Park"),
    ):
        expect(needed).to_be_in_viewport(ratio=1)
    expect(console.locator("#steps .row-link")).to_have_count(1)
    for needed in (room.sam.locator(".callout"), room.sam.locator(".distribution"), room.sam.locator(".quote").last):
        expect(needed).to_be_in_viewport(ratio=1)
