"""The map by keyboard: walking it, focus that never hides, zoom, and sixty steps."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.mapping import card, focused, on_the_map
from tests.browser.room_life import steps_of
from tests.browser.stage import Stage, when

CLIPPED = """() => {
  const view = document.querySelector('.map-view').getBoundingClientRect();
  const heads = document.querySelector('.map-parts').getBoundingClientRect();
  const lane = document.querySelector('.lane-head').getBoundingClientRect();
  const card = document.activeElement.getBoundingClientRect();
  return card.left < lane.right - 1 || card.right > view.right + 1
    || card.top < heads.bottom - 1 || card.bottom > view.bottom + 1;
}"""
"""Whether any of the focused card is hidden: under the sticky heads, or outside the view."""

CLIPPED_NEXT = f"() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(({CLIPPED})()))))"


def walk_all(page: Page) -> list[str]:
    """Goes from card to card by number; every one must show whole."""
    page.locator(".step-card[tabindex='0']").focus()
    page.keyboard.press("Control+Home")
    seen = [focused(page)]
    hidden = []
    while True:
        page.keyboard.press("]")
        if focused(page) == seen[-1]:
            break
        seen.append(focused(page))
        # A notice that just came has taken room; the next frame shows the card again.
        if page.evaluate(CLIPPED) and page.evaluate(CLIPPED_NEXT):
            hidden.append(seen[-1])
    assert hidden == []
    return seen


def many_steps(stage: Stage, most: int = 60) -> None:
    """Fills the flow up to so many steps, each handed on to the next function."""
    lanes = [one["id"] for one in stage.records("function")]
    have = len(stage.records("step"))
    steps = [
        {
            "act": "add",
            "kind": "step",
            "id": f"more{number}",
            "values": {"name": f"Check item {number}", "owner": lanes[number % len(lanes)], "order": number + 1},
        }
        for number in range(have, most)
    ]
    handoffs = [
        {
            "act": "add",
            "kind": "handoff",
            "id": f"link{number}",
            "values": {"from_step": f"more{number - 1}", "to_step": f"more{number}"},
        }
        for number in range(have + 1, most)
    ]
    stage.edit(*steps, *handoffs)


@pytest.mark.parametrize("size", [(1440, 900), (683, 384), (320, 640)], ids=["laptop", "zoomed", "phone"])
def test_walking_by_number_visits_every_step_and_never_hides_the_focus(stage: Stage, size: tuple[int, int]) -> None:
    stage.go("map")
    page = stage.join("Sam", "Sales", viewport={"width": size[0], "height": size[1]})
    when(page, "window.Alpine?.store('live')?.steps.length === 14")
    page.evaluate("Alpine.store('ui').show('map')")
    assert len(walk_all(page)) == 14


def test_sixty_steps_can_be_walked_at_every_zoom_level(stage: Stage) -> None:
    stage.go("map")
    many_steps(stage)
    page = on_the_map(stage)
    expect(page.locator(".step-card")).to_have_count(60)
    for key in ("+", "-", "-"):
        page.locator(".step-card[tabindex='0']").focus()
        page.keyboard.press(key)
        assert len(walk_all(page)) == 60


def test_the_name_of_a_part_stays_in_sight_in_its_middle(stage: Stage) -> None:
    stage.go("map")
    many_steps(stage)
    late = [one["id"] for one in stage.records("step") if one["id"].startswith("more")]
    stage.edit(*({"act": "set", "id": one, "values": {"part": "Check"}, "was": {}} for one in late))
    page = on_the_map(stage)
    page.locator(f"#step-{late[-1]}").focus()
    name = page.locator(".part-toggle", has_text="Check")
    expect(name).to_be_in_viewport(ratio=1)
    lanes = page.locator(".lane-head").first
    box, beside = name.bounding_box(), lanes.bounding_box()
    assert box and beside and box["x"] >= beside["x"] + beside["width"]


def test_arrows_go_to_the_nearest_card_and_shift_follows_the_links(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "repair_pipeline").focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "freeze_snapshot"
    page.keyboard.press("Shift+ArrowLeft")
    assert focused(page) == "repair_pipeline"
    page.keyboard.press("Shift+ArrowLeft")
    assert focused(page) == "capture_facts"
    page.keyboard.press("End")
    assert focused(page) == "inspect_deals"
    page.keyboard.press("Home")
    assert focused(page) == "capture_facts"


def test_of_several_links_one_is_picked_by_its_number(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "produce_baseline").focus()
    page.keyboard.press("Shift+ArrowRight")
    expect(page.get_by_role("toolbar")).to_contain_text("Roll up")
    page.keyboard.press("2")
    assert focused(page) == "roll_up"


def test_the_map_is_one_tab_stop(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "capture_facts").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.querySelector('.map-view').contains(document.activeElement)")


def test_letters_do_nothing_outside_of_the_map(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    page.locator("body").click(position={"x": 5, "y": 5})
    for key in "aAlLmM019xw]":
        page.keyboard.press(key)
    expect(page.locator(".step-editor, .context-pad")).to_have_count(0)
    assert page.evaluate("Alpine.store('ui').step") == ""


def test_on_a_phone_only_the_map_scrolls_sideways(stage: Stage) -> None:
    stage.go("map")
    page = stage.join("Sam", "Sales", viewport={"width": 320, "height": 640})
    expect(page.locator("#outline")).to_be_visible()
    wide = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(wide)
    page.locator("#outline .row-title").nth(6).click()
    expect(page.locator(".side-panel")).to_contain_text("Done how today?")
    assert page.evaluate(wide)
    page.evaluate("Alpine.store('ui').show('map')")
    expect(page.locator(".step-card").first).to_be_visible()
    assert page.evaluate(wide)


def test_the_zoom_level_stays_with_the_person(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    page.get_by_role("button", name="Larger").click()
    expect(page.locator(".map")).to_have_attribute("data-level", "detail")
    page.reload()
    expect(page.locator(".map")).to_have_attribute("data-level", "detail")


def test_sixty_steps_are_drawn_at_once(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    stage.go("map")
    many_steps(stage)
    began = time.perf_counter()
    page = on_the_map(stage)
    expect(page.locator(".step-card")).to_have_count(60)
    opened = time.perf_counter() - began
    drawing = page.evaluate(
        """async () => {
          const { base } = JSON.parse(document.getElementById('page').textContent);
          const { MapControl } = await import(`${base}map/control.js`);
          const map = document.createElement('div');
          map.className = 'map';
          document.body.append(map);
          const around = { live: Alpine.store('live'), ui: Alpine.store('ui'), level: () => 'compact' };
          const start = performance.now();
          const control = new MapControl(map, around);
          const built = performance.now();
          control.redraw();
          const again = performance.now();
          control.close();
          map.remove();
          return { built: Math.round(built - start), again: Math.round(again - built) };
        }"""
    )
    with capsys.disabled():
        print(f"\n60 steps: page {opened:.1f} s, built in {drawing['built']} ms, drawn again in {drawing['again']} ms")


def test_a_reload_keeps_the_selected_step(stage: Stage) -> None:
    stage.go("map")
    sam = on_the_map(stage)
    step = steps_of(stage)[4]
    card(sam, step).click()
    expect(sam.locator("#panel")).to_be_visible()
    sam.reload()
    sam.wait_for_function("(step) => window.Alpine?.store('ui')?.step === step", arg=step)
    expect(sam.locator("#panel h2", has_text=str(stage.record(step)["values"]["name"]))).to_be_visible()


def test_a_tick_of_the_strip_leads_to_its_step_and_one_is_the_current(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    ticks = page.get_by_role("list", name="All steps").get_by_role("link")
    expect(ticks).to_have_count(len(stage.records("step")))
    ticks.nth(3).click()
    expect(page.locator(".part-strip [aria-current=step]")).to_have_count(1)
    expect(ticks.nth(3)).to_have_attribute("aria-current", "step")
    assert focused(page) == steps_of(stage)[3]
