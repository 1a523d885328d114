"""The plan, alive: owners and approvers answer by private links, without an account, on any device."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room_life import mark
from tests.browser.stage import Stage
from tests.browser.test_accessible import THEMES, overflow, violations
from tests.browser.test_plan import FIRST, Room, add, closed


@pytest.fixture
def room(stage: Stage) -> Room:
    return closed(stage)


def link_of(room: Room, whom: str) -> str:
    """The private link that Mia, who runs the plan, makes for somebody on the plan."""
    room.plan(room.mia)
    room.mia.get_by_role("button", name=re.compile(f"^(Copy their|New) link for {whom}")).click()
    expect(room.mia.get_by_role("heading", name="Link for")).to_be_visible()
    return room.mia.get_by_label("Send them this link").input_value()


def elsewhere(room: Room, link: str, theme: Literal["light", "dark"] = "light") -> Page:
    """A phone that was never here, on a link. Its console names every refusal (422), so it is not heard."""
    browser = room.stage.account.browser
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=theme)
    room.stage.contexts.append(context)
    page = context.new_page()
    page.goto(link)
    return page


def test_an_approver_says_yes_by_link_and_the_plan_follows(room: Room) -> None:
    page = elsewhere(room, link_of(room, "Compensation committee"))
    expect(page.get_by_role("heading", name="Your yes is asked for, Compensation committee")).to_be_visible()
    line = page.get_by_role("article", name="Rewarded today: Beating the call")
    expect(line).to_contain_text("The rep answers for every category")
    line.get_by_label("In a sentence").fill("From the next bonus year on")
    line.get_by_role("button", name="Yes").click()
    expect(page.get_by_text("Your answer is in the plan.")).to_be_visible()
    expect(line.get_by_text("You said yes on")).to_be_visible()
    plan = room.plan(room.sam)
    expect(plan.get_by_role("rowgroup").filter(has_text="Needs a yes from")).to_have_count(0)
    expect(plan.locator("#line-bonus")).to_contain_text("From the next bonus year on")


def test_an_owner_without_account_takes_a_line_and_reports_at_day_30(room: Room) -> None:
    page = elsewhere(room, link_of(room, "Mia"))
    line = page.get_by_role("article", name="Rewarded today: Beating the call")
    line.get_by_label("First step").fill("Ask the committee for a date")
    line.get_by_label("By", exact=True).fill("2026-12-04")
    line.get_by_role("button", name="I take it").click()
    expect(page.get_by_text("You took this line.")).to_be_visible()
    line.get_by_role("radio", name="In progress").check()
    line.get_by_label("In a sentence").fill("The committee meets on 12 January")
    line.get_by_role("button", name="Report it").click()
    expect(line.get_by_role("heading", name="Reported so far")).to_be_visible()
    row = room.plan(room.sam).locator("#line-bonus")
    expect(row).to_contain_text("The committee meets on 12 January")
    expect(row).to_contain_text("Mia (FIN)")


def test_what_cannot_be_saved_is_said_at_the_line_and_nothing_typed_is_lost(room: Room) -> None:
    page = elsewhere(room, link_of(room, "Compensation committee"))
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Say what would have to be different")
    expect(page.get_by_role("alert")).to_be_focused()


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_of_a_link_is_accessible_and_fits_a_phone(room: Room, theme: Literal["light", "dark"]) -> None:
    for whom in ("Mia", "Compensation committee"):
        link = link_of(room, whom)
        assert violations(room.mia) == []
        page = elsewhere(room, link, theme)
        assert violations(page) == []
        assert overflow(page) == 0


def test_the_plan_is_filtered_and_leads_from_a_change_to_its_step_and_back(room: Room) -> None:
    plan = room.plan(room.mia)
    plan.get_by_label("Kind", exact=True).select_option("Metric")
    expect(plan.get_by_text("1 of 5 changes")).to_be_visible()
    assert violations(plan) == []
    plan.get_by_role("link", name="Show all").first.click()
    row = plan.locator("#line-bonus")
    row.get_by_role("link", name="7").click()
    target = plan.locator("tr:target")
    expect(target).to_contain_text("The rep answers for every category")
    target.get_by_role("link", name="Incentive").click()
    expect(plan.locator("tr:target")).to_contain_text("Staying inside the corridor")


def marked(stage: Stage, people: dict[str, Page], level: str) -> None:
    """Everybody marks one step so, and all see it."""
    stage.go("mark")
    for page in people.values():
        mark(page, FIRST, level)
    assert stage.command({"do": "reveal"})["type"] == "accepted"


def first_workshop(stage: Stage) -> dict[str, Page]:
    """Two of Sales and two of Finance mark a step, and leave with one line, which is Sam's."""
    who = {"Sam": "Sales", "Eva": "Sales", "Mia": "Finance", "Jan": "Finance"}
    people = {name: stage.join(name, function) for name, function in who.items()}
    marked(stage, people, "person")
    ids = {one["name"]: id for id, one in stage.everyone["people"].items()}
    line = {"role": "Sales manager", "becomes": "Judges flagged exceptions", "measure": "Overrides fall by half"}
    stage.edit(add("role_change", "judge", **line, owner=ids["Sam"], co_owner=ids["Mia"], steps=[FIRST]))
    bias = {
        "metric": "Bias",
        "unit": "%",
        "baseline": 12,
        "baseline_of": "March",
        "target": 5,
        "target_on": "2027-06-30",
    }
    stage.edit(add("metric_change", "bias", **bias, owner=ids["Mia"], co_owner=ids["Sam"]))
    assert stage.command({"do": "close_workshop", "despite": "It is noon"})["type"] == "accepted"
    return people


