"""The console: a facilitator leads a workshop with few clicks, without typing, and without going on by mistake."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.cast import SIX, THREE, Cast, cast, steps_of
from tests.browser.stage import Stage, frames

MOST_CLICKS = 30


class Hand:
    """The facilitator's hand on the console; counts what it does."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def click(self, target: Locator) -> None:
        target.click()
        self.clicks += 1

    def press(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name))

    def next(self, to: str) -> None:
        """The one big button, once it leads to where it should."""
        button = self.page.locator(".next", has_text=to)
        expect(button).to_be_visible()
        self.click(button)

    def pick(self, label: str, option: str) -> None:
        """Opens a list and picks: two clicks."""
        self.page.get_by_label(label).select_option(label=option)
        self.clicks += 2


def at_the_console(stage: Stage) -> Page:
    page = stage.facilitator
    page.clock.install()
    expect(page.locator(".next")).to_be_visible()
    return page


def all_done(page: Page, people: Cast) -> None:
    expect(page.locator("#bar")).to_contain_text(f"{len(people)} of {len(people)} done")


def fill_in_the_start(page: Page) -> None:
    page.get_by_label("Sponsor").fill("Ruth Vogel")
    page.get_by_label("This room may decide").fill("Who does each step from next quarter on.")
    page.get_by_label("Sponsor").focus()
    expect(page.get_by_text("Ready to start")).to_be_visible()


def reveal(page: Page) -> None:
    """Lets the five seconds pass in which a reveal can be undone."""
    expect(page.locator(".next")).to_contain_text("Revealing in")
    page.clock.run_for(5000)


def test_ninety_minutes_take_at_most_30_clicks_and_nothing_typed(stage: Stage) -> None:
    page = at_the_console(stage)
    hand = Hand(page)
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
        hand.next("Talk and decide")
        for _ in range(3):
            talk_and_decide(stage, hand, people)
        redesign(stage, hand, people)
        agree_and_close(stage, hand, people)
    assert stage.everyone["agenda"]["status"] == "closed"
    assert not stage.everyone["agenda"].get("despite")
    assert hand.clicks <= MOST_CLICKS


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


def test_next_wants_a_second_click_while_somebody_still_works(stage: Stage) -> None:
    stage.go("map")
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        people["Sam"].does("ready", on=True)
        expect(page.locator("#bar")).to_contain_text("1 of 3 done")
        page.locator(".next").click()
        expect(page.locator(".next")).to_contain_text("2 are not done. Click again")
        page.locator(".next").click()
        expect(page.locator(".next")).to_contain_text("Next: Mark")
    assert stage.everyone["agenda"]["block"] == "block-sources"


def test_a_second_click_that_comes_late_is_a_first_one(stage: Stage) -> None:
    stage.go("map")
    page = at_the_console(stage)
    with cast(stage, THREE):
        expect(page.locator("#bar")).to_contain_text("0 of 3 done")
        page.locator(".next").click()
        page.clock.run_for(3000)
        expect(page.locator(".next")).to_contain_text("Next: Sources")
        page.locator(".next").click()
        expect(page.locator(".next")).to_contain_text("Click again")
    assert stage.everyone["agenda"]["block"] == "block-map"


def test_a_reveal_can_be_undone_before_anything_leaves_the_console(stage: Stage) -> None:
    stage.go("mark")
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        people.mark(steps_of(stage), [])
        all_done(page, people)
        page.locator(".next").click()
        page.get_by_role("button", name="Undo").click()
        page.clock.run_for(6000)
        expect(page.locator(".next")).to_contain_text("Next: Reveal to everyone")
    assert "rounds" not in stage.everyone


def test_an_answer_does_not_reach_the_console_before_the_reveal(stage: Stage) -> None:
    stage.go("mark")
    heard: list[str] = []
    page = stage.facilitator
    page.on("websocket", lambda line: line.on("framereceived", lambda frame: heard.append(str(frame))))
    page.reload()
    with cast(stage, THREE) as people:
        people.mark(steps_of(stage), [], why="Only in my own words")
        all_done(page, people)
    assert heard
    assert not any("Only in my own words" in frame or '"marked"' in frame for frame in heard)


