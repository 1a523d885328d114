"""Every shortcut does what the list of keys says; single letters do nothing outside of their widget."""

import re
import string

import pytest
from playwright.sync_api import Page, expect

from tests.browser.at_console import all_done, at_the_console
from tests.browser.cast import THREE, cast, steps_of
from tests.browser.mapping import on_the_map
from tests.browser.room_life import SEATED, ask
from tests.browser.stage import Stage, when

DESK = {"width": 1440, "height": 900}
STATE = """() => JSON.stringify([
  Alpine.store('live').unsent, Alpine.store('live').parts, Alpine.store('ui').step, Alpine.store('ui').view,
  Alpine.store('ui').calm, document.querySelectorAll('dialog[open], [popover]:popover-open, .step-editor').length,
])"""


READY = {
    "map": ".step-card, .next",
    "mark": ".mark-form h2, .next",
    "talk": ".say-so, .next",
    "agree": "#grade-title, .next",
}
"""Phase → what has to be there in the room, or on the console."""


def open_go_to(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="Go to")).to_be_focused()


@pytest.mark.parametrize("phase", READY)
def test_letters_and_digits_on_the_page_itself_change_nothing(stage: Stage, phase: str) -> None:
    stage.go(phase)
    for page in (stage.join("Sam", "Sales"), stage.facilitator):
        page.wait_for_function(SEATED)
        when(page, f"Alpine.store('live').phase === '{phase}'")
        expect(page.locator(READY[phase]).first).to_be_attached()
        page.evaluate("() => document.activeElement?.blur()")
        page.wait_for_function("() => Alpine.store('live').unsent === 0")
        before = page.evaluate(STATE)
        for key in string.ascii_letters + string.digits + ".+-[]":
            page.keyboard.press(key)
        assert page.evaluate(STATE) == before


def test_ctrl_k_goes_to_a_step_by_number_or_by_words(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    third, ninth = steps_of(stage)[2], steps_of(stage)[8]
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="Go to a step, a phase or a person")
    expect(box).to_be_focused()
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    expect(page.locator(f"#step-{ninth}")).to_be_focused()
    open_go_to(page)
    page.keyboard.type(str(stage.record(third)["values"]["name"])[:12].lower())
    page.keyboard.press("Enter")
    expect(page.locator(f"#step-{third}")).to_be_focused()
    expect(page.locator(".go-to")).to_have_count(0)


def test_the_list_goes_to_phases_and_people_and_closes_with_escape(stage: Stage) -> None:
    stage.join("Mia Kern", "Finance")
    stage.go("frame")
    page = stage.join("Sam", "Sales", viewport=DESK)
    page.wait_for_function(SEATED)
    expect(page.locator(".attention")).to_be_attached()
    open_go_to(page)
    page.keyboard.type("nothing like it")
    expect(page.get_by_text("Nothing is called that.")).to_be_visible()
    page.keyboard.press("Control+a")
    page.keyboard.type("the map")
    page.keyboard.press("Enter")
    expect(page.locator(".map-stage")).to_be_visible()
    open_go_to(page)
    page.keyboard.type("back")
    page.keyboard.press("Enter")
    expect(page.locator(".map-stage")).to_have_count(0)
    open_go_to(page)
    page.keyboard.type("mia")
    page.keyboard.press("Enter")
    expect(page.locator("#people")).to_contain_text("Mia Kern")
    expect(page.locator("#people")).to_be_visible()
    page.keyboard.press("Escape")
    open_go_to(page)
    page.keyboard.press("Escape")
    expect(page.locator(".go-to")).to_have_count(0)


def test_a_key_right_after_the_list_has_gone_is_heard(stage: Stage) -> None:
    stage.go("frame")
    page = stage.join("Sam", "Sales", viewport=DESK)
    page.wait_for_function(SEATED)
    expect(page.locator(".attention")).to_be_attached()
    open_go_to(page)
    page.evaluate(
        """() => {
          const box = document.querySelector('.go-to input');
          const press = (key, more) => box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
          press('Enter');
          press('k', { ctrlKey: true });
        }"""
    )
    expect(page.get_by_role("combobox", name="Go to")).to_be_focused()
    expect(page.locator(".go-to")).to_have_count(1)


def test_the_list_is_a_click_away_too(stage: Stage) -> None:
    page = stage.join("Sam", "Sales", viewport=DESK)
    page.wait_for_function(SEATED)
    page.get_by_role("button", name="Your menu").click()
    page.get_by_role("button", name="Go to …").click()
    expect(page.get_by_role("combobox")).to_be_focused()


