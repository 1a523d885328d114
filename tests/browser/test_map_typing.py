"""A flow typed as fast as people speak: by keyboard alone, with few keys beside the words themselves."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from tests.browser.by_keyboard import POINTER
from tests.browser.mapping import card, focused, links, saved, step_called
from tests.browser.stage import Facilitator, Stage, when

LANES = ["Sales", "IT", "HR", "Finance", "Operations"]
FLOW = [
    *[("Capture the facts", "Sales"), ("Repair the pipeline", "Operations"), ("Freeze the snapshot", "IT")],
    *[("Join outside drivers", "IT"), ("Produce a baseline", "IT"), ("Score the deals", "IT")],
    *[("Submit the category", "Sales"), ("Inspect the deals", "Sales"), ("Roll up the calls", "Operations")],
    *[("Translate to cash", "Finance"), ("Assess the capacity", "HR"), ("Agree one number", "Finance")],
    *[("Release resources", "Finance"), ("Measure and learn", "Operations")],
]
MOST_CHORDS = 120


class Typist:
    """Somebody at the keys of one page, who waits for what a key opens, as eyes do."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.chords = 0

    def press(self, *chords: str) -> None:
        for chord in chords:
            self.page.keyboard.press(chord)
            self.chords += 1

    def write(self, text: str) -> None:
        expect(self.page.locator(".step-editor")).to_be_focused()
        self.page.keyboard.type(text)

    def next_in(self, lane: str, same: bool) -> None:
        """From an editor to that of the next step: Tab stays in the lane, another one is picked by its number."""
        if same:
            self.press("Tab")
            return
        self.press("Enter", "Shift+A")
        expect(self.page.locator(".context-pad")).to_be_visible()
        self.press(str(LANES.index(lane) + 1))


@pytest.fixture
def empty(account: Facilitator) -> Iterator[Stage]:
    """A workshop without a step, with its map open."""
    made = Stage(account, template="blank")
    frame = {"decision_question": "How much will we sell?", "end_event": "The plan is released"}
    made.edit({"act": "set", "id": "purpose", "values": frame, "was": {}})
    made.go("map")
    yield made
    made.close()
    assert made.complaints == []


def at_the_empty_map(stage: Stage) -> Page:
    """The room, as the facilitator who types what people say; a pointer would complain."""
    page = stage.watched(stage.account.context.new_page())
    page.add_init_script(POINTER)
    page.goto(f"/w/{stage.workshop}")
    expect(page.get_by_role("button", name="Add first step")).to_be_visible()
    return page


def test_a_flow_of_fourteen_steps_with_owners_and_handoffs_takes_few_keys_beside_its_words(empty: Stage) -> None:
    page = at_the_empty_map(empty)
    typist = Typist(page)
    while page.evaluate("document.activeElement.textContent.trim()") != "Add first step":
        typist.press("Tab")
    typist.press("Enter")
    for number, (name, lane) in enumerate(FLOW):
        if number:
            typist.next_in(lane, same=lane == FLOW[number - 1][1])
        typist.write(name)
    typist.press("Enter")
    saved(page)
    lanes = {one["id"]: one["values"]["name"] for one in empty.records("function")}
    steps = sorted(empty.records("step"), key=lambda one: one["values"]["order"])
    assert [(one["values"]["name"], lanes[one["values"]["owner"]]) for one in steps] == FLOW
    assert links(empty) == {(one["id"], other["id"]) for one, other in pairwise(steps)}
    assert typist.chords <= MOST_CHORDS, f"{typist.chords} key chords"


def test_everything_that_can_be_done_on_the_map_is_done_by_keys_alone(empty: Stage) -> None:
    page = at_the_empty_map(empty)
    keys = page.keyboard
    page.get_by_role("button", name="Add first step").focus()
    keys.press("Enter")
    typist = Typist(page)
    for name in ("Ask", "Answer", "Check"):
        typist.write(name)
        keys.press("Tab")
    expect(page.locator(".step-editor")).to_be_focused()
    keys.press("Escape")
    saved(page)
    ask, answer, check = (step_called(empty, name)["id"] for name in ("Ask", "Answer", "Check"))
    assert focused(page) == check

    keys.press("[")
    keys.press("F2")
    expect(page.locator(".step-editor")).to_be_focused()
    keys.press("Control+a")
    typist.write("Answer well")
    keys.press("Enter")
    expect(card(page, answer)).to_contain_text("Answer well")

    keys.press("m")
    expect(page.locator(".context-pad")).to_be_visible()
    keys.press("3")
    expect(page.locator("[data-lane=finance]").locator(f"#step-{answer}")).to_be_visible()

    card(page, ask).focus()
    keys.press("l")
    expect(page.locator(".context-pad input")).to_be_focused()
    keys.type("3")
    keys.press("Enter")
    saved(page)
    assert (ask, check) in links(empty)

    card(page, check).focus()
    keys.press("Delete")
    expect(card(page, check)).to_have_count(0)
    keys.press("Control+z")
    expect(card(page, check)).to_have_count(1)

    card(page, ask).focus()
    keys.press("-")
    expect(page.locator(".map")).to_have_attribute("data-level", "compact")
    keys.press("+")
    expect(page.locator(".map")).to_have_attribute("data-level", "detail")
    keys.press(" ")
    when(page, f"Alpine.store('ui').step === '{ask}'")
