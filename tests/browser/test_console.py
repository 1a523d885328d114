"""The console: nobody goes on, reveals or closes by mistake, and everything is near."""

from playwright.sync_api import Page, expect

from tests.browser.at_console import all_done, at_the_console, fill_in_the_start, reveal
from tests.browser.cast import THREE, cast, steps_of
from tests.browser.room_life import seconds_pass
from tests.browser.stage import Stage


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
        seconds_pass(page, 3)
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
        seconds_pass(page, 6)
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
        expect(page.locator("#now").get_by_text("3 of 3 done")).to_be_visible()
        page.get_by_role("button", name="Reveal to everyone").click()
        reveal(page)
        expect(page.locator("#now .distribution")).to_contain_text("Finance")
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
        expect(page.locator("#now").get_by_text("0 of 3 done")).to_be_visible()
        people.mark([], [first])
        expect(page.locator("#now").get_by_text("3 of 3 done")).to_be_visible()
        page.get_by_role("button", name="Reveal again").click()
        reveal(page)
        expect(page.locator("#now .callout")).to_contain_text("aligned")
        expect(page.locator("#now .distribution")).to_contain_text("before: 1")
        expect(stage.join("Will").get_by_text("Round 2: closer than before.", exact=True)).to_be_visible()


def test_a_step_marked_again_wants_a_second_click_while_somebody_has_not(stage: Stage) -> None:
    stage.go("mark")
    page = at_the_console(stage)
    with cast(stage, THREE) as people:
        first = steps_of(stage)[0]
        people.mark([first], steps_of(stage)[1:])
        stage.command({"do": "reveal"})
        stage.go("talk")
        page.locator(".row-link").first.click()
        page.get_by_role("button", name="Mark again").click()
        people["Sam"].does("mark_step", step=first, level="person")
        people["Tom"].does("mark_step", step=first, level="person")
        expect(page.locator("#now").get_by_text("2 of 3 done")).to_be_visible()
        page.get_by_role("button", name="Reveal again").click()
        page.get_by_role("button", name="1 not done, their marks stand. Click again").click()
        will = stage.join("Will")
        reveal(page)
        expect(will.get_by_text("1 person did not mark again; that mark stands.")).to_be_visible()
        expect(page.locator("#now").get_by_text("1 person did not mark again; that mark stands.")).to_be_visible()


def test_the_agenda_leads_anywhere_and_takes_minutes(stage: Stage) -> None:
    stage.go("frame")
    page = at_the_console(stage)
    page.get_by_role("button", name="Go to Mark all steps").click()
    page.get_by_role("button", name="Go to Mark all steps? Click again").click()
    expect(page.locator(".agenda [aria-current]")).to_contain_text("Mark all steps")
    page.get_by_role("button", name="Change the agenda").click()
    page.get_by_role("button", name="One minute less for Redesign in mixed groups").click()
    row = page.locator(".agenda li", has_text="Redesign in mixed groups")
    expect(row.locator(".number")).to_contain_text("17")
    assert stage.record("block-redesign")["values"]["minutes"] == 17


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
