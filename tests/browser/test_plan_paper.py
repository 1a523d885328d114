"""The plan on paper, A4 and Letter: cards hold their words, and what stays on the screen is not printed."""

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage
from tests.browser.test_plan import MARGINS, SHEETS, Room, closed, pixels

WITHIN = """() => [...document.querySelectorAll('.flow-card')].filter((card) => {
  const edge = card.getBoundingClientRect();
  return [...card.querySelectorAll('.flow-change > *')].some((one) => one.getBoundingClientRect().right > edge.right);
}).length"""


@pytest.fixture
def room(stage: Stage) -> Room:
    return closed(stage)


@pytest.mark.parametrize("format", SHEETS)
def test_on_a_printed_card_what_changes_and_the_number_stand_inside(room: Room, format: str) -> None:
    page = room.plan(room.mia)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": pixels(SHEETS[format][0] - MARGINS["across"]), "height": 900})
    expect(page.locator(".flow-card").first).to_be_visible()
    assert page.evaluate(WITHIN) == 0
    for hidden in page.locator(".screen-only").all():
        expect(hidden).to_be_hidden()
