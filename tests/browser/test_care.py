"""Pulses and concerns without a name, as people meet them: one tap, sums at the end, and nothing of who said what."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import Facilitator, Stage
from tests.browser.test_accessible import is_accessible, violations

PEOPLE = {"Sam": "Sales", "Ada": "Sales", "Ida": "IT", "Hal": "HR", "Mia": "Finance", "Olga": "Operations"}
SAFE = "“I can say bad news here early.”"
TOO_FEW = "Fewer than 5 answered, so nothing is shown: each answer could be guessed."


@pytest.fixture
def stage(account: Facilitator) -> Iterator[Stage]:
    """A workshop of three hours, which has pulses."""
    made = Stage(account, agenda="180_minutes")
    yield made
    made.close()
    assert made.complaints == []


def six(stage: Stage) -> list[Page]:
    return [stage.join(name, function) for name, function in PEOPLE.items()]


def taps(page: Page, answer: str) -> None:
    page.get_by_role("group", name=SAFE).get_by_role("button", name=answer, exact=True).click()
    expect(page.get_by_text("Answered. The sums are shown when this is over.")).to_be_visible()


def bars(page: Page) -> list[str]:
    """The answers that are shown, the best first."""
    expect(page.locator(".pulse-bars li").first).to_be_visible()
    return page.locator(".pulse-bars").first.locator(".number").all_inner_texts()


def wall_of(stage: Stage) -> Page:
    page = stage.watched(stage.account.context.new_page())
    page.goto(str(stage.facilitator.locator("a[href^='/wall/']").first.get_attribute("href")))
    return page


def test_six_answer_and_the_bars_appear_on_all_pages_and_the_wall_when_it_closes(stage: Stage) -> None:
    people = six(stage)
    console, wall = stage.facilitator, wall_of(stage)
    stage.go("frame")
    for page, answer in zip(people, ("Mostly", "Mostly", "Fully", "A little", "Mostly", "Half"), strict=True):
        taps(page, answer)
    expect(console.get_by_text("6 of 6 have answered")).to_be_visible()
    expect(people[0].locator(".pulse-bars")).to_have_count(0)
    console.get_by_role("button", name="Show the sums now").click()
    for page in (people[0], people[5], console):
        assert bars(page) == ["1", "3", "1", "1", "0"]
    expect(wall.locator(".wall-moments .number").first).to_be_visible()
    assert wall.locator(".wall-moments .number").all_inner_texts() == ["1", "3", "1", "1", "0"]
    stage.go("map")
    expect(people[0].locator(".pulse-bars")).to_have_count(0)


def test_four_answer_and_nothing_appears_and_the_screen_says_why(stage: Stage) -> None:
    people = six(stage)
    stage.go("frame")
    for page in people[:4]:
        taps(page, "Mostly")
    console = stage.facilitator
    expect(console.get_by_text("4 of 6 have answered")).to_be_visible()
    console.get_by_role("button", name="Show the sums now").click()
    console.get_by_role("button", name="Fewer than 5: nothing will be shown. Click again").click()
    expect(people[0].get_by_text(TOO_FEW)).to_be_visible()
    expect(people[5].get_by_text(TOO_FEW)).to_be_visible()
    expect(people[0].locator(".pulse-bars li")).to_have_count(0)


def test_the_start_and_the_close_stand_side_by_side_in_the_room_and_in_the_plan(stage: Stage) -> None:
    people = six(stage)
    for phase in ("frame", "agree"):
        stage.go(phase)
        for page in people:
            taps(page, "Half" if phase == "frame" else "Fully")
    stage.command({"do": "close_workshop", "despite": "Out of time"})
    sam = people[0]
    expect(sam.locator(".pulse-moments > div")).to_have_count(2)
    expect(sam.get_by_text("At the start")).to_be_visible()
    sam.goto(f"/w/{stage.workshop}/plan")
    plan = sam.locator("#pulse")
    expect(plan.get_by_role("heading", name="At the close")).to_contain_text("6 answers")
    assert plan.locator(".number").all_inner_texts() == ["0", "0", "6", "0", "0", "6", "0", "0", "0", "0"]


def test_two_write_concerns_without_a_name_and_both_appear_when_the_workshop_closes(stage: Stage) -> None:
    people = six(stage)
    stage.go("commit")
    for page, text in ((people[0], "Will my job go?"), (people[3], "Nobody asked my team")):
        page.get_by_text("What worries us", exact=True).click()
        page.get_by_label("What worries you?").fill(text)
        page.get_by_label("About", exact=True).select_option("Jobs")
        page.get_by_role("button", name="Keep it without my name").click()
        expect(page.get_by_text("Kept until the workshop closes")).to_be_visible()
        expect(page.get_by_label("What worries you?")).to_have_value("")
    assert not stage.records("concern")
    stage.command({"do": "close_workshop", "despite": "Out of time"})
    shown = people[5].locator("summary", has_text="What worries us (2)")
    expect(shown).to_be_visible()
    found = stage.records("concern")
    assert {one["values"]["text"] for one in found} == {"Will my job go?", "Nobody asked my team"}
    assert not any(one.get("by") or one.get("function") for one in found)


def test_what_asks_and_what_came_out_is_accessible_and_no_wider_than_a_phone(stage: Stage) -> None:
    people = six(stage)
    stage.go("frame")
    sam, console = people[0], stage.facilitator
    expect(sam.get_by_role("group", name=SAFE)).to_be_visible()
    expect(console.get_by_text("0 of 6 have answered")).to_be_visible()
    is_accessible(sam)
    for page in people:
        taps(page, "Mostly")
    stage.command({"do": "close_pulse"})
    assert bars(sam) == bars(console) == ["0", "6", "0", "0", "0"]
    is_accessible(sam)
    assert violations(console) == []
    stage.go("agree")
    sam.get_by_text("Write a concern without your name").click()
    is_accessible(sam)
    stage.command({"do": "close_workshop", "despite": "Out of time"})
    expect(sam.locator(".pulse-moments > div")).to_have_count(2)
    is_accessible(sam)
    sam.goto(f"/w/{stage.workshop}/plan")
    is_accessible(sam)


def test_what_is_typed_and_not_kept_yet_is_there_after_a_reload(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    stage.go("agree")
    sam.get_by_text("Write a concern without your name").click()
    sam.get_by_label("What worries you?").fill("Half a thou")
    sam.reload()
    sam.get_by_text("Write a concern without your name").click()
    expect(sam.get_by_label("What worries you?")).to_have_value("Half a thou")


def test_the_facilitator_switches_the_pulse_off_before_the_day(stage: Stage) -> None:
    page = stage.watched(stage.account.context.new_page())
    page.goto(f"/w/{stage.workshop}/set-up")
    box = page.get_by_label("A pulse, at the start and at the close")
    expect(box).to_be_checked()
    box.uncheck()
    expect(box).not_to_be_checked()
    six(stage)
    stage.go("frame")
    assert not stage.everyone.get("pulses")
