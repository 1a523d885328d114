"""Within 48 hours the flow owner, alone, works off what is missing until the plan is final."""

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage
from tests.browser.test_plan import Room, add, closed, completing, thing


@pytest.fixture
def room(stage: Stage) -> Room:
    return closed(stage)


def test_hours_for_a_pilot_are_said_by_who_runs_the_plan(room: Room) -> None:
    stage, mia = room.stage, room.mia
    stage.edit({"act": "remove", "id": "a1"}, add("pilot", "pilot", what="One region", lead=room.ids["Sam"]))
    pilot = thing(mia, "One region")
    expect(pilot.get_by_text("Missing: which function gives how many hours?")).to_be_visible()
    pilot.get_by_role("button", name="Say who gives hours").click()
    pilot.get_by_label("From or for").select_option(label="Finance")
    pilot.get_by_label("How much").fill("4")
    pilot.get_by_label("Who approves").fill("The head of finance")
    pilot.get_by_role("button", name="Keep these hours").click()
    expect(pilot).to_have_count(0)
    (hours,) = stage.records("ask")
    said = {"kind": "hours", "function": "finance", "amount": 4, "from_whom": "The head of finance"}
    assert said.items() <= hours["values"].items()


def test_what_waits_for_others_says_for_whom(room: Room) -> None:
    expect(completing(room.mia)).not_to_contain_text("for others")
    room.stage.edit(add("dissent", "d2", step="submit_category", function="sales", text="Only with an override"))
    expect(completing(room.mia)).to_contain_text("One thing waits for others:")
    expect(completing(room.mia)).to_contain_text("Sales confirms its words on Submit the forecast category")
