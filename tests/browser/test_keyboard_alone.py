"""A workshop with a keyboard and nothing else, for who takes part and for who leads. The focus can always be seen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_console import all_done
from tests.browser.by_keyboard import Keyboard
from tests.browser.cast import THREE, Cast, cast, steps_of
from tests.browser.mapping import card, links
from tests.browser.room_life import SEATED, own_marks, seconds_pass
from tests.browser.stage import Facilitator, Stage

WINDOWS = {
    "laptop": {"viewport": {"width": 1440, "height": 900}},
    "zoom_200": {"viewport": {"width": 683, "height": 384}, "device_scale_factor": 2},
    "zoom_400": {"viewport": {"width": 342, "height": 192}, "device_scale_factor": 4},
}
WHY = "The rep hears what nobody writes down"


@pytest.mark.timeout(300)
@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_somebody_takes_part_from_joining_to_the_exported_plan(stage: Stage, window: dict[str, object]) -> None:
    keys = Keyboard(stage.watched(fresh_page(stage, window)))
    joins(stage, keys)
    works_on_the_map(stage, keys)
    marks_five(stage, keys)
    speaks_and_changes(stage, keys)
    takes_and_agrees(stage, keys)
    takes_the_plan_along(stage, keys)
    assert not keys.hidden, "\n".join(keys.hidden)


def fresh_page(stage: Stage, window: dict[str, object]) -> Page:
    context = stage.account.browser.new_context(base_url=stage.address, **window)  # type: ignore[arg-type]
    stage.contexts.append(context)
    return context.new_page()


def joins(stage: Stage, keys: Keyboard) -> None:
    page = keys.page
    page.goto(f"/w/{stage.workshop}")
    keys.fill(page.get_by_label("Your name"), "Sam")
    keys.choose(page.get_by_role("group", name="Your function"), "SAL Sales")
    keys.activate(page.get_by_role("button", name="Join"))
    page.wait_for_function(SEATED)


def works_on_the_map(stage: Stage, keys: Keyboard) -> None:
    """Adds a step behind the first own one, and links it to another."""
    stage.go("map")
    page = keys.page
    expect(page.locator(".room-stage")).to_be_visible()
    page.evaluate("() => Alpine.store('ui').show('map')")
    expect(page.locator(".step-card").first).to_be_visible()
    keys.to(page.locator(".step-card[tabindex='0']"))
    keys.press("Control+Home", "a")
    keys.type("Call the buyer")
    keys.press("Enter")
    expect(page.locator(".step-card", has_text="Call the buyer")).to_be_focused()
    before = links(stage)
    keys.press("l")
    keys.type("9")
    keys.press("Enter")
    expect(page.locator(".context-pad")).to_have_count(0)
    page.wait_for_function("() => Alpine.store('live').unsent === 0")
    assert len(links(stage)) == len(before) + 1


def marks_five(stage: Stage, keys: Keyboard) -> None:
    """Marks five steps, says why at the last, and that they are done."""
    stage.go("mark")
    page = keys.page
    form = page.locator(".mark-form")
    expect(form.get_by_role("radio").first).to_be_attached()
    keys.choose(form.get_by_role("group").first, "Person + AI")
    for key in ("1", "2", "3", "2"):
        keys.press("]", key)
    keys.press("w")
    keys.type(WHY)
    keys.press("Escape")
    page.wait_for_function("() => Alpine.store('live').unsent === 0")
    keys.press("Control+Enter")
    expect(page.locator("#bar").get_by_role("button", name="I'm done")).to_have_attribute("aria-pressed", "true")
    marks = own_marks(page)
    assert len(marks) == 5
    assert WHY in [one.get("why") for rounds in marks.values() for one in rounds.values()]


def speaks_and_changes(stage: Stage, keys: Keyboard) -> None:
    """Raises a hand in the talk; adds a line to the plan."""
    page, step = keys.page, steps_of(stage)[6]
    stage.command({"do": "reveal"})
    stage.go("talk")
    stage.command({"do": "look_at", "step": step})
    keys.activate(page.get_by_role("button", name="I want to speak"))
    page.wait_for_function("() => Alpine.store('live').parts.everyone.hands.length === 1")
    stage.edit({"act": "set", "id": step, "values": {"focus": "now"}, "was": {"focus": None}})
    stage.go("redesign")
    keys.activate(page.locator("[aria-label='Role'] .button, button:has-text('Add a role change')").first)
    keys.fill(page.locator("form.record-form .input:visible").first, "Sales manager")
    keys.activate(page.locator("form.record-form:visible").get_by_role("button", name=re.compile("^(Add|Keep)")).first)
    page.wait_for_function("() => Alpine.store('live').all('role_change').length === 1")


def takes_and_agrees(stage: Stage, keys: Keyboard) -> None:
    """Takes the line with a first step and a day; grades the package."""
    page = keys.page
    stage.go("commit")
    line = page.get_by_role("article").filter(has_text="Sales manager")
    keys.activate(line.get_by_role("button", name="I take it"))
    expect(line.get_by_text("You took it")).to_be_visible()
    keys.fill(line.get_by_label("First step", exact=True), "List the exception rules")
    keys.activate(line.get_by_role("button", name="In 1 week"))
    keys.activate(line.get_by_role("button", name="Done"))
    expect(line.get_by_text("“List the exception rules”")).to_be_visible()
    stage.go("agree")
    keys.choose(page.get_by_role("group", name="Your grade"), "Fully")
    keys.press("2")
    page.wait_for_function("() => Alpine.store('live').parts.mine.grade?.grade === 4")


def takes_the_plan_along(stage: Stage, keys: Keyboard) -> None:
    page = keys.page
    stage.command({"do": "close_workshop", "despite": "Out of time"})
    keys.activate(page.locator("#bar").get_by_role("link", name="Open the plan"))
    page.wait_for_url("**/plan")
    keys.activate(page.get_by_role("button", name="Export"))
    keys.to(page.get_by_role("link", name="Changes (CSV)"))
    with page.expect_download() as saved:
        keys.press("Enter")
    assert "Sales manager" in saved.value.path().read_text("utf-8-sig")


@pytest.mark.timeout(300)
def test_a_facilitator_leads_from_a_new_workshop_to_its_end(account: Facilitator) -> None:
    page = account.context.new_page()
    page.clock.install()
    keys = Keyboard(page)
    stage = opens_the_lobby(account, keys)
    with cast(stage, THREE) as people:
        starts(keys)
        goes_to_the_reveal(stage, keys, people)
        decides(stage, keys)
        closes(keys, people)
    assert stage.status == "closed"
    stage.close()
    assert not keys.hidden, "\n".join(keys.hidden)
    assert stage.complaints == []


def opens_the_lobby(account: Facilitator, keys: Keyboard) -> Stage:
    page = keys.page
    page.goto("/")
    keys.activate(page.get_by_role("link", name="New workshop").first)
    keys.activate(page.get_by_role("button", name="Open lobby"))
    expect(page.locator(".next")).to_contain_text("Start")
    stage = Stage(account, workshop=page.url.split("/w/")[1].split("/")[0])
    stage.watched(page)
    return stage


def starts(keys: Keyboard) -> None:
    page = keys.page
    keys.fill(page.get_by_label("Sponsor"), "Ruth Vogel")
    keys.fill(page.get_by_label("This room may decide"), "Who does each step from next quarter on.")
    keys.press("Tab")
    expect(page.get_by_text("Ready to start")).to_be_visible()
    keys.press("Control+Enter")
    expect(page.locator(".next")).to_contain_text("Map")


def goes_to_the_reveal(stage: Stage, keys: Keyboard, people: Cast) -> None:
    page = keys.page
    for following in ("Map", "Sources", "Mark"):
        expect(page.locator(".next")).to_contain_text(following)
        if following != "Map":
            people.are_ready()
            all_done(page, people)
        keys.press("Control+Enter")
    expect(page.get_by_text("Answers stay private until you reveal")).to_be_visible()
    people.mark(steps_of(stage)[:4], steps_of(stage)[4:])
    all_done(page, people)
    keys.to(page.locator(".next"))
    keys.press("r")
    expect(page.locator(".next")).to_contain_text("Revealing in")
    seconds_pass(page, 5)
    keys.activate(page.get_by_role("button", name=re.compile("^Accept ")))
    keys.activate(page.get_by_role("button", name=re.compile("the others later$")))
    expect(page.get_by_text("Chosen. The others are for later.")).to_be_visible()


def decides(stage: Stage, keys: Keyboard) -> None:
    """The first step of the talk: its mode, who is accountable, why, decided."""
    page = keys.page
    expect(page.locator(".next")).to_contain_text("Talk and decide")
    keys.press("Control+Enter")
    deciding = page.locator(".deciding")
    expect(page.locator(".row-link", has_text="Talking now")).to_be_visible()
    keys.choose(deciding.get_by_role("radiogroup"), "Person + AI")
    keys.to(page.get_by_label("Accountable"))
    page.get_by_label("Accountable").select_option(label="Sam (Sales)")
    step = str(stage.everyone["agenda"]["step"])
    stage.edit({"act": "set", "id": f"decision-{step}", "values": {"why": "Rules are clear"}, "was": {"why": None}})
    keys.activate(deciding.get_by_role("button", name="Decide", exact=True))
    expect(deciding).to_contain_text("Decided: Person + AI.")


def closes(keys: Keyboard, people: Cast) -> None:
    """To the end of the agenda, though not all is done; closed all the same, with a reason."""
    page = keys.page
    goes_on_until(keys, "Reveal the grades")
    for guest in people.values():
        guest.does("grade_package", grade=4)
    all_done(page, people)
    goes_on_until(keys, "Close the workshop")
    keys.press("Control+Enter")
    keys.fill(page.get_by_label("Close all the same? Say why"), "Out of time")
    keys.activate(page.get_by_role("button", name="Close all the same"))
    expect(page.locator(".next", has_text="Open the plan")).to_be_visible()


def goes_on_until(keys: Keyboard, words: str) -> None:
    """Next, again where somebody is not done, until the button says this."""
    button = keys.page.locator(".next")
    for _ in range(20):
        if words in button.inner_text():
            return
        keys.press("Control+Enter")
        keys.page.clock.run_for(500)
    expect(button).to_contain_text(words)


def test_the_cards_of_a_lane_are_walked_without_a_pointer(stage: Stage) -> None:
    stage.go("map")
    page = stage.join("Sam", "Sales")
    keys = Keyboard(page)
    expect(page.locator(".step-card").first).to_be_visible()
    keys.to(page.locator(".step-card[tabindex='0']"))
    keys.press("Home", "End", "ArrowDown", "ArrowUp", "Shift+F10", "Escape", "Space")
    expect(card(page, page.evaluate("() => document.activeElement.dataset.step"))).to_be_focused()
    assert not keys.hidden, "\n".join(keys.hidden)
