"""What is missing, on the console: warnings from three hours on, each mended with one pick."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.room_life import ask
from tests.browser.stage import Facilitator, Stage


@pytest.fixture
def half_day(account: Facilitator) -> Iterator[Stage]:
    """A workshop of three hours."""
    made = Stage(account, agenda="180_minutes")
    yield made
    made.close()
    assert made.complaints == []


def missing(page: Page, words: str) -> Locator:
    """The lines that say this, with all lines shown."""
    page.get_by_role("button", name=re.compile("^Show [0-9]+ more$")).click()
    return page.locator(".missing li", has_text=words)


def test_a_handoff_that_nobody_rated_is_rated_with_one_pick(half_day: Stage) -> None:
    half_day.go("commit")
    lines = missing(half_day.facilitator, "has not said how many of 10 are usable")
    expect(lines.first).to_be_visible()
    many, before = lines.count(), len(rated(half_day))
    lines.first.get_by_role("combobox").select_option(label="7 of 10")
    expect(lines).to_have_count(many - 1)
    assert rated(half_day)[before:] == [7]


def rated(stage: Stage) -> list[object]:
    return [one["values"]["usable"] for one in stage.records("handoff") if one["values"].get("usable") is not None]


def test_numbers_that_are_guesses_are_said_to_be_known_better_with_one_pick(half_day: Stage) -> None:
    step = half_day.records("step")[0]["id"]
    half_day.edit(
        {"act": "set", "id": step, "values": {"minutes_per_case": 20, "estimate_quality": "guess"}, "was": {}},
    )
    half_day.go("commit")
    line = missing(half_day.facilitator, "numbers are guesses")
    line.get_by_role("combobox").select_option(label="Measured")
    expect(line).to_have_count(0)
    assert half_day.record(step)["values"]["estimate_quality"] == "measured"


def test_the_flow_owner_becomes_somebody_who_is_here_with_one_pick(stage: Stage) -> None:
    stage.join("Elif", "Sales")
    stage.edit({"act": "set", "id": "purpose", "values": {"flow_owner": "Elif Farkas"}, "was": {}})
    stage.go("commit")
    line = stage.facilitator.locator(".missing li", has_text="Nobody here is called “Elif Farkas”")
    line.get_by_role("combobox").select_option(label="Elif (Sales)")
    expect(line).to_have_count(0)
    assert stage.record("purpose")["values"]["flow_owner"] == "Elif"


@pytest.fixture
def day(account: Facilitator) -> Iterator[Stage]:
    """A workshop of a day, with a line in its plan."""
    made = Stage(account, agenda="450_minutes")
    made.go("commit")
    step = made.records("step")[0]["id"]
    line = {"role": "Sales manager", "becomes": "judges exceptions", "steps": [step]}
    made.edit({"act": "add", "kind": "role_change", "id": "line", "values": line})
    yield made
    made.close()
    assert made.complaints == []


UNTHOUGHT = "Nobody has said yet why this could fail"


def test_a_day_is_held_open_until_the_room_said_why_it_could_fail_and_one_pick_mends_it(day: Stage) -> None:
    refused = day.command({"do": "close_workshop"})
    assert UNTHOUGHT in refused["details"]["missing"]
    line = missing(day.facilitator, UNTHOUGHT)
    expect(line).to_have_attribute("data-holds", "true")
    line.get_by_role("combobox").select_option(label="Nobody had the hours for it")
    expect(line).to_have_count(0)
    assert [one["values"]["text"] for one in day.records("risk")] == ["Nobody had the hours for it"]
    assert UNTHOUGHT not in day.command({"do": "close_workshop"})["details"]["missing"]


def test_a_day_is_closed_without_it_where_somebody_says_why(day: Stage) -> None:
    assert day.command({"do": "close_workshop", "despite": "The train left"})["type"] == "accepted"


def test_governance_is_offered_to_a_room_that_has_a_day_and_to_no_shorter_one(day: Stage, half_day: Stage) -> None:
    for stage, offered in ((day, True), (half_day, False)):
        sam = stage.join("Sam", "Sales")
        step = next(one for one in stage.records("step"))["id"]
        stage.edit({"act": "set", "id": step, "values": {"focus": "now"}, "was": {}})
        stage.go("redesign")
        words = "More that changes: mandates, development, handoffs" + (", governance" if offered else "")
        expect(sam.get_by_text(words, exact=True)).to_be_visible()


@pytest.fixture
def hollow(stage: Stage) -> Page:
    """The console in the last block, of a plan without owners and without a joint metric."""
    stage.join("Sam", "Sales")
    stage.edit({"act": "add", "kind": "incentive_change", "id": "bonus", "values": {"rewarded_today": "Volume"}})
    stage.go("agree")
    return stage.facilitator


def test_what_no_pick_can_mend_is_typed_on_its_line_which_stays_until_it_is_done(stage: Stage, hollow: Page) -> None:
    board = {"what": "A board"}
    stage.edit({"act": "add", "kind": "governance", "id": "board", "values": board})
    assert stage.command({"do": "close_workshop", "despite": "The train leaves"})["type"] == "accepted"
    line = missing(hollow, "A board: How we will see it")
    line.get_by_role("button", name="Fill in: A board: How we will see it").click()
    box = line.get_by_role("textbox", name="How we will see it")
    expect(box).to_be_focused()
    box.fill("It meets")
    expect(line.get_by_text("Saved")).to_be_visible()
    expect(box).to_be_focused()
    line.get_by_role("button", name="Done").click()
    expect(line).to_have_count(0)
    assert stage.record("board")["values"]["measure"] == "It meets"


def test_the_joint_metric_is_picked_on_its_line(stage: Stage, hollow: Page) -> None:
    line = missing(hollow, "One metric that two functions hold together")
    line.get_by_role("button", name="Pick the joint metric").click()
    line.get_by_label("Which metric?").fill("Forecast accuracy")
    for function in ("Sales", "Finance"):
        line.get_by_label("Held by two functions").select_option(label=function)
    line.get_by_label("Up").check()
    line.get_by_role("button", name="Keep this metric").click()
    expect(line).to_have_count(0)
    (metric,) = stage.records("metric_change")
    assert metric["values"]["functions"] == ["sales", "finance"]


def test_to_mend_it_first_leads_from_the_refusal_to_what_is_missing(stage: Stage, hollow: Page) -> None:
    assert ask(next(iter(stage.contexts)).pages[0], "grade_package", grade=5) == "accepted"
    assert stage.command({"do": "reveal_grades"})["type"] == "accepted"
    hollow.get_by_role("button", name=re.compile("^Close the workshop")).click()
    hollow.get_by_role("button", name="Mend it first").click()
    expect(hollow.locator("#missing-now")).to_be_focused()
