"""After the room each says more of what is theirs; what a pilot needs may be said also when the plan is final."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage
from tests.browser.test_accessible import overflow, violations
from tests.browser.test_before_a_pilot import fill, hours, pilot
from tests.browser.test_plan import FIRST, Room, closed, put


@pytest.fixture
def room(stage: Stage) -> Room:
    return closed(stage)


@pytest.fixture
def final(room: Room) -> Room:
    """The same when the plan is final. Mia's function knows how often each step is done."""
    put(room.stage, "finance", prepares="volumes")
    put(room.stage, FIRST, volume_per_month=400, minutes_per_case=15, is_decision=True)
    put(room.stage, "judge", due="2027-01-22", measure="Overrides fall by half", consultation="yes")
    room.stage.command({"do": "take_line", "change": "bonus"})
    assert room.stage.command({"do": "make_final"})["type"] == "accepted"
    for page in (room.sam, room.mia):
        expect(page.get_by_role("heading", name="The plan is final.")).to_be_visible()
    return room


def in_full(page: Page) -> Locator:
    return page.get_by_role("region", name="Say more where you know it")


def row(page: Page, kind: str, title: str) -> Locator:
    """The record with this title, its form open."""
    in_full(page).locator("summary").filter(has_text=kind).click()
    found = in_full(page).get_by_role("listitem").filter(has_text=title)
    found.get_by_role("button", name="Open").click()
    return found


def test_a_function_says_more_of_its_own_steps_and_of_what_reaches_it(room: Room) -> None:
    sam = room.sam
    mine = len([one for one in room.stage.records("step") if one["values"]["owner"] == "sales"])
    expect(in_full(sam).locator("summary").filter(has_text="Steps")).to_have_text(f"Steps ({mine})")
    step = next(one for one in room.stage.records("step") if one["values"]["owner"] == "sales")
    found = row(sam, "Steps", step["values"]["name"])
    found.get_by_label("Who does it").fill("Account manager")
    found.get_by_label("Who does it").blur()
    found.get_by_role("radio", name="Fixed rules").click()
    sam.wait_for_function("() => Alpine.store('live').unsent === 0")
    values = room.stage.record(step["id"])["values"]
    assert (values["performer"], values["ai_option"]) == ("Account manager", "rules")


def test_whoever_runs_the_plan_says_how_breaks_arise_and_who_will_recognise_it(room: Room) -> None:
    mia = room.mia
    pin = {"text": "Deals have no close date", "place": FIRST, "severity": "2"}
    room.stage.edit({"act": "add", "kind": "issue", "id": "pin-1", "values": pin})
    found = row(mia, "Pins", "Deals have no close date")
    found.get_by_label("How often").fill("30")
    found.get_by_label("How often").blur()
    found.get_by_label("What lies behind it").select_option(label="Incentive")
    found = row(mia, "The plan as a whole", "Sales forecasting")
    found.get_by_label("Who will recognise this").fill("The CFO, in the town hall")
    found.get_by_label("Who will recognise this").blur()
    mia.wait_for_function("() => Alpine.store('live').unsent === 0")
    values = room.stage.record("pin-1")["values"]
    assert (values["frequency"], values["root_cause"]) == (30, "incentive")
    assert room.stage.record("purpose")["values"]["recognition"] == "The CFO, in the town hall"


@pytest.mark.parametrize("width", [1440, 320])
def test_it_is_accessible_and_fits_a_phone(room: Room, width: int) -> None:
    room.mia.set_viewport_size({"width": width, "height": 900})
    row(room.mia, "Steps", room.stage.record(FIRST)["values"]["name"])
    expect(in_full(room.mia).get_by_label("Who does it")).to_be_visible()
    assert violations(room.mia) == []
    assert overflow(room.mia) <= 0


def test_when_the_plan_is_final_hours_are_estimated_by_who_knows_the_work(final: Room) -> None:
    expect(hours(final.sam)).to_be_hidden()
    hours(final.mia).get_by_role("button", name="Estimate this step").first.click()
    expect(hours(final.mia).get_by_text("Today it takes 100 hours a month.")).to_be_visible()
    fill(final.mia)
    expect(hours(final.mia).get_by_text("Released: 13.3 to 72, expected 43 hours a month.")).to_be_visible()
    hours(final.mia).get_by_label("What the hours are used for").fill("Talks with customers")
    hours(final.mia).get_by_label("What the hours are used for").blur()
    expect(hours(final.mia).get_by_text("No use is named yet")).to_be_hidden()


def test_when_the_plan_is_final_the_gate_of_a_pilot_goes_on_saying_what_is_missing(final: Room) -> None:
    sam, standing = final.sam, pilot(final.sam).get_by_role("status").first
    expect(standing).to_contain_text("missing. It holds nobody back today.")
    before = standing.inner_text()
    pilot(sam).get_by_role("button", name="Look and complete").first.click()
    pilot(sam).get_by_role("radio", name="Measured here").click()
    expect(standing).not_to_have_text(before)
    sam.wait_for_function("() => Alpine.store('live').unsent === 0")
    assert final.stage.record(f"decision-{FIRST}")["values"]["evidence"] == "measured_here"
    expect(pilot(sam).get_by_label("Why, in one sentence")).to_have_count(0)


def test_when_the_plan_is_final_only_what_a_pilot_needs_is_still_asked(final: Room) -> None:
    expect(in_full(final.sam).locator("summary").filter(has_text="Actions")).to_have_count(0)
    changed = row(final.sam, "Role changes", "")
    expect(changed.get_by_role("group", name="They trust it")).to_be_visible()
    expect(changed.get_by_label("Sign that it works")).to_have_count(0)
    in_full(final.sam).locator("summary").filter(has_text="Role changes").click()
    reaching = in_full(final.sam).locator("summary").filter(has_text="Handoffs")
    reaching.click()
    in_full(final.sam).get_by_role("button", name="Open").first.click()
    asked = in_full(final.sam).get_by_label("Accepted when")
    expect(asked).to_be_visible()
    asked.fill("Every deal has a close date")
    asked.blur()
    final.sam.wait_for_function("() => Alpine.store('live').unsent === 0")
    said = [one["values"].get("acceptance") for one in final.stage.records("handoff")]
    assert "Every deal has a close date" in said
    expect(in_full(final.sam).get_by_label("Waits on the way", exact=True)).to_have_count(0)


def test_the_bar_of_a_final_plan_says_what_can_still_be_added(final: Room) -> None:
    bar = final.stage.room_as_facilitator.locator("#bar")
    expect(bar).to_contain_text("Only what a pilot needs can still be added")
