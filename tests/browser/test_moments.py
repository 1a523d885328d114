"""What usually goes wrong in a live workshop, and does not here: moments that have no other test of their own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from tests.browser.at_console import at_the_console
from tests.browser.cast import THREE, cast
from tests.browser.mapping import Cable, card, on_the_map
from tests.browser.room_life import SEATED, ask, mark, steps_of
from tests.browser.stage import Stage
from tests.proxy import Proxy, beside

LIVE = "Alpine.store('live')"
DAY = 86_400_000
PIN = "Two systems disagree on the deal"
WRONG_CLOCK = f"""
  const right = Date.now.bind(Date);
  Date.now = () => right() + {DAY} + 3_600_000;
"""
TOTALS = f"JSON.stringify([{LIVE}.derived.progress, {LIVE}.derived.overview])"
NEW_STEP = {"act": "add", "kind": "step", "id": "seen-later", "values": {"name": "Seen later", "owner": "it"}}


def pinning(page: Page, text: str) -> None:
    """Types into a pin that is not added yet."""
    page.locator(".step-card").first.click()
    page.locator("#panel").get_by_role("button", name="Pin a question or problem").first.click()
    page.locator("#panel form").get_by_role("textbox").first.fill(text)


def notice(page: Page, words: str) -> Locator:
    return page.locator(".notices .notice", has_text=words)


@contextmanager
def asleep(page: Page) -> Iterator[None]:
    """A tab that sleeps for so long, as Chromium puts it to sleep."""
    tab = page.context.new_cdp_session(page)
    tab.send("Page.setWebLifecycleState", {"state": "frozen"})
    yield
    tab.send("Page.setWebLifecycleState", {"state": "active"})


@contextmanager
def on_the_map_behind(stage: Stage, proxy: Proxy) -> Iterator[Page]:
    """Sam on the map, behind a proxy that will cut his line."""
    with beside(proxy):
        sam = on_the_map(stage)
        sam.goto(f"{proxy.address}/w/{stage.workshop}")
        expect(sam.locator(".step-card").first).to_be_visible()
        sam.wait_for_function(SEATED)
        yield sam
        sam.context.close()
    # Browsers complain about lines that are cut; no page can keep them from that.
    noise = ("net::ERR", "WebSocket connection")
    stage.complaints[:] = [one for one in stage.complaints if not any(words in one for words in noise)]


def test_flaky_wifi_never_takes_the_screen_away(stage: Stage) -> None:
    """The line breaks again and again: the same page stays, with the caret where it is and the text half typed."""
    stage.go("map")
    proxy = Proxy(stage.address)
    with on_the_map_behind(stage, proxy) as sam:
        card(sam, "submit_category").focus()
        sam.keyboard.press("Enter")
        sam.keyboard.type("Submit what is li")
        sam.evaluate("window.before = ['.map-view', '.step-editor', '#task'].map((one) => document.querySelector(one))")
        for number in range(3):
            proxy.cut_all()
            stage.edit({**NEW_STEP, "id": f"later{number}"})
            sam.wait_for_function(f"() => {LIVE}.record('later{number}')")
        assert sam.evaluate("window.before.every((one) => one.isConnected)")
        expect(sam.locator(".step-editor")).to_be_focused()
        expect(sam.locator(".step-editor")).to_have_value("Submit what is li")


def test_somebody_removes_the_step_that_i_am_renaming(stage: Stage) -> None:
    """My text is safe, I am told who did it, and I can bring the step back with it."""
    stage.go("map")
    sam = on_the_map(stage)
    cable = Cable(sam)
    card(sam, "submit_category").focus()
    sam.keyboard.press("Enter")
    cable.cut()
    sam.keyboard.type("Submit what is likely")
    stage.edit({"act": "remove", "id": "submit_category"})
    cable.mend()
    told = sam.locator(".side-panel .conflict")
    expect(told).to_contain_text("Ana removed “Submit the forecast category”.")
    expect(told).to_contain_text("Your text is safe:")
    expect(told).to_contain_text("Submit what is likely")
    told.get_by_role("button", name="Restore").click()
    expect(card(sam, "submit_category")).to_be_visible()
    expect(sam.get_by_label("Step", exact=True)).to_have_value("Submit what is likely")


def test_a_half_typed_pin_is_spoken_of_at_the_end_of_its_phase_and_can_be_parked(stage: Stage) -> None:
    stage.go("map")
    sam = on_the_map(stage)
    pinning(sam, PIN)
    stage.go("sources")
    expect(notice(sam, "Not added")).to_have_count(0)
    stage.go("mark")
    told = notice(sam, f"Not added: “{PIN}”. It is kept on this device.")
    expect(told).to_be_visible()
    expect(sam.locator("#urgent")).to_contain_text("Not added")
    told.get_by_role("button", name="Park it").click()
    expect(told).to_have_count(0)
    assert [one["values"]["text"] for one in stage.records("parked_item")] == [PIN]
    sam.reload()
    sam.wait_for_function(SEATED)
    expect(notice(sam, "Not added")).to_have_count(0)


def test_in_the_last_minute_a_half_typed_pin_is_spoken_of_while_it_can_be_added(stage: Stage) -> None:
    stage.go("map")
    sam = on_the_map(stage)
    pinning(sam, PIN)
    minutes = stage.record(stage.everyone["agenda"]["block"])["values"]["minutes"]
    stage.command({"do": "extend_timer", "minutes": 1 - minutes})
    sam.reload()
    told = notice(sam, f"Not added yet: “{PIN}”. Add it before the time is up.")
    expect(told).to_be_visible()
    told.get_by_role("button", name="Show").click()
    sam.locator("#panel form").get_by_role("button", name="Add pin").click()
    expect(told).to_have_count(0)
    expect(sam.locator("#panel")).to_contain_text(PIN)


def test_the_timer_is_right_for_who_comes_late_with_a_clock_that_is_a_day_wrong(stage: Stage) -> None:
    stage.go("mark")
    sam, mia = stage.join("Sam", "Sales"), stage.join("Mia", "Finance")
    mia.add_init_script(WRONG_CLOCK)
    mia.reload()
    for page in (sam, mia):
        page.wait_for_function(SEATED)
        expect(page.get_by_role("timer")).to_contain_text(re.compile("0[67]:"))
    left = f"() => {LIVE}.agenda.ends_at - {LIVE}.now()"
    assert abs(sam.evaluate(left) - mia.evaluate(left)) < 1000


def test_a_reload_changes_no_total_and_not_my_place(stage: Stage) -> None:
    stage.go("mark")
    sam, mia = stage.join("Sam", "Sales"), stage.join("Mia", "Finance")
    for step in steps_of(stage)[:3]:
        mark(sam, step, "shared")
    mark(mia, steps_of(stage)[0], "person")
    sam.wait_for_function(f"() => {LIVE}.derived.progress.of === 2")
    form = sam.locator(".mark-form")
    form.get_by_role("button", name="Next unmarked step").click()
    expect(form.get_by_text("Step 4 of 14")).to_be_visible()
    before = sam.evaluate(TOTALS)
    sam.reload()
    sam.wait_for_function(SEATED)
    expect(form.get_by_text("Step 4 of 14")).to_be_visible()
    for page in (sam, mia):
        page.wait_for_function(f"(before) => {TOTALS} === before", arg=before)


def test_the_facilitators_second_tab_leads_as_the_first_does(stage: Stage) -> None:
    """Two tabs are one facilitator: one step forward is one, and closing a tab leaves the lead where it is."""
    stage.go("map")
    sam, first = stage.join("Sam", "Sales"), at_the_console(stage)
    second = stage.watched(stage.account.context.new_page())
    second.goto(f"/w/{stage.workshop}/console")
    second.wait_for_function(SEATED)
    block = next(one["id"] for one in stage.records("block") if one["values"]["phase"] == "sources")
    assert ask(first, "go", block=block) == ask(second, "go", block=block) == "accepted"
    for page in (first, second):
        expect(page.locator(".next")).to_contain_text("Next: Mark")
    first.close()
    sam.wait_for_function(f"() => {LIVE}.here.length === 2")
    assert ask(second, "extend_timer", minutes=1) == "accepted"
    second.reload()
    assert ask(second, "extend_timer", minutes=1) == "accepted"


def test_a_laptop_that_slept_is_up_to_date_without_a_reload(stage: Stage) -> None:
    stage.go("map")
    sam = on_the_map(stage)
    sam.evaluate("window.same = true")
    with asleep(sam):
        for number in range(5):
            stage.edit({**NEW_STEP, "id": f"later{number}"})
    sam.wait_for_function(f"() => {LIVE}.record('later4')")
    assert sam.evaluate(f"window.same && ['online', 'back'].includes({LIVE}.status)")


def test_a_line_that_died_in_its_sleep_comes_back_without_a_reload(stage: Stage) -> None:
    stage.go("map")
    proxy = Proxy(stage.address)
    with on_the_map_behind(stage, proxy) as sam:
        sam.evaluate("window.same = true")
        with asleep(sam):
            proxy.cut_all()
            stage.edit(NEW_STEP)
        sam.wait_for_function(f"() => {LIVE}.record('seen-later')")
        assert sam.evaluate("window.same")


def test_a_workshop_that_is_over_says_so_and_a_link_that_leads_nowhere_does_too(stage: Stage) -> None:
    """Neither looks like a new, empty room."""
    stage.go("map")
    sam = stage.join("Sam", "Sales")
    stage.go("agree")
    assert stage.command({"do": "close_workshop", "despite": "Trying it out"})["type"] == "accepted"
    sam.reload()
    sam.wait_for_function(SEATED)
    expect(sam.locator("#bar")).to_contain_text("You can add what you know until the plan is final")
    expect(sam.get_by_role("link", name="Open the plan").first).to_be_visible()
    stranger = stage.account.browser.new_context(base_url=stage.address)
    stage.contexts.append(stranger)
    page = stranger.new_page()
    for path in (
        "/w/0123456789abcdef01234567",
        "/j/unknownlink",
        "/wall/unknownwall",
        "/w/0123456789abcdef01234567/plan",
    ):
        answer = page.goto(path)
        assert answer and answer.status == 404, path
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator("form input[name=name]")).to_have_count(0)
        expect(page.get_by_role("link")).not_to_have_count(0)


def test_who_joins_needs_a_name_and_a_function_and_nothing_else(stage: Stage) -> None:
    """No account, no password, no mail address."""
    context = stage.account.browser.new_context(base_url=stage.address)
    stage.contexts.append(context)
    page = stage.watched(context.new_page())
    page.goto(f"/w/{stage.workshop}")
    asked = page.locator("form input:not([type=hidden]), form select, form textarea")
    kinds = set(asked.evaluate_all("(fields) => fields.map((one) => one.type)"))
    assert kinds == {"text", "radio"}, kinds
    page.get_by_label("Your name").fill("Sam")
    page.locator('input[name=function][value="sales"]').check(force=True)
    page.get_by_role("button", name="Join").click()
    page.wait_for_function(SEATED)


def test_what_is_not_mine_i_neither_move_on_nor_lock_nor_remove(stage: Stage) -> None:
    """Rules hold at the server, whatever a page sends."""
    stage.go("map")
    stage.edit({"act": "add", "kind": "issue", "id": "anas", "values": {"place": steps_of(stage)[0], "text": "Ana’s"}})
    sam = stage.join("Sam", "Sales")
    block = next(one["id"] for one in stage.records("block") if one["values"]["phase"] == "mark")
    for refused in (
        {"do": "go", "block": block},
        {"do": "reveal"},
        {"do": "pause_timer"},
        {"do": "lock", "what": "all"},
        {"do": "edit", "acts": [{"act": "remove", "id": "anas"}]},
    ):
        assert ask(sam, **refused) in ("facilitators_only", "not_yours"), refused
    assert not stage.record("anas").get("removed_at")


def test_ones_mark_can_be_changed_as_often_as_one_likes_until_the_reveal(stage: Stage) -> None:
    stage.go("mark")
    step = steps_of(stage)[0]
    with cast(stage, THREE) as people:
        sam = people["Sam"]
        for level in ("person", "automatic", "shared"):
            sam.does("mark_step", step=step, level=level)
        sam.does("unmark_step", step=step)
        sam.does("mark_step", step=step, level="automatic")
        stage.command({"do": "reveal"})
        assert stage.everyone["rounds"][step][0]["counts"] == {"sales": {"automatic": 1}}
        assert sam.asks("mark_step", step=step, level="person")["code"] == "marking_closed"
