"""The day's time at the console: how late it is, what one click does about it, and going back without loss."""

from playwright.sync_api import Page, expect

from tests.browser.at_console import at_the_console
from tests.browser.cast import THREE, cast
from tests.browser.room_life import SEATED, seconds_pass
from tests.browser.stage import Stage


def late(stage: Stage, minutes: int = 4) -> Page:
    """The console in a day that runs over; there is a buffer of five minutes."""
    stage.edit({"act": "add", "kind": "block", "id": "block-buffer", "values": {"phase": "buffer", "minutes": 5}})
    stage.edit({"act": "set", "id": "block-buffer", "values": {"order": 90}, "was": {}})
    stage.go("frame")
    page = at_the_console(stage)
    stage.command({"do": "extend_timer", "minutes": minutes})
    expect(page.locator(".pace")).to_contain_text(f"{minutes} minutes behind: ends")
    return page


def minutes(stage: Stage) -> dict[str, int]:
    return {
        one["id"]: 0 if one["values"].get("skipped") else one["values"]["minutes"] for one in stage.records("block")
    }


def test_the_console_says_how_far_the_whole_day_is_behind_and_when_it_ends(stage: Stage) -> None:
    page = late(stage)
    expect(page.locator(".pace")).to_contain_text("instead of")
    expect(page.locator(".health")).to_contain_text("Pace: 4 min late")
    expect(page.locator(".agenda [aria-current] .number")).to_contain_text("6 +4")


def test_each_way_to_catch_up_shows_what_it_costs_before_anybody_clicks(stage: Stage) -> None:
    page = late(stage)
    ways = page.get_by_role("list", name="Make up for it").get_by_role("listitem")
    expect(ways).to_have_count(3)
    expect(ways.nth(0)).to_contain_text("Buffer5 → 1")
    expect(ways.nth(1)).to_contain_text("21 →")
    expect(ways.nth(2)).to_contain_text("Nothing else changes")
    assert minutes(stage)["block-buffer"] == 5


def test_one_click_takes_the_minutes_from_the_buffer_and_undo_gives_them_back(stage: Stage) -> None:
    page = late(stage)
    before = minutes(stage)
    page.get_by_role("button", name="Take 4 min from the buffer").click()
    expect(page.locator(".pace")).to_be_hidden()
    assert minutes(stage) == before | {"block-frame": 10, "block-buffer": 1}
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator(".pace")).to_contain_text("4 minutes behind")
    assert minutes(stage) == before


def test_shrinking_spreads_the_minutes_over_the_blocks_ahead(stage: Stage) -> None:
    page = late(stage)
    before = minutes(stage)
    page.get_by_role("button", name="Shrink the blocks ahead").click()
    expect(page.locator(".pace")).to_be_hidden()
    after = minutes(stage)
    assert sum(after.values()) == sum(before.values())
    assert after["block-buffer"] == 5 and after["block-talk"] < 21
    row = page.locator(".agenda li", has_text="Talk and decide")
    expect(row.locator("s")).to_have_text("21")


def test_a_buffer_that_is_too_small_says_what_is_left(stage: Stage) -> None:
    page = late(stage, 8)
    ways = page.get_by_role("list", name="Make up for it").get_by_role("listitem")
    expect(ways.nth(0)).to_contain_text("Take 5 min from the buffer")
    expect(ways.nth(0)).to_contain_text("Still 3 min behind")


def test_a_block_is_skipped_put_back_and_moved_where_that_is_safe(stage: Stage) -> None:
    stage.go("frame")
    page = at_the_console(stage)
    page.get_by_role("button", name="Change the agenda").click()
    page.get_by_role("button", name="Skip Sources").click()
    expect(page.locator(".agenda [data-skipped]")).to_contain_text("skipped")
    expect(page.locator(".next")).to_contain_text("Next: Map")
    page.get_by_role("button", name="Put back Sources").click()
    expect(page.locator(".agenda [data-skipped]")).to_have_count(0)
    page.get_by_role("button", name="Move Sources: where data breaks up").click()
    expect(page.locator(".next")).to_contain_text("Next: Sources")
    page.get_by_role("button", name="Move Reveal and overview up").click()
    expect(page.get_by_role("region", name="Notices")).to_contain_text("Overview needs Mark before it.")


def test_next_passes_over_a_block_that_is_skipped(stage: Stage) -> None:
    stage.go("map")
    stage.edit({"act": "set", "id": "block-sources", "values": {"skipped": True}, "was": {}})
    page = at_the_console(stage)
    expect(page.locator(".next")).to_contain_text("Next: Mark")


