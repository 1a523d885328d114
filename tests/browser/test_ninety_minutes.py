"""A whole workshop of ninety minutes, led from the console: few clicks, and not a sentence typed after the lobby."""

from playwright.sync_api import expect

from tests.browser.at_console import Hand, all_done, at_the_console, fill_in_the_start, reveal
from tests.browser.cast import SIX, Cast, cast, steps_of
from tests.browser.stage import Stage

MOST_CLICKS = 30


def test_ninety_minutes_take_at_most_30_clicks_and_nothing_typed(stage: Stage) -> None:
    hand = Hand(at_the_console(stage))
    lead(stage, hand)
    assert stage.everyone["agenda"]["status"] == "closed"
    assert not stage.everyone["agenda"].get("despite")
    assert hand.clicks <= MOST_CLICKS


def lead(stage: Stage, hand: Hand) -> None:
    """From the lobby to the closed workshop, by the shortest way."""
    page = hand.page
    with cast(stage, SIX) as people:
        fill_in_the_start(page)
        open_the_day(hand, people)
        apart = steps_of(stage)[:4]
        people.mark(apart, steps_of(stage)[4:])
        all_done(page, people)
        hand.next("Reveal to everyone")
        reveal(page)
        hand.press("Accept 10 aligned steps")
        hand.press("Talk about these 3, the others later")
        expect(page.get_by_text("Chosen. The others are for later.")).to_be_visible()
        hand.next("Talk and decide")
        for _ in range(3):
            talk_and_decide(stage, hand, people)
        redesign(stage, hand, people)
        agree_and_close(stage, hand, people)


def open_the_day(hand: Hand, people: Cast) -> None:
    """From the lobby to the silent minutes in which everybody marks."""
    hand.next("Start")
    hand.next("Map")
    for following in ("Sources", "Mark"):
        expect(hand.page.locator(".next", has_text=following)).to_be_visible()
        people.are_ready()
        all_done(hand.page, people)
        hand.next(following)
    expect(hand.page.get_by_text("Answers stay private until you reveal")).to_be_visible()


def talk_and_decide(stage: Stage, hand: Hand, people: Cast) -> None:
    """One step: the mode, who is accountable, their sentence, the dissent of those who see it otherwise."""
    page = hand.page
    expect(page.locator(".row-link", has_text="Talking now")).to_be_visible()
    step = str(stage.everyone["agenda"]["step"])
    hand.click(page.locator(".deciding .tile", has_text="Person + AI"))
    hand.pick("Accountable", "Sam (Sales)")
    expect(page.get_by_text("Sam types why")).to_be_visible()
    people["Sam"].types(f"decision-{step}", why="AI checks the evidence; the rep answers for it")
    people["Mia"].adds("dissent", f"no-{step}", step=step, function="finance", text="Audit it monthly", confirmed=True)
    hand.click(page.locator(".deciding").get_by_role("button", name="Decide", exact=True))
    expect(page.locator(".deciding")).to_contain_text("Decided: Person + AI.")
    hand.click(page.locator(".next"))


def redesign(stage: Stage, hand: Hand, people: Cast) -> None:
    """Groups, answers for every step, one joint metric that its keeper takes."""
    hand.press("Make groups")
    now = [one["id"] for one in stage.records("step") if one["values"].get("focus") == "now"]
    for step in now:
        for about in ("role", "capability", "incentive"):
            people["Kim"].adds("no_change", f"{step}-{about}", step=step, about=about, answer="covered")
    keeper = {"owner": people["Mia"].id, "co_owner": people["Tom"].id, "functions": ["finance", "it"]}
    people["Mia"].adds("metric_change", "joint", metric="Forecast bias", direction="decrease", **keeper)
    people.are_ready()
    all_done(hand.page, people)
    hand.next("Commit")
    expect(hand.page.get_by_text("Not taken yet")).to_be_visible()
    people["Mia"].does("take_line", change="joint", first_step="Show last quarter's bias")


def agree_and_close(stage: Stage, hand: Hand, people: Cast) -> None:
    people.are_ready()
    all_done(hand.page, people)
    hand.next("Agree and close")
    expect(hand.page.get_by_text("Private until you reveal", exact=True)).to_be_visible()
    for guest in people.values():
        guest.does("grade_package", grade=4)
    all_done(hand.page, people)
    hand.next("Reveal the grades")
    hand.press("I chair")
    expect(hand.page.get_by_role("heading", name="To close").locator("..")).to_contain_text("Nothing at the moment")
    hand.next("Close the workshop")
    expect(hand.page.locator(".next", has_text="Open the plan")).to_be_visible()