def test_the_start_gate_names_what_is_missing_and_takes_it_there(stage: Stage) -> None:
    page = at_the_console(stage)
    gate = page.get_by_role("heading", name="Before you start").locator("../..")
    expect(gate).to_contain_text("Sponsor is not said yet")
    page.locator(".next").click()
    expect(page.get_by_label("Sponsor")).to_be_focused()
    fill_in_the_start(page)
    page.locator(".next").click()
    expect(page.locator(".next")).to_contain_text("Next: Map")
    assert stage.record("purpose")["values"]["sponsor"] == "Ruth Vogel"


def test_a_removed_person_hears_nothing_more(stage: Stage) -> None:
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        page.get_by_role("button", name="Change Tom").click()
        page.get_by_role("button", name="Remove", exact=True).click()
        page.get_by_role("button", name="Remove Tom? Click again").click()
        expect(page.get_by_role("button", name="Change Tom")).to_have_count(0)
        assert next(one for one in frames(people["Tom"].line) if one["type"] == "bye")["reason"] == "removed"


def test_a_person_is_renamed_and_moved(stage: Stage) -> None:
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        page.get_by_role("button", name="Change Sam").click()
        page.get_by_label("Function").select_option(label="HR")
        page.get_by_label("Name").fill("Samuel")
        page.get_by_role("button", name="Done", exact=True).click()
        expect(page.get_by_role("button", name="Change Samuel")).to_be_visible()
        moved = stage.everyone["people"][people["Sam"].id]
        assert (moved["name"], moved["function"]) == ("Samuel", "hr")


def test_the_function_that_was_heard_least_speaks_first(stage: Stage) -> None:
    stage.go("talk")
    page = at_the_console(stage)
    queue = page.get_by_role("heading", name="Wants to speak").locator("..").locator("li")
    with cast(stage, SIX) as people:
        people["Sam"].does("raise_hand")
        page.get_by_role("button", name="Spoke Sam").click()
        expect(queue).to_have_count(0)
        people["Ravi"].does("raise_hand")
        people["Kim"].does("raise_hand")
        expect(queue).to_have_count(2)
        expect(queue.first).to_contain_text("Kim")


def test_a_divided_step_becomes_two_that_are_marked_anew(stage: Stage) -> None:
    stage.go("mark")
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        people.mark(steps_of(stage)[:1], steps_of(stage)[1:])
        stage.command({"do": "reveal"})
        stage.go("talk")
        page.locator(".row-link").first.click()
        page.get_by_text("Divide in two").click()
        page.get_by_label("First half").fill("Note what the buyer says")
        page.get_by_label("Second half").fill("Judge what it is worth")
        page.get_by_role("button", name="Divide this step").click()
        expect(page.get_by_role("heading", name="1 · Note what the buyer says")).to_be_visible()
        halves = stage.everyone["open_steps"]
        people.mark(halves, [])
        page.get_by_role("button", name="Reveal to everyone").click()
        reveal(page)
        expect(page.locator(".distribution")).to_contain_text("Finance")
    assert set(halves) <= set(stage.everyone["rounds"])
    assert "open_steps" not in stage.everyone


def test_marking_again_shows_how_the_room_moved(stage: Stage) -> None:
    stage.go("mark")
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        first = steps_of(stage)[0]
        people.mark([first], steps_of(stage)[1:])
        stage.command({"do": "reveal"})
        stage.go("talk")
        page.locator(".row-link").first.click()
        people["Tom"].does("change_view", step=first, on=True)
        expect(page.get_by_text("1 person says their view changed")).to_be_visible()
        page.get_by_role("button", name="Mark again").click()
        expect(page.get_by_text("0 of 3 done")).to_be_visible()
        people.mark([], [first])
        expect(page.get_by_text("3 of 3 done")).to_be_visible()
        page.get_by_role("button", name="Reveal again").click()
        reveal(page)
        expect(page.locator(".callout")).to_contain_text("aligned")
        expect(page.locator(".distribution")).to_contain_text("before: 1")