def follow_up(stage: Stage) -> Stage:
    """The check that the facilitator makes from the plan."""
    plan = stage.watched(stage.account.context.new_page())
    plan.goto(f"/w/{stage.workshop}/plan")
    plan.get_by_role("button", name="Make the check").click()
    plan.wait_for_url(re.compile("/console"))
    return Stage(stage.account, workshop=plan.url.split("/")[4])


def come_back(check: Stage, people: dict[str, Page]) -> None:
    """Whoever was expected picks their name; who was not joins anew."""
    for name, page in list(people.items()):
        if name not in ("Sam", "Mia"):
            people[name] = check.join(name, "Sales" if name == "Eva" else "Finance")
            continue
        page.goto(f"/w/{check.workshop}")
        page.get_by_label("Are you on the list?").select_option(name)
        page.get_by_role("button", name="Join", exact=True).click()
        expect(page).to_have_url(re.compile(check.workshop))


def test_the_second_workshop_of_a_series_begins_with_the_open_line_and_shows_what_moved(stage: Stage) -> None:
    people = first_workshop(stage)
    check = follow_up(stage)
    come_back(check, people)
    check.go("check")
    sam = people["Sam"]
    line = sam.get_by_role("article").filter(has_text="Judges flagged exceptions")
    line.get_by_role("radio", name="Done").check()
    line.get_by_label("In a sentence").fill("The card is in use")
    line.get_by_role("button", name="Report it").click()
    expect(people["Mia"].get_by_text("The card is in use")).to_be_visible()
    assert violations(sam) == []
    sam.set_viewport_size({"width": 320, "height": 640})
    assert overflow(sam) == 0
    sam.get_by_role("button", name="Write down what we learned").click()
    sam.get_by_label("About line").select_option("judge")
    expect(sam.get_by_role("complementary", name="What we expected")).to_contain_text("Overrides fall by half")
    sam.get_by_label("About line").select_option("bias")
    expect(sam.get_by_role("complementary", name="What we expected")).to_contain_text(
        re.compile("12 %, March.*5 % by ")
    )
    assert violations(sam) == []
    sam.get_by_label("About line").select_option("judge")
    sam.get_by_label("What happened").fill("Managers look at ranges first")
    sam.get_by_role("button", name="Add", exact=True).click()
    expect(sam.get_by_text("Managers look at ranges first")).to_be_visible()
    marked(check, people, "shared")
    series = check.watched(check.account.context.new_page())
    series.goto(f"/w/{check.workshop}/series")
    row = series.get_by_role("row").filter(has_text="Sales").filter(has_text="Moved")
    expect(row).to_contain_text("Person + AI")
    expect(series.get_by_role("row").filter(has_text="Judges flagged exceptions")).to_contain_text("The card is in use")
    expect(series.get_by_text("Managers look at ranges first")).to_be_visible()
    assert violations(series) == []
    assert check.complaints == []
    check.close()


@pytest.mark.parametrize("theme", THEMES)
def test_the_portfolio_is_found_from_home_narrowed_and_accessible(room: Room, theme: Literal["light", "dark"]) -> None:
    page = room.stage.watched(room.stage.account.context.new_page())
    page.emulate_media(color_scheme=theme)
    page.goto("/")
    page.get_by_role("link", name="All changes").click()
    expect(page.get_by_role("heading", name="Changes of all workshops")).to_be_visible()
    page.get_by_label("Kind", exact=True).select_option("Incentive")
    expect(page.get_by_role("link", name="Show all")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Beating the call").first).to_be_visible()
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert overflow(page) == 0