def test_the_console_lists_its_keys_and_goes_to_people_and_blocks(stage: Stage) -> None:
    stage.join("Mia Kern", "Finance")
    stage.go("map")
    console = at_the_console(stage)
    console.keyboard.press("Control+/")
    keys = console.get_by_role("dialog", name="Help and keys")
    expect(keys).to_contain_text("Everybody follows me")
    console.keyboard.press("Escape")
    open_go_to(console)
    console.keyboard.type("commit")
    console.keyboard.press("Enter")
    expect(console.locator(".peek")).to_contain_text("Take your lines.")
    open_go_to(console)
    console.keyboard.type("kern")
    console.keyboard.press("Enter")
    expect(console.locator("#people .name", has_text="Mia Kern")).to_be_focused()


def test_the_bar_of_the_console_has_keys_for_the_clock_and_the_room(stage: Stage) -> None:
    stage.go("map")
    console = at_the_console(stage)
    when(console, "Alpine.store('live').phase === 'map'")
    expect(console.get_by_role("button", name="1 minute more")).to_be_visible()
    focus_the_bar(console)
    ends = "Alpine.store('live').agenda.ends_at"
    before = console.evaluate(ends)
    console.keyboard.press("+")
    when(console, f"{ends} === {before + 60_000}")
    console.keyboard.press("-")
    when(console, f"{ends} === {before}")
    console.keyboard.press("Space")
    when(console, "Alpine.store('live').agenda.paused_with > 0")
    console.keyboard.press("Space")
    when(console, "Alpine.store('live').agenda.paused_with === 0")
    console.keyboard.press("l")
    when(console, "Alpine.store('live').parts.everyone.attention.lock === 'map'")
    console.keyboard.press("f")
    when(console, "Alpine.store('live').parts.everyone.attention.leader !== ''")


def focus_the_bar(console: Page) -> None:
    """By the link that skips to it."""
    console.evaluate("() => document.getElementById('bar').focus()")


def test_r_in_the_bar_reveals_where_that_is_next_and_nowhere_else(stage: Stage) -> None:
    stage.go("map")
    console = at_the_console(stage)
    when(console, "Alpine.store('live').phase === 'map'")
    focus_the_bar(console)
    console.keyboard.press("r")
    stage.go("mark")
    with cast(stage, THREE) as people:
        people.mark([], steps_of(stage))
        all_done(console, people)
        expect(console.locator(".next")).to_contain_text("Reveal to everyone")
        focus_the_bar(console)
        console.keyboard.press("r")
        expect(console.locator(".next")).to_contain_text("Revealing in")
        console.keyboard.press("Escape")
        expect(console.locator(".next")).to_contain_text("Reveal to everyone")


def test_a_row_of_the_outline_says_who_is_editing_it(stage: Stage) -> None:
    stage.go("map")
    sam, maria, step = on_the_map(stage), on_the_map(stage, "Maria"), "capture_facts"
    sam.get_by_role("button", name="Outline").click()
    maria.locator(f"#step-{step}").click()
    maria.locator(".side-panel").get_by_label("Step", exact=True).click()
    row = sam.locator("#outline tr", has_text=re.compile("^1|Capture", re.IGNORECASE)).first
    expect(row.locator(".claim")).to_have_text("Maria is editing")
    assert ask(sam, "ready", on=True) == "accepted"


def test_arrows_in_the_bar_and_on_the_list_go_through_the_steps_of_the_talk(stage: Stage) -> None:
    stage.go("mark")
    with cast(stage, THREE) as people:
        people.mark(steps_of(stage)[:3], steps_of(stage)[3:])
        stage.command({"do": "reveal"})
        stage.go("talk")
        console = at_the_console(stage)
        lines = console.locator("#steps .row-link")
        expect(lines).to_have_count(3)
        focus_the_bar(console)
        for key, place in (("ArrowRight", 0), ("ArrowRight", 1), ("ArrowLeft", 0), ("ArrowLeft", 0)):
            console.keyboard.press(key)
            expect(lines.nth(place)).to_have_attribute("aria-current", "step")
        lines.first.focus()
        console.keyboard.press("ArrowRight")
        expect(lines.nth(1)).to_be_focused()
        expect(lines.nth(1)).to_have_attribute("aria-current", "step")
        expect(console.locator("#polite")).to_contain_text(re.compile("Step .* of 14: "))
