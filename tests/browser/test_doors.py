"""Joining and coming back: doors, somebody without a device, pre-work, the room check, and coming late."""

import re
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.at_console import at_the_console
from tests.browser.cast import SIX, THREE, cast, steps_of
from tests.browser.room_life import SEATED
from tests.browser.stage import Stage, when

ELEVEN_MINUTES = 11 * 60_000


def newcomer(stage: Stage, **context: Any) -> tuple[BrowserContext, str]:
    """A browser that nobody knows, and the path of the page to join."""
    fresh = stage.account.browser.new_context(base_url=stage.address, **context)
    stage.contexts.append(fresh)
    return fresh, fresh.request.get(f"/w/{stage.workshop}", max_redirects=0).headers["location"]


def knocks(stage: Stage, name: str) -> Page:
    """Somebody at the door, on the page on which they wait."""
    fresh, door = newcomer(stage)
    fresh.request.post(door, form={"name": name, "function": "finance"}, max_redirects=0)
    page = stage.watched(fresh.new_page())
    page.goto(f"/w/{stage.workshop}")
    expect(page.get_by_role("heading", name="Waiting to be let in")).to_be_visible()
    return page


def test_people_are_let_in_one_by_one_and_the_page_opens_by_itself(stage: Stage) -> None:
    console = at_the_console(stage)
    console.get_by_text("Doors: open to all").click()
    console.get_by_label("Let people in one by one").check()
    when(console, "Alpine.store('live').parts.everyone.doors.approval")
    zoe = knocks(stage, "Zoe")
    expect(console.get_by_role("list", name="Health")).to_contain_text("1 waits at the door")
    console.get_by_role("button", name="Let in Zoe").click()
    expect(zoe.locator("body.room")).to_be_visible()
    expect(console.locator(".request")).to_have_count(0)


def test_several_are_let_in_at_once_and_those_who_wait_when_the_door_is_opened(stage: Stage) -> None:
    stage.command({"do": "set_doors", "approval": True})
    console = at_the_console(stage)
    zoe, yan = knocks(stage, "Zoe"), knocks(stage, "Yan")
    console.get_by_role("button", name="Let all in").click()
    for page in (zoe, yan):
        expect(page.locator("body.room")).to_be_visible()
    late = knocks(stage, "Xia")
    console.get_by_text("Doors: one by one").click()
    console.get_by_label("Let people in one by one").uncheck()
    expect(late.locator("body.room")).to_be_visible()


def test_a_lock_keeps_who_is_in_and_lets_them_come_back(stage: Stage) -> None:
    console = at_the_console(stage)
    sam = stage.join("Sam", "Sales")
    console.get_by_text("Doors: open to all").click()
    console.get_by_label("Lock the workshop").check()
    expect(console.get_by_text("Doors: locked")).to_be_visible()
    sam.reload()
    sam.wait_for_function(SEATED)
    fresh, door = newcomer(stage)
    page = fresh.new_page()
    page.goto(door)
    expect(page.get_by_role("heading", name="The workshop is locked")).to_be_visible()
    page.get_by_label("Your name").fill("Sam")
    page.get_by_role("button", name="Come back").click()
    page.get_by_role("button", name="Yes, continue").click()
    expect(console.locator(".request")).to_contain_text("Sam asks for a second device")
    expect(console.get_by_role("list", name="Health")).to_contain_text("1 waits at the door")
    console.get_by_role("button", name="Let in").click()
    expect(page.locator("body.room")).to_be_visible()


def test_a_passcode_is_on_the_console_alone(stage: Stage) -> None:
    console = at_the_console(stage)
    sam = stage.join("Sam", "Sales")
    sam.wait_for_function(SEATED)
    console.get_by_text("Doors: open to all").click()
    console.get_by_label("Passcode").fill("Blue heron")
    console.get_by_label("Passcode").press("Tab")
    expect(console.get_by_text("Doors: with a passcode")).to_be_visible()
    sam.wait_for_function("() => Alpine.store('live').parts.everyone.doors.passcode")
    assert "heron" not in sam.evaluate("() => JSON.stringify(Alpine.store('live').parts)").lower()


