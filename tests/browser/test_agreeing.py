"""Commit and agree: owners take their lines; everybody grades the package alone; open points are mended by a tap."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.room_life import SEATED, Wire, ask, hear
from tests.browser.stage import Json, Stage

PHONE: ViewportSize = {"width": 320, "height": 640}
STEP = "submit_category"
FLAGGED = "Sales manager: Judges flagged exceptions"
MOVES = "Audit the margin rule once a month."


class Room(NamedTuple):
    """A plan of two lines: Sam owns the role change with Lena, nobody the incentive change."""

    stage: Stage
    sam: Page
    lena: Page
    ids: dict[str, str]

    def value(self, record: str, name: str) -> object:
        found: Json = self.stage.record(record)["values"]
        return found.get(name)

    def put(self, record: str, **values: object) -> None:
        """Sets fields as the facilitator, whatever they hold."""
        was = {name: self.value(record, name) for name in values}
        self.stage.edit({"act": "set", "id": record, "values": values, "was": was})


@pytest.fixture
def room(stage: Stage) -> Room:
    sam, lena = stage.join("Sam", "Sales"), stage.join("Lena", "Operations")
    ids = {one["name"]: id for id, one in stage.everyone["people"].items()}
    from_step, owners = {"steps": [STEP]}, {"owner": ids["Sam"], "co_owner": ids["Lena"], "whose_yes": "this_room"}
    judge = {"role": "Sales manager", "becomes": "Judges flagged exceptions"} | owners | from_step
    bonus = {"rewarded_today": "Beating the call", "should_be": "The corridor"} | from_step
    stage.edit(
        {"act": "set", "id": STEP, "values": {"focus": "now"}, "was": {}},
        {"act": "add", "kind": "role_change", "id": "judge", "values": judge},
        {"act": "add", "kind": "incentive_change", "id": "bonus", "values": bonus},
    )
    return Room(stage, sam, lena, ids)


@pytest.fixture
def commit(room: Room) -> Room:
    room.stage.go("commit")
    expect(room.sam.get_by_role("heading", name="My lines")).to_be_visible()
    return room


@pytest.fixture
def agree(room: Room) -> Room:
    room.stage.go("agree")
    expect(room.sam.get_by_role("group", name="Your grade")).to_be_visible()
    return room


def line(page: Page, title: str = FLAGGED) -> Locator:
    return page.get_by_role("article").filter(has_text=title)


def open_points(page: Page) -> Locator:
    return page.get_by_role("region", name="still open")


def test_an_owner_takes_a_line_with_a_first_step_and_a_day(commit: Room) -> None:
    mine = line(commit.sam)
    expect(mine.get_by_text("Proposed owner: you")).to_be_visible()
    mine.get_by_label("First step", exact=True).fill("List the exception rules")
    mine.get_by_role("button", name="In 1 week").click()
    mine.get_by_role("button", name="I take it").click()
    expect(mine.get_by_text("You took it")).to_be_visible()
    expect(mine.get_by_text("“List the exception rules”")).to_be_visible()
    expect(line(commit.lena).get_by_text("Sam took it")).to_be_visible()
    expect(commit.lena.get_by_role("heading", name="1 of 2 lines taken")).to_be_visible()
    assert commit.value("judge", "answer") == "taken"
    assert commit.value("judge", "first_step_by")


def test_a_first_step_later_than_two_weeks_is_too_late(commit: Room) -> None:
    mine = line(commit.sam)
    mine.get_by_role("button", name="In 2 weeks").click()
    warning = mine.get_by_text("Later than 14 days")
    expect(mine.get_by_label("First step by")).not_to_have_value("")
    expect(warning).to_be_hidden()
    mine.get_by_label("First step by").fill("2099-01-01")
    expect(warning).to_be_visible()


def test_a_line_is_handed_over_to_somebody_who_is_then_asked(commit: Room) -> None:
    line(commit.sam).get_by_role("button", name="Hand over").click()
    line(commit.sam).get_by_label("Hand over to").select_option(label="Lena (Operations)")
    line(commit.sam).get_by_role("button", name="Hand over").click()
    expect(line(commit.lena).get_by_text("Handed over to you")).to_be_visible()
    expect(commit.sam.get_by_text("No line is yours yet.")).to_be_visible()
    assert commit.value("judge", "owner") == commit.ids["Lena"]


def test_what_one_declines_another_takes(commit: Room) -> None:
    kim = commit.stage.join("Kim", "HR")
    expect(kim.get_by_text("Lines of others: 1")).to_be_visible()
    line(commit.sam).get_by_role("button", name="I can’t").click()
    expect(line(commit.sam).get_by_text("Declined. No owner yet")).to_be_visible()
    expect(line(kim).get_by_text("Declined. No owner yet")).to_be_visible()
    assert commit.value("judge", "owner") is None
    line(kim).get_by_role("button", name="I take it").click()
    expect(line(kim).get_by_text("You took it")).to_be_visible()
    assert commit.value("judge", "owner") != commit.ids["Sam"]


def test_a_line_without_an_owner_is_taken_and_gets_a_co_owner_of_another_function(commit: Room) -> None:
    offered = line(commit.sam, "The corridor")
    expect(offered.get_by_text("No owner yet")).to_be_visible()
    offered.get_by_role("button", name="I take it").click()
    expect(offered.get_by_text("You took it")).to_be_visible()
    expect(offered.get_by_text("Still open: co-owner, whose yes")).to_be_visible()
    offered.get_by_label("Somebody else").check()
    offered.get_by_label("Whose yes, by role").fill("Compensation committee")
    offered.get_by_label("Co-owner").select_option(label="Lena")
    expect(offered.get_by_text("Needs a yes from Compensation committee", exact=False)).to_be_visible()
    expect(line(commit.lena, "The corridor").get_by_text("Sam took it")).to_be_visible()
    assert commit.value("bonus", "whose_yes") == "someone_else"


def test_somebody_of_the_function_downstream_is_proposed_as_co_owner(commit: Room) -> None:
    ida = commit.stage.join("Ida", "IT")
    ida.wait_for_function(SEATED)
    commit.put("judge", co_owner=None, steps=["inspect_deals"])
    mine = line(commit.sam)
    mine.get_by_text("Still open: co-owner").click()
    expect(mine.get_by_role("button", name="Ida")).to_have_count(0)
    mine.get_by_role("button", name="OPS Lena").click()
    expect(line(commit.lena).get_by_text("Sam is asked")).to_be_visible()
    assert commit.value("judge", "co_owner") == commit.ids["Lena"]


def test_the_metric_held_together_is_picked_from_the_list(commit: Room) -> None:
    commit.sam.get_by_role("radio", name="Forecast accuracy, up").check()
    expect(commit.lena.get_by_role("radio", name="Forecast accuracy, up")).to_be_checked()
    commit.lena.get_by_text("more to choose from").click()
    commit.lena.get_by_role("radio", name="Forecast bias").check()
    expect(commit.sam.get_by_role("radio", name="Forecast bias")).to_be_checked()
    card = commit.lena.get_by_role("region", name="One metric we hold together")
    card.get_by_label("Keeper").select_option(label="Sam")
    expect(line(commit.sam, "Forecast bias").get_by_text("Proposed owner: you")).to_be_visible()
    joint = commit.stage.records("metric_change")
    assert [one["values"]["metric"] for one in joint] == ["Forecast bias"]
    assert joint[0]["values"]["functions"] == ["sales", "finance"]


def test_the_room_says_what_it_asks_for(commit: Room) -> None:
    asked = commit.sam.get_by_role("region", name="What we ask for")
    asked.get_by_role("button", name="Hours").click()
    asked.get_by_label("How much").fill("4")
    asked.get_by_label("For how many weeks").fill("8")
    asked.get_by_role("button", name="Done").click()
    theirs = commit.lena.get_by_role("region", name="What we ask for")
    expect(theirs.get_by_text("4 hours a week for 8 weeks in Sales")).to_be_visible()


def test_somebody_who_is_not_here_is_added_by_name_and_may_own_a_line(commit: Room) -> None:
    sam = commit.sam
    sam.get_by_text("Somebody who should own a line is not here").click()
    sam.get_by_role("button", name="Add by name").click()
    expect(sam.get_by_text("Type a name.")).to_be_visible()
    sam.get_by_label("Name", exact=True).fill("Ruth")
    sam.get_by_label("Function", exact=True).select_option(label="HR")
    sam.get_by_role("button", name="Add by name").click()
    expect(sam.get_by_text("Not here, may own lines: Ruth")).to_be_visible()
    line(sam).get_by_role("button", name="Hand over").click()
    line(sam).get_by_label("Hand over to").select_option(label="Ruth (HR)")


def test_the_coverage_is_said_in_words(commit: Room) -> None:
    expect(commit.sam.get_by_text("Capability missing on 1 of 1 steps")).to_be_visible()


def test_a_half_typed_first_step_is_there_after_a_reload(commit: Room) -> None:
    wire = Wire(commit.sam)
    wire.cut()
    line(commit.sam).get_by_label("First step", exact=True).fill("List the exc")
    wire.mend()
    commit.sam.reload()
    expect(line(commit.sam).get_by_label("First step", exact=True)).to_have_value("List the exc")


def test_nobody_hears_anything_of_a_grade_before_all_are_shown(agree: Room) -> None:
    heard = hear(agree.lena)
    sam = agree.sam
    sam.get_by_role("radio", name="With a small reservation").check()
    sam.get_by_label("What would move you one step up?").fill(MOVES)
    sam.get_by_role("checkbox", name="Sales manager").check()
    expect(sam.get_by_role("form", name="Your grade").get_by_text("Saved")).to_be_visible()
    assert ask(agree.lena, "grade_package", grade=5) == "accepted"
    told = "".join(heard)
    assert "graded" in told
    assert told.count('"graded"') == 1
    assert MOVES not in told and '"exceptions"' not in told and "grades_revealed" not in told
    agree.stage.command({"do": "reveal_grades"})
    expect(agree.lena.get_by_text(MOVES)).to_be_visible()


def test_shown_grades_stand_by_function_with_what_would_move_it(agree: Room) -> None:
    agree.sam.get_by_role("radio", name="Not yet").check()
    agree.sam.get_by_label("What would move you one step up?").fill(MOVES)
    agree.sam.get_by_role("checkbox", name="Sales manager").check()
    expect(agree.sam.get_by_role("form", name="Your grade").get_by_text("Saved")).to_be_visible()
    assert ask(agree.lena, "grade_package", grade=5) == "accepted"
    agree.stage.command({"do": "reveal_grades"})
    table = agree.lena.get_by_role("table", name="Grades by function")
    expect(table.get_by_role("row", name="Sales").locator("td[data-label='Not yet']")).to_have_text("1")
    expect(table.get_by_role("row", name="Operations").locator("td[data-label='Fully with it']")).to_have_text("1")
    expect(agree.lena.get_by_text("Sales · Not yet")).to_be_visible()
    expect(agree.lena.get_by_text("Not supported: Sales 1")).to_be_visible()
    expect(agree.lena.locator("#stage").get_by_text("Sam", exact=True)).to_have_count(0)


def test_a_line_that_one_sees_otherwise_gets_its_own_grade(room: Room) -> None:
    assert room.stage.command({"do": "change_rules", "grade_lines": True})["type"] == "accepted"
    room.stage.go("agree")
    form = room.sam.get_by_role("form", name="Your grade")
    form.get_by_role("radio", name="Fully with it").check()
    form.get_by_label("Sales manager").select_option("Not yet")
    expect(form.get_by_text("Saved")).to_be_visible()
    room.sam.reload()
    expect(form.get_by_label("Sales manager")).to_have_value("2")
    assert ask(room.lena, "grade_package", grade=4) == "accepted"
    room.stage.command({"do": "reveal_grades"})
    lines = room.lena.get_by_role("listitem").filter(has_text="Sales manager")
    expect(lines.get_by_text("With a small reservation 1 · Not yet 1")).to_be_visible()


def test_the_keys_one_to_five_grade_while_focus_is_on_the_grades(agree: Room) -> None:
    sam = agree.sam
    sam.get_by_role("radio", name="Fully with it").focus()
    sam.keyboard.press("3")
    expect(sam.get_by_role("radio", name="Can live with it")).to_be_checked()
    sam.get_by_label("What would move you one step up?").fill("")
    sam.get_by_label("What would move you one step up?").press_sequentially("in 5 weeks")
    expect(sam.get_by_role("radio", name="Can live with it")).to_be_checked()
    expect(sam.get_by_label("What would move you one step up?")).to_have_value("in 5 weeks")


def test_only_a_grade_below_the_best_is_asked_what_would_move_it(agree: Room) -> None:
    moves = agree.sam.get_by_label("What would move you one step up?")
    expect(moves).to_have_count(0)
    agree.sam.get_by_role("radio", name="Fully with it").check()
    expect(agree.sam.get_by_role("form", name="Your grade").get_by_text("Saved")).to_be_visible()
    expect(moves).to_have_count(0)
    agree.sam.get_by_role("radio", name="Not yet").check()
    expect(moves).to_be_visible()


def test_what_is_said_before_a_grade_is_kept_across_a_reload_and_counts_with_it(agree: Room) -> None:
    sam = agree.sam
    sam.get_by_role("checkbox", name="Sales manager").check()
    expect(sam.get_by_text("It counts once you pick a grade.")).to_be_visible()
    sam.reload()
    expect(sam.get_by_role("checkbox", name="Sales manager")).to_be_checked()
    sam.get_by_role("radio", name="Not yet").check()
    expect(sam.get_by_role("form", name="Your grade").get_by_text("Saved")).to_be_visible()
    kept = sam.evaluate("() => JSON.parse(JSON.stringify(Alpine.store('live').parts.mine.grade))")
    assert (kept["grade"], kept["exceptions"]) == (2, ["judge"])


def test_a_half_typed_reservation_is_there_after_a_reload(agree: Room) -> None:
    wire = Wire(agree.sam)
    agree.sam.get_by_role("radio", name="Not yet").check()
    wire.cut()
    agree.sam.get_by_label("What would move you one step up?").fill("Audit the mar")
    wire.mend()
    agree.sam.reload()
    expect(agree.sam.get_by_label("What would move you one step up?")).to_have_value("Audit the mar")


def test_four_open_points_are_shown_and_an_owner_mends_with_a_tap(agree: Room) -> None:
    points = open_points(agree.sam)
    expect(points.get_by_role("listitem")).to_have_count(4)
    points.get_by_role("listitem").filter(has_text="Sam has not taken").get_by_role("button", name="I take it").click()
    expect(points.get_by_text("Sam has not taken")).to_have_count(0)
    assert agree.value("judge", "answer") == "taken"
    expect(open_points(agree.lena).get_by_role("button", name="I take it")).to_have_count(1)


def test_a_function_confirms_its_own_words(agree: Room) -> None:
    values = {"step": STEP, "function": "operations", "text": "Only with a monthly audit."}
    agree.stage.edit({"act": "add", "kind": "dissent", "id": "apart", "values": values})
    theirs = open_points(agree.lena).get_by_role("listitem").filter(has_text="Operations confirms")
    expect(theirs.get_by_text("Only with a monthly audit.")).to_be_visible()
    theirs.get_by_role("button", name="These are our words").click()
    expect(theirs).to_have_count(0)
    expect(open_points(agree.sam).get_by_role("button", name="These are our words")).to_have_count(0)
    assert agree.value("apart", "confirmed") is True


def test_the_day_30_check_is_shown(agree: Room) -> None:
    expect(agree.sam.get_by_text("Not set yet. The facilitator sets the day and who chairs.")).to_be_visible()
    agree.put("purpose", check_on="2027-03-31", check_chair=agree.ids["Lena"])
    expect(agree.sam.get_by_text("March 31, Lena chairs")).to_be_visible()


def test_a_watcher_waits_for_the_grades(agree: Room) -> None:
    watcher = agree.stage.join("Wim")
    expect(watcher.get_by_role("heading", name="You are watching")).to_be_visible()
    expect(watcher.get_by_role("group", name="Your grade")).to_have_count(0)


@pytest.mark.parametrize("phase", ["commit", "agree"])
def test_a_phone_never_scrolls_sideways(room: Room, phase: str) -> None:
    room.sam.set_viewport_size(PHONE)
    room.put("judge", becomes="Unbreakable" * 12)
    room.stage.go(phase)
    expect(room.sam.get_by_text("Unbreakable").first).to_be_visible()
    assert room.sam.evaluate("document.documentElement.scrollWidth <= innerWidth")