def test_facilitator_clicks_ahead_by_mistake(stage: Stage) -> None:
    """Back is one button; what was typed, saved and marked is all there, and so is the text half typed."""
    sam = stage.join("Sam", "Sales")
    stage.go("map")
    page = at_the_console(stage)
    sam.wait_for_function(SEATED)
    sam.locator(".step-card").first.click()
    sam.locator("#panel").get_by_role("button", name="Pin a question or problem").first.click()
    text = sam.locator("#panel form").get_by_role("textbox").first
    text.fill("Two systems disagree on the dea")
    page.locator(".next").click()
    page.locator(".next").click()
    expect(page.locator(".next")).to_contain_text("Next: Mark")
    page.get_by_role("button", name="Back", exact=True).click()
    page.get_by_role("button", name="Click again to go back").click()
    expect(page.locator(".agenda [aria-current]")).to_contain_text("Check the map")
    expect(sam.get_by_role("heading", name="Check your own lane.")).to_be_visible()
    expect(sam.locator("#panel form").get_by_role("textbox").first).to_have_value("Two systems disagree on the dea")
    assert "block-sources" in stage.everyone["agenda"]["spent"]


def test_a_reopened_block_deletes_no_mark(stage: Stage) -> None:
    stage.go("mark")
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        first = stage.records("step")[0]["id"]
        people["Sam"].does("mark_step", step=first, level="person")
        page.get_by_role("button", name="Go to Sources").click()
        page.get_by_role("button", name="Go to Sources: where data breaks? Click again").click()
        expect(page.locator(".next")).to_contain_text("Next: Mark")
        page.get_by_role("button", name="Go back to Mark").click()
        page.get_by_role("button", name="Click again").click()
        expect(page.locator(".agenda [aria-current]")).to_contain_text("Mark all steps")
        assert people["Sam"].asks("unmark_step", step=first)["type"] == "accepted"


def test_next_asks_again_when_18_of_the_21_who_are_here_are_ready(stage: Stage) -> None:
    """Three more have joined and are away: they hold nobody up and are not counted."""
    functions = ("Sales", "IT", "HR", "Finance", "Operations")
    names = {f"Person {number}": functions[number % 5] for number in range(21)}
    stage.go("map")
    with cast(stage, {f"Away {number}": "Sales" for number in range(3)}):
        pass
    page = at_the_console(stage)
    with cast(stage, names) as people:
        for guest in list(people.values())[:18]:
            guest.does("ready", on=True)
        expect(page.locator("#bar")).to_contain_text("18 of 21 done")
        expect(page.locator(".done-by")).to_contain_text("Sales")
        page.locator(".next").click()
        expect(page.locator(".next")).to_contain_text("3 are not done. Click again to go on.")
        seconds_pass(page, 4)
        expect(page.locator(".next")).to_contain_text("Next: Sources")
        for guest in list(people.values())[18:]:
            guest.does("ready", on=True)
        expect(page.locator("#bar")).to_contain_text("21 of 21 done")
        page.locator(".next").click()
        expect(page.locator(".next")).to_contain_text("Next: Mark")


def test_a_late_joiner_sees_the_same_second(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales", timezone_id="Asia/Tokyo")
    stage.go("mark")
    expect(sam.get_by_role("timer")).to_contain_text("07:")
    mia = stage.join("Mia", "Finance")
    mia.wait_for_function(SEATED)
    left = "() => Alpine.store('live').agenda.ends_at - Alpine.store('live').now()"
    assert abs(sam.evaluate(left) - mia.evaluate(left)) < 1000


def test_the_timer_turns_amber_and_red_with_shape_and_word(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.go("mark")
    timer = sam.locator(".timer")
    expect(timer).to_contain_text("07:")
    expect(timer).not_to_have_attribute("data-pace", "amber")
    stage.command({"do": "extend_timer", "minutes": -7})
    expect(timer).to_have_attribute("data-pace", "amber")
    expect(timer).to_contain_text("Wrap up")
    stage.command({"do": "extend_timer", "minutes": -1})
    expect(timer).to_have_attribute("data-pace", "red")
    expect(timer).to_contain_text("Time is up")
    stage.command({"do": "extend_timer", "minutes": 5})
    expect(timer).not_to_have_attribute("data-pace", "red")


def test_the_timer_is_silent_until_this_device_asks_for_sound(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    asked: list[str] = []
    sam.on("request", lambda request: asked.append(request.url))
    stage.go("mark")
    expect(sam.get_by_role("timer")).to_contain_text("07:")
    stage.command({"do": "extend_timer", "minutes": -7})
    expect(sam.locator("#polite")).to_contain_text("1 minute left.")
    assert not any("chime" in one for one in asked)
    sam.get_by_role("button", name="Your menu").click()
    sam.get_by_role("button", name="Turn the timer’s sound on").click()
    expect(sam.get_by_role("button", name="Turn the timer’s sound off")).to_be_visible()
    assert sam.evaluate("localStorage.getItem('crossflow.sound')") == "on"