def test_a_function_nobody_came_from_is_said_before_people_mark_and_holds_nothing_up(stage: Stage) -> None:
    console = at_the_console(stage)
    warning = console.get_by_role("status", name="Who is missing")
    with cast(stage, THREE):
        expect(warning).to_contain_text("Nobody from HR, Operations has joined.")
        warning.get_by_role("button", name="Go on without").click()
        expect(warning).to_have_count(0)
        stage.go("sources")
        expect(warning).to_contain_text("Their steps would be marked without them.")
        warning.get_by_role("button", name="Show the code on the wall").click()
        expect(warning.get_by_role("button", name="Take the code off the wall")).to_be_visible()
        by_phase = console.get_by_role("button", name="By the phase (now: Task)")
        expect(by_phase).to_have_attribute("aria-pressed", "false")
        stage.go("mark")
        expect(by_phase).to_have_attribute("aria-pressed", "true")
        expect(warning).to_have_count(0)


def test_the_facilitator_adds_somebody_and_enters_for_them(stage: Stage) -> None:
    console = at_the_console(stage)
    with cast(stage, THREE):
        stage.go("sources")
        missing = console.get_by_role("status", name="Who is missing")
        missing.get_by_role("button", name="Add somebody without a device").click()
        console.get_by_label("Name", exact=True).fill("Pia")
        console.get_by_role("button", name="Add", exact=True).click()
        line = console.get_by_role("group", name=re.compile("You enter for Pia"))
        expect(line).to_contain_text("You enter for Pia (HR)")
        stage.go("mark")
        line.get_by_role("button", name="Mark for Pia").click()
        form = console.get_by_role("dialog", name=re.compile("For Pia"))
        expect(form).to_contain_text("Only Pia and you see this until the reveal.")
        for step in steps_of(stage):
            form.locator(f"input[name$='-{step}']").nth(1).check(force=True)
        expect(line).to_contain_text("14 of 14 marked")
        expect(console.locator("#done")).to_contain_text("1 of 1")
        console.reload()
        expect(line).to_contain_text("14 of 14 marked")


def test_somebody_beside_them_enters_for_who_has_no_device(stage: Stage) -> None:
    console = at_the_console(stage)
    sam = stage.join("Sam", "Sales")
    sam.wait_for_function(SEATED)
    console.locator("#people").get_by_role("button", name="Add somebody without a device").click()
    console.get_by_label("Name", exact=True).fill("Pia")
    console.get_by_label("Function").select_option(label="HR")
    console.get_by_label("Who enters for them?").select_option(label="Sam")
    console.get_by_role("button", name="Add", exact=True).click()
    expect(console.get_by_role("button", name="Change Pia (by Sam)")).to_be_visible()
    stage.go("mark")
    line = sam.get_by_role("group", name=re.compile("You enter for Pia"))
    line.get_by_role("button", name="Mark for Pia").click()
    form = sam.get_by_role("dialog", name=re.compile("For Pia"))
    form.locator("input[type=radio]").first.check(force=True)
    form.get_by_label("Why?").first.fill("They know the people")
    form.get_by_role("button", name="Close").click()
    expect(line).to_contain_text("1 of 14 marked")
    line.get_by_role("button", name="Pia is done").click()
    expect(line.get_by_role("button", name="Pia needs more time")).to_be_visible()
    expect(console.locator("#done")).to_contain_text("1 of 1")
    marks = "JSON.stringify(Object.values(Alpine.store('live').entered))"
    sam.wait_for_function(f"() => {marks}.includes('They know the people')")
    assert "They know the people" not in console.evaluate("() => JSON.stringify([Alpine.store('live')])")
    stage.go("talk")
    line.get_by_role("button", name="Pia wants to speak").click()
    expect(console.locator("#hands")).to_contain_text("Pia")
    stage.command({"do": "look_at", "step": steps_of(stage)[0]})
    changed = line.get_by_role("button", name="Pia’s view changed")
    changed.click()
    expect(changed).to_have_attribute("aria-pressed", "true")
    expect(console.locator("#bar")).to_contain_text("1 view changed")
    stage.go("agree")
    line.get_by_role("button", name="Grade for Pia").click()
    form.get_by_label("Can live with it").check(force=True)
    expect(line).to_contain_text("graded")


