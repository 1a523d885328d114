"""After the room: hours are estimated and what a pilot needs is said, by who knows; the plan shows it."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.room_life import SEATED, steps_of
from tests.browser.stage import Stage
from tests.browser.test_accessible import overflow, violations
from tests.browser.test_plan import put

ROWS = {
    "Done the new way": ("4", "7", "9"),
    "Minutes left": ("7", "4", "2"),
    "Upkeep": ("8", "8", "6"),
}
SCENARIOS = ("low", "expected", "high")


class Room(NamedTuple):
    """A closed workshop with one automatic step. Sam is accountable for it, Olga knows the volumes."""

    stage: Stage
    sam: Page
    olga: Page
    step: str


@pytest.fixture
def room(stage: Stage) -> Room:
    sam, olga = stage.join("Sam", "Sales"), stage.join("Olga", "Operations")
    stage.go("talk")
    step = steps_of(stage)[6]
    sam.wait_for_function(SEATED)
    accountable = sam.evaluate("Alpine.store('live').me")
    put(stage, step, focus="now", volume_per_month=400, minutes_per_case=15, is_decision=True)
    stage.command({"do": "open_decision", "step": step, "mode": "automatic", "accountable": accountable})
    put(stage, f"decision-{step}", why="The rule is the same every week")
    assert stage.command({"do": "decide_step", "step": step})["type"] == "accepted"
    assert stage.command({"do": "close_workshop", "despite": "The room had to be left"})["type"] == "accepted"
    return Room(stage, sam, olga, step)


def hours(page: Page) -> Locator:
    return page.get_by_role("region", name="Hours released")


def pilot(page: Page) -> Locator:
    return page.get_by_role("region", name="Before a pilot starts")


def fill(page: Page) -> None:
    for label, values in ROWS.items():
        for scenario, value in zip(SCENARIOS, values, strict=True):
            cell = hours(page).get_by_label(f"{label}, {scenario}")
            cell.fill(value)
            cell.blur()


def test_who_knows_the_work_answers_three_questions_and_reads_a_range(room: Room) -> None:
    olga = room.olga
    expect(hours(room.sam)).to_be_hidden()
    hours(olga).get_by_role("button", name="Estimate this step").first.click()
    expect(hours(olga).get_by_text("Today it takes 100 hours a month.")).to_be_visible()
    fill(olga)
    expect(hours(olga).get_by_text("Released: 13.3 to 72, expected 43 hours a month.")).to_be_visible()
    expect(hours(olga).get_by_text("Resting on a guess or a vendor's claim: 1 of 1.")).to_be_visible()
    expect(hours(olga).get_by_text("These are hours, not people.")).to_be_visible()
    hours(olga).get_by_label("What the hours are used for").fill("Talks with customers")
    hours(olga).get_by_label("What the hours are used for").blur()
    expect(hours(olga).get_by_text("No use is named yet")).to_be_hidden()
    olga.goto(f"/w/{room.stage.workshop}/plan")
    section = olga.locator("#hours")
    expect(section).to_contain_text("Released in all: 13.3 to 72, expected 43 hours a month")
    expect(section).to_contain_text("Talks with customers")


def test_more_upkeep_than_is_saved_shows_below_nought(room: Room) -> None:
    values = {"covered_low": 5, "covered_base": 5, "covered_high": 5, "left_low": 12, "left_base": 12, "left_high": 12}
    upkeep = {"upkeep_low": 20, "upkeep_base": 20, "upkeep_high": 10}
    room.stage.edit({"act": "add", "kind": "value_case", "id": "v1", "values": {"step": room.step, **values, **upkeep}})
    expect(hours(room.olga).get_by_text("Released: −10 to 0, expected −10 hours a month.")).to_be_visible()


def test_who_is_accountable_says_what_a_pilot_needs_and_the_plan_shows_it(room: Room) -> None:
    sam = room.sam
    pilot(sam).get_by_role("button", name="Look and complete").click()
    pilot(sam).get_by_role("radio", name="Vendor claim").click()
    pilot(sam).get_by_label("Who oversees it").fill("Sales manager")
    pilot(sam).get_by_label("Who oversees it").blur()
    pilot(sam).get_by_role("group", name="They can stop it").get_by_role("radio", name="Not yet").click()
    expect(pilot(sam).get_by_role("button", name="Add an action that helps them")).to_be_visible()
    pilot(sam).get_by_role("button", name="Draw the boundary").click()
    pilot(sam).get_by_label("It must not").fill("Send anything to a customer")
    pilot(sam).get_by_role("button", name="Keep this card").click()
    pilot(sam).get_by_label("If it fails").fill("The list, by hand")
    pilot(sam).get_by_label("If it fails").blur()
    pilot(sam).get_by_role("button", name="Name a right").click()
    pilot(sam).get_by_role("radio", name="In future").click()
    pilot(sam).get_by_label("Right", exact=True).select_option(label="Decides")
    pilot(sam).get_by_label("Which role?").fill("Sales manager")
    pilot(sam).get_by_role("button", name="Keep this right").click()
    expect(pilot(sam).get_by_text("In future: Sales manager · Decides")).to_be_visible()
    sam.wait_for_function("() => Alpine.store('live').unsent === 0")
    sam.goto(f"/w/{room.stage.workshop}/plan")
    for words in ("Vendor claim", "Send anything to a customer", "Before a pilot starts", "They can stop it"):
        expect(sam.get_by_text(words).first).to_be_visible()


@pytest.mark.parametrize("width", [1440, 320])
def test_both_are_accessible_and_fit_a_phone(room: Room, width: int) -> None:
    for page in (room.sam, room.olga):
        page.set_viewport_size({"width": width, "height": 900})
    hours(room.olga).get_by_role("button", name="Estimate this step").first.click()
    expect(hours(room.olga).get_by_label("Upkeep, high")).to_be_visible()
    pilot(room.sam).get_by_role("button", name="Look and complete").click()
    for page in (room.sam, room.olga):
        assert violations(page) == []
        assert overflow(page) <= 0
