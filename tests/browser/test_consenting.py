"""A room that decides by consent: the console asks, functions answer on their pages, and only then it stands."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.room_life import SEATED, steps_of
from tests.browser.stage import Stage
from tests.browser.test_accessible import overflow, violations

QUESTION = "Any objection that would do harm?"
WHY = "The rule is the same every week"
HARM = "Juniors would never learn to judge a deal"


class Room(NamedTuple):
    """Sam types a decision that says all it has to; the console shows it."""

    stage: Stage
    sam: Page
    mia: Page
    step: str


@pytest.fixture
def room(stage: Stage) -> Room:
    was = {"decision_rule": stage.record("purpose")["values"].get("decision_rule")}
    stage.edit({"act": "set", "id": "purpose", "values": {"decision_rule": "consent"}, "was": was})
    sam, mia = stage.join("Sam", "Sales"), stage.join("Mia", "Finance")
    stage.go("talk")
    step = steps_of(stage)[6]
    sam.wait_for_function(SEATED)
    accountable = sam.evaluate("Alpine.store('live').me")
    stage.command({"do": "look_at", "step": step})
    stage.command({"do": "open_decision", "step": step, "mode": "automatic", "accountable": accountable})
    why = {"act": "set", "id": f"decision-{step}", "values": {"why": WHY}, "was": {"why": None}}
    stage.edit(why)
    return Room(stage, sam, mia, step)


def asked(page: Page) -> Locator:
    return page.get_by_role("region", name=QUESTION)


def of(page: Page, function: str) -> Locator:
    return asked(page).get_by_role("listitem").filter(has_text=function)


def test_a_decision_stands_when_every_function_has_no_objection(room: Room) -> None:
    console = room.stage.facilitator
    decide = console.get_by_role("button", name="Decide", exact=True)
    expect(decide).to_be_disabled()
    expect(asked(room.sam)).to_be_hidden()
    console.get_by_role("button", name=f"Ask: {QUESTION.lower()}").click()
    of(room.sam, "Sales").get_by_role("button", name="No objection").click()
    expect(console.get_by_text("1 of 2 functions have answered.", exact=True)).to_be_visible()
    expect(of(room.mia, "Sales")).to_contain_text("No objection")
    expect(of(room.mia, "Sales").get_by_role("button")).to_be_hidden()
    of(room.mia, "Finance").get_by_role("button", name="No objection").click()
    decide.click()
    expect(asked(room.sam)).to_be_hidden()
    decision = room.stage.record(f"decision-{room.step}")["values"]
    assert (decision["outcome"], decision["decided_by"]) == ("decided", "consent")


def test_an_objection_says_what_harm_and_other_words_are_asked_about_again(room: Room) -> None:
    console = room.stage.facilitator
    console.get_by_role("button", name=f"Ask: {QUESTION.lower()}").click()
    own = of(room.mia, "Finance")
    own.get_by_role("button", name="We object").click()
    expect(own.get_by_label("What harm would it do?")).to_be_focused()
    own.get_by_role("button", name="Say so").click()
    expect(asked(room.mia).get_by_role("alert")).to_contain_text("Say in one sentence what harm it would do.")
    own.get_by_label("What harm would it do?").fill(HARM)
    own.get_by_role("button", name="Say so").click()
    expect(of(room.sam, "Finance")).to_contain_text(HARM)
    expect(console.get_by_text(HARM)).to_be_visible()
    expect(console.get_by_text("Finance objects. Change the words and ask again, or park the step.")).to_be_visible()
    expect(console.get_by_role("button", name="Decide", exact=True)).to_be_disabled()
    room.sam.get_by_label("Only if, or unless").fill("A junior looks at every tenth")
    room.sam.get_by_label("Only if, or unless").blur()
    expect(asked(room.mia)).to_contain_text("The words have changed.")
    console.get_by_role("button", name="Ask again").click()
    expect(of(room.mia, "Finance")).to_contain_text("Not answered yet")


def test_an_objection_that_is_being_typed_is_there_after_a_reload(room: Room) -> None:
    room.stage.facilitator.get_by_role("button", name=f"Ask: {QUESTION.lower()}").click()
    of(room.mia, "Finance").get_by_role("button", name="We object").click()
    of(room.mia, "Finance").get_by_label("What harm would it do?").fill(HARM)
    room.mia.reload()
    expect(of(room.mia, "Finance").get_by_label("What harm would it do?")).to_have_value(HARM)


def test_weak_evidence_is_said_in_plain_words_to_who_decides(room: Room) -> None:
    said = "Automatic here, but nobody has said on what evidence. Try it in a pilot first."
    expect(room.stage.facilitator.get_by_text(said)).to_be_visible()
    expect(room.sam.get_by_text(said)).to_be_visible()
    expect(room.mia.get_by_text(said)).to_be_hidden()
    room.sam.get_by_text("On what evidence? It can wait").click()
    room.sam.get_by_role("radio", name="Vendor claim").click()
    expect(room.sam.get_by_text("Automatic here, but the only evidence is a vendor's claim.")).to_be_visible()
    room.sam.get_by_role("radio", name="Measured here").click()
    expect(room.sam.get_by_text("Try it in a pilot first.")).to_be_hidden()


def test_parking_asks_who_comes_back_to_it_and_when(room: Room) -> None:
    console = room.stage.facilitator
    console.get_by_role("button", name="Park", exact=True).click()
    console.get_by_label("Parked with").select_option(label="Mia")
    console.get_by_label("Review on").fill("2027-03-01")
    room.stage.command({"do": "look_at", "step": ""})
    found = room.stage.record(f"decision-{room.step}")["values"]
    assert found["outcome"] == "parked" and found["parked_with"]


def test_how_the_room_decides_cannot_be_changed_any_more(room: Room) -> None:
    rule = {"act": "set", "id": "purpose", "values": {"decision_rule": "majority"}, "was": {"decision_rule": "consent"}}
    assert room.stage.command({"do": "edit", "acts": [rule]})["code"] == "fixed"


@pytest.mark.parametrize("width", [1440, 320])
def test_the_question_is_accessible_and_fits_a_phone(room: Room, width: int) -> None:
    room.stage.facilitator.get_by_role("button", name=f"Ask: {QUESTION.lower()}").click()
    page = room.mia
    page.set_viewport_size({"width": width, "height": 900})
    of(page, "Finance").get_by_role("button", name="We object").click()
    assert violations(page) == []
    assert overflow(page) <= 0