def test_a_scribe_enters_how_sure_somebody_is_and_which_lines_they_cannot_support(stage: Stage) -> None:
    console = at_the_console(stage)
    stage.go("redesign")
    stage.edit({"act": "add", "kind": "role_change", "id": "c1", "values": {"role": "Sales manager"}})
    stage.command({"do": "add_person", "id": "pia", "name": "Pia", "function": "hr"})
    stage.go("mark")
    console.get_by_role("button", name="Mark for Pia").click()
    form = console.get_by_role("dialog", name=re.compile("For Pia"))
    form.get_by_label("Person", exact=True).first.check(force=True)
    form.get_by_label("Certain").first.check(force=True)
    form.get_by_label("Why?").first.fill("They know the people")
    form.get_by_label("Why?").first.blur()
    form.get_by_label("May be read out").first.check()
    expect(form.get_by_label("Certain").first).to_be_checked()
    form.get_by_role("button", name="Close").click()
    stage.go("agree")
    console.get_by_role("button", name="Grade for Pia").click()
    form.get_by_label("Not yet").check(force=True)
    form.get_by_label(re.compile("Sales manager")).check()
    form.get_by_label("What would move them").fill("Training first")
    form.get_by_label("What would move them").blur()
    saved = "() => !Alpine.store('live').unsent && JSON.stringify(Alpine.store('live').entered.pia)"
    console.wait_for_function("() => !Alpine.store('live').unsent")
    said = console.evaluate(saved)
    for part in ('"sure":5', '"read_aloud":true', '"exceptions":["c1"]', '"would_move":"Training first"', '"grade":2'):
        assert part in said, part
    assert stage.complaints == []


def test_a_function_fills_in_before_the_day_what_it_knows(stage: Stage) -> None:
    stage.command({"do": "open_before", "function": "hr", "key": "k" * 24, "id": "before-hr"})
    console = at_the_console(stage)
    console.get_by_text("Before the day: ask each function").click()
    row = console.get_by_role("listitem").filter(has_text="HR").filter(has_text="filled in")
    expect(row).to_contain_text("0 of 2 filled in")
    fresh, _ = newcomer(stage)
    page = stage.watched(fresh.new_page())
    page.goto(f"/w/{stage.workshop}/before/{'k' * 24}")
    page.get_by_label("Mandate today").fill("Approves hiring plans")
    page.get_by_role("button", name="Add one more").click()
    page.get_by_label("Which role?").fill("Sales rep")
    page.get_by_label("Rewarded today for").fill("Bookings in the quarter")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("All filled in. Thank you.").first).to_be_visible()
    expect(row).to_contain_text("2 of 2 filled in")
    stage.go("frame")
    expect(page.get_by_role("heading", name="The workshop has started")).to_be_visible()
    assert stage.record("hr")["values"]["mandate_today"] == "Approves hiring plans"


def test_every_function_is_asked_all_that_it_is_counted_for(stage: Stage) -> None:
    for function in stage.records("function"):
        key = function["id"][0] * 24
        stage.command({"do": "open_before", "function": function["id"], "key": key, "id": f"before-{function['id']}"})
        fresh, _ = newcomer(stage)
        page = stage.watched(fresh.new_page())
        page.goto(f"/w/{stage.workshop}/before/{key}")
        expect(page.get_by_label("Mandate today")).to_be_visible()
        count = page.get_by_text(re.compile(r"^0 of \d+ filled in$")).first
        asked = int(count.inner_text().split()[2])
        # An empty list of its own counts as one thing to do, and is a button that adds to it.
        expect(page.locator("main .card").nth(asked - 1)).to_be_attached()