def test_the_agenda_leads_anywhere_and_takes_minutes(stage: Stage) -> None:
    stage.go("frame")
    page = at_the_console(stage)
    page.get_by_role("button", name="Go to Mark all steps").click()
    page.get_by_role("button", name="Go to Mark all steps? Click again").click()
    expect(page.locator(".agenda [aria-current]")).to_contain_text("Mark all steps")
    page.get_by_role("button", name="Change minutes").click()
    page.get_by_role("button", name="One minute less for Redesign in mixed groups").click()
    row = page.locator(".agenda li", has_text="Redesign in mixed groups")
    expect(row.locator(".number")).to_contain_text("17")
    assert stage.record("block-redesign")["values"]["minutes"] == 17


def test_lost_minutes_are_taken_from_the_longest_block_ahead(stage: Stage) -> None:
    stage.go("frame")
    page = at_the_console(stage)
    for _ in range(4):
        page.get_by_role("button", name="1 minute more").click()
    page.get_by_role("button", name="Take 4 minutes from Talk and decide").click()
    expect(page.get_by_role("button", name="minutes from")).to_have_count(0)
    minutes = {one["id"]: one["values"]["minutes"] for one in stage.records("block")}
    assert (minutes["block-frame"], minutes["block-talk"], sum(minutes.values())) == (10, 17, 90)


def test_a_workshop_closes_all_the_same_only_with_a_reason(stage: Stage) -> None:
    stage.go("agree")
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        for guest in people.values():
            guest.does("grade_package", grade=3)
        all_done(page, people)
        page.locator(".next").click()
        page.locator(".next", has_text="Close the workshop").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("still missing")
        dialog.get_by_role("button", name="Close all the same").click()
        expect(dialog.get_by_role("alert")).to_contain_text("Type why")
        dialog.get_by_role("textbox").fill("The train leaves")
        dialog.get_by_role("button", name="Close all the same").click()
        expect(page.locator(".next", has_text="Open the plan")).to_be_visible()
    assert stage.everyone["agenda"]["despite"] == "The train leaves"


def test_a_closed_workshop_can_be_reopened(stage: Stage) -> None:
    stage.go("agree")
    stage.command({"do": "close_workshop", "despite": "A trial"})
    page = at_the_console_when_over(stage)
    page.get_by_role("button", name="Reopen the workshop").click()
    page.get_by_role("button", name="Reopen for everybody? Click again").click()
    expect(page.get_by_role("heading", name="Grades")).to_be_visible()
    assert stage.status == "running"


def at_the_console_when_over(stage: Stage) -> Page:
    page = stage.facilitator
    expect(page.get_by_role("heading", name="Closed")).to_be_visible()
    return page


def test_a_keyboard_alone_leads_the_workshop(stage: Stage) -> None:
    page = at_the_console(stage)
    fill_in_the_start(page)
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.next')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".next")).to_contain_text("Next: Map")
    assert page.evaluate("document.activeElement.matches('.next')")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".next")).to_contain_text("Next: Sources")


def test_at_320_pixels_next_and_timer_stay_in_sight(stage: Stage) -> None:
    stage.go("mark")
    page = at_the_console(stage)
    page.set_viewport_size({"width": 320, "height": 640})
    with cast(stage, THREE) as people:
        people.mark([], steps_of(stage))
        all_done(page, people)
        for where in (".next", ".bottom-bar .timer"):
            expect(page.locator(where)).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.locator(".next").click()
        expect(page.get_by_role("button", name="Undo")).to_be_in_viewport(ratio=1)


def test_the_qr_code_and_the_address_are_one_click_away(stage: Stage) -> None:
    page = at_the_console(stage)
    page.get_by_role("button", name="Show QR").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("img", name="QR code to join")).to_have_js_property("complete", True)
    assert page.evaluate("document.querySelector('dialog img').naturalWidth") > 0
    expect(dialog.get_by_role("link")).to_have_attribute("href", dialog.get_by_role("link").inner_text())
