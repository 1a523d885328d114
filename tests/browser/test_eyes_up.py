"""Eyes up: every page is covered at the facilitator's word, and given back as it was, with focus and caret."""

from playwright.sync_api import expect

from tests.browser.at_console import at_the_console
from tests.browser.mapping import card
from tests.browser.room_life import attentive, own_step
from tests.browser.stage import Stage

TYPED = "Submit what is likely"
COMPLAIN_WHEN_CLOSED = """(dialog) => dialog.addEventListener('close', () => {
  if (document.documentElement.hasAttribute('data-eyes-up')) console.error('A key closed it');
})"""


def test_eyes_up_covers_every_page_and_gives_back_the_caret(stage: Stage) -> None:
    stage.go("map")
    sam = attentive(stage)
    card(sam, own_step(stage)).focus()
    sam.keyboard.press("Enter")
    sam.keyboard.type(TYPED)
    sam.keyboard.press("ArrowLeft")
    stage.command({"do": "freeze", "words": "Look at the wall"})
    over = sam.get_by_role("dialog", name="Look at the wall")
    expect(over).to_be_visible()
    for _ in range(3):
        sam.keyboard.press("Escape")
    expect(over).to_be_visible()
    stage.command({"do": "freeze", "words": ""})
    expect(over).to_be_hidden()
    editor = sam.locator(".step-editor")
    expect(editor).to_be_focused()
    expect(editor).to_have_value(TYPED)
    assert editor.evaluate("(input) => input.selectionStart") == len(TYPED) - 1


def test_eyes_up_lets_no_key_through_when_its_button_goes_away(stage: Stage) -> None:
    stage.go("map")
    sam = attentive(stage)
    card(sam, own_step(stage)).focus()
    sam.keyboard.press("Enter")
    sam.keyboard.type(TYPED)
    stage.command({"do": "freeze", "words": "Look at the wall"})
    over = sam.get_by_role("dialog", name="Look at the wall")
    over.get_by_role("button", name="Go on working").focus()
    at_the_console(stage)
    expect(over.get_by_role("button", name="Go on working")).to_be_hidden()
    over.evaluate(COMPLAIN_WHEN_CLOSED)
    sam.keyboard.type("x")
    for _ in range(5):
        sam.keyboard.press("Escape")
    expect(over).to_be_visible()
    assert stage.complaints == []
    stage.command({"do": "freeze", "words": ""})
    expect(sam.locator(".step-editor")).to_be_focused()
    expect(sam.locator(".step-editor")).to_have_value(TYPED)


def test_eyes_up_is_one_click_on_and_off_and_ends_with_the_block(stage: Stage) -> None:
    stage.go("map")
    sam, console = attentive(stage), at_the_console(stage)
    console.locator("#attention").get_by_role("button", name="Eyes up").click()
    expect(sam.get_by_role("dialog", name="Eyes up")).to_be_visible()
    expect(console.get_by_role("dialog", name="Eyes up")).to_have_count(0)
    console.locator("#attention").get_by_role("button", name="End “Eyes up”").click()
    expect(sam.get_by_role("dialog", name="Eyes up")).to_be_hidden()
    console.locator("#attention").get_by_role("button", name="Eyes up").click()
    expect(sam.get_by_role("dialog", name="Eyes up")).to_be_visible()
    stage.go("mark")
    expect(sam.get_by_role("dialog", name="Eyes up")).to_be_hidden()
