"""How much people have to do: clicks and keys, counted."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.browser.at_console import Hand, at_the_console
from tests.browser.room_life import own_marks
from tests.browser.stage import Facilitator, Stage
from tests.browser.test_ninety_minutes import lead
from tests.goals.goal import NONE, Goal, at_most
from tests.goals.room import at


def counted(account: Facilitator) -> Iterator[Goal]:
    for count in (set_up, ninety_minutes, one_mark, late_comer):
        yield count(account)


def set_up(account: Facilitator) -> Goal:
    """From the list of workshops to a lobby that people can join."""
    page = account.context.new_page()
    hand = Hand(page)
    page.goto("/")
    hand.click(page.get_by_role("link", name="New workshop").first)
    hand.click(page.get_by_role("button", name="Open lobby"))
    expect(page.locator(".next")).to_contain_text("Start")
    page.close()
    return at_most("G3", "Template to a lobby people can join", (3, "clicks"), hand.clicks)


def ninety_minutes(account: Facilitator) -> Goal:
    """The whole agenda, led from the console."""
    stage = Stage(account)
    hand = Hand(at_the_console(stage))
    lead(stage, hand)
    stage.close()
    what = "The 90-minute agenda from start to close, all decisions included; nothing typed"
    return at_most("G4", what, (30, "clicks"), hand.clicks)


def one_mark(account: Facilitator) -> Goal:
    """Keys until a step is marked; on to the next is one more."""
    stage = Stage(account)
    stage.go("mark")
    page = at(stage.join("Sam", "Sales"))
    page.locator(".mark-form input").first.focus()
    keys = 0
    for key in ("2", "]", "1"):
        page.keyboard.press(key)
        keys += 1
        if len(own_marks(page)) == 2:
            break
    stage.close()
    return at_most("G5", "Mark two steps, with the way from one to the other", (3, "keys"), keys)


def late_comer(account: Facilitator) -> Goal:
    """Somebody comes while everybody marks, and marks: what the facilitator has to do for that."""
    stage = Stage(account)
    stage.go("mark")
    console = at_the_console(stage)
    hand = Hand(console)
    page = at(stage.join("Late", "Finance"))
    page.locator(".mark-form input").first.focus()
    page.keyboard.press("2")
    assert len(own_marks(page)) == 1
    taken = mark_after(page)
    stage.close()
    goal = at_most("G6", "Somebody late takes part: clicks of the facilitator", NONE, hand.clicks)
    return goal._replace(measured=f"{goal.measured}; first mark {taken:.1f} s after the room's page was asked for")


def mark_after(page: Page) -> float:
    """Seconds from asking for the page to now."""
    return float(page.evaluate("performance.now() / 1000"))