def test_the_facilitator_copies_a_functions_link(stage: Stage) -> None:
    console = at_the_console(stage)
    console.get_by_text("Before the day: ask each function").click()
    console.get_by_role("button", name="Copy link Finance").click()
    expect(console.get_by_role("button", name="Copied Finance")).to_be_visible()
    console.get_by_role("button", name="End link Finance").click()
    expect(console.get_by_role("button", name="End link Finance")).to_be_hidden()


def test_who_was_there_at_the_start_has_nothing_to_catch_up_with(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    sam.wait_for_function(SEATED)
    stage.go("frame")
    sam.wait_for_function("() => window.Alpine?.store('ui')?.loaded.every")
    expect(sam.get_by_role("region", name="Where we are")).to_have_count(0)


def test_who_comes_late_reads_four_lines_once(stage: Stage) -> None:
    with cast(stage, SIX):
        stage.go("map")
        late = stage.join("Nora", "Finance")
        card = late.get_by_role("region", name="Where we are")
        expect(card).to_contain_text("What do we commit to for the period")
        for words in ("Nothing yet.", "Check your own lane.", "10 minutes for this task."):
            expect(card).to_contain_text(words)
        card.get_by_role("button", name="Go to the task").click()
        expect(card).to_have_count(0)
        expect(late.locator("#task")).to_be_focused()
        late.reload()
        late.wait_for_function("() => window.Alpine?.store('ui')?.loaded.every")
        expect(card).to_have_count(0)


def test_who_was_away_for_long_reads_them_again(stage: Stage) -> None:
    sam = stage.join("Sam", "Sales")
    sam.wait_for_function("() => window.Alpine?.store('ui')?.loaded.every")
    stage.go("map")
    card = sam.get_by_role("region", name="Where we are")
    expect(sam.locator("#task")).to_contain_text("Check your own lane.")
    expect(card).to_have_count(0)
    long_ago = (
        "(gap) => Object.keys(localStorage).filter((key) => key.startsWith('crossflow.seen/'))"
        ".forEach((key) => localStorage.setItem(key, String(Date.now() - gap)))"
    )
    sam.evaluate(long_ago, ELEVEN_MINUTES)
    sam.reload()
    expect(card).to_be_visible()


def test_a_device_on_which_all_is_well_is_ready(stage: Stage) -> None:
    fresh, _ = newcomer(stage)
    page = stage.watched(fresh.new_page())
    page.goto("/check")
    expect(page.locator("#copy")).to_be_enabled()
    for trial in ("server", "websocket", "fallback", "clock", "browser", "storage"):
        expect(page.locator(f"#check-{trial}")).to_have_attribute("data-state", "ok")
    page.get_by_role("button", name="Copy for IT").click()
    expect(page.locator("#verdict")).to_contain_text("Copied")
    assert "[ok  ] Live line: A WebSocket gets through." in page.locator("#text").input_value()


def test_a_blocked_websocket_is_named_with_its_fix_and_the_rest_goes_on(stage: Stage) -> None:
    fresh, _ = newcomer(stage)
    page = fresh.new_page()
    page.route_web_socket("**/live", lambda line: line.close(code=1000))
    page.goto("/check")
    expect(page.locator("#copy")).to_be_enabled()
    blocked = page.locator("#check-websocket")
    expect(blocked).to_have_attribute("data-state", "look")
    expect(blocked).to_contain_text("IT: let WebSocket connections to ws://127.0.0.1")
    expect(page.locator("#check-fallback")).to_have_attribute("data-state", "ok")


def test_where_nothing_gets_through_it_is_said_that_this_must_be_mended(stage: Stage) -> None:
    fresh, _ = newcomer(stage)
    page = fresh.new_page()
    page.route_web_socket("**/live", lambda line: line.close(code=1000))
    page.route("**/live", lambda request: request.abort())
    page.route("**/health", lambda request: request.abort())
    page.goto("/check")
    expect(page.locator("#copy")).to_be_enabled()
    for trial in ("server", "websocket", "fallback"):
        expect(page.locator(f"#check-{trial}")).to_have_attribute("data-state", "bad")
    expect(page.locator("#check-storage")).to_have_attribute("data-state", "ok")
    expect(page.locator("#verdict")).to_contain_text("3 things to mend")
