"""Parts of the flow are collapsed and opened, each person for themselves; the outline is sorted by a column."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.mapping import card, focused, on_the_map, saved
from tests.browser.stage import Stage

PARTS = ["Collect", "Predict", "Call", "Commit", "Learn"]

INSIDE = """() => {
  const strips = [...document.querySelectorAll('.part-shut')].map((one) => one.getBBox());
  return [...document.querySelectorAll('.map-links [data-link]')].filter((path) => {
    const points = Array.from({ length: 400 }, (_, at) => path.getPointAtLength(path.getTotalLength() * at / 399));
    return points.some(({ x }) => strips.some((strip) => x > strip.x + 0.05 && x < strip.x + strip.width - 0.05));
  }).map((path) => path.dataset.link);
}"""

OVERLAPS = """() => {
  const cards = [...document.querySelectorAll('.step-card, .part-stub')].map((one) => one.getBoundingClientRect());
  return cards.filter((one, at) => cards.slice(at + 1).some((two) =>
    one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom)).length;
}"""


def part(page: Page, name: str) -> Locator:
    return page.locator(".map-parts").get_by_role("button", name=name)


def rows(page: Page) -> list[str]:
    return page.locator("#outline tr[aria-selected] .index").all_text_contents()


def test_a_part_is_collapsed_for_whoever_does_it_and_nobody_else(stage: Stage) -> None:
    stage.go("map")
    page, other = on_the_map(stage), on_the_map(stage, "Mia", "Finance")
    part(page, "Call").click()
    expect(part(page, "Call")).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".step-card")).to_have_count(11)
    expect(page.get_by_role("button", name="Call, collapsed: 2 steps in Sales. Enter opens it.")).to_have_text("2steps")
    expect(page.locator("#polite")).to_have_text("Call is collapsed. 3 steps.")
    expect(other.locator(".step-card")).to_have_count(14)
    page.reload()
    expect(page.locator(".part-stub")).to_have_count(2)
    part(page, "Call").click()
    expect(page.locator(".step-card")).to_have_count(14)


def test_a_part_is_collapsed_and_opened_by_keyboard_without_losing_the_place(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    card(page, "inspect_deals").focus()
    page.keyboard.press("c")
    expect(page.get_by_role("button", name=re.compile("Call, collapsed: 2 steps in Sales"))).to_be_focused()
    page.keyboard.press("]")
    expect(page.locator(":focus")).to_have_accessible_name(re.compile("^(Call, collapsed|Step 10)"))
    page.keyboard.press("[")
    page.keyboard.press("Enter")
    expect(card(page, "submit_category")).to_be_focused()
    expect(page.locator(".step-card")).to_have_count(14)


def test_whatever_leads_to_a_step_opens_its_part(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    part(page, "Commit").click()
    expect(page.locator(".step-card")).to_have_count(10)
    page.locator(".part-strip").get_by_role("link", name=re.compile("^12 ")).click()
    expect(page.locator(".step-card").filter(has_text="Agree the plan of record")).to_be_focused()
    part(page, "Call").click()
    expect(card(page, "inspect_deals")).to_have_count(0)
    page.evaluate("Alpine.store('ui').select('inspect_deals')")
    expect(card(page, "inspect_deals")).to_be_visible()


@pytest.mark.parametrize("shut", [PARTS, ["Predict"], ["Collect", "Call", "Learn"], ["Predict", "Commit"]], ids=len)
def test_nothing_overlaps_and_no_arrow_runs_through_a_collapsed_part(stage: Stage, shut: list[str]) -> None:
    stage.go("map")
    page = on_the_map(stage)
    for name in shut:
        part(page, name).click()
    expect(page.locator(".part-shut")).to_have_count(len(shut))
    assert page.evaluate(INSIDE) == []
    assert page.evaluate(OVERLAPS) == 0


def test_a_step_can_be_linked_into_a_collapsed_part(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    part(page, "Learn").click()
    card(page, "inspect_deals").focus()
    page.keyboard.press("l")
    page.get_by_placeholder("Number or name").fill("14")
    page.keyboard.press("Enter")
    saved(page)
    assert focused(page) == "inspect_deals"
    made = {(one["values"]["from_step"], one["values"]["to_step"]) for one in stage.records("handoff")}
    assert ("inspect_deals", stage.records("step")[-1]["id"]) in made


def test_a_new_step_after_the_last_of_a_part_opens_what_it_falls_into(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    part(page, "Commit").click()
    card(page, "inspect_deals").focus()
    page.keyboard.press("a")
    page.keyboard.type("Tell the team")
    page.keyboard.press("Enter")
    saved(page)
    expect(page.locator(".step-card", has_text="Tell the team")).to_be_focused()


def test_the_outline_collapses_the_same_parts(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    part(page, "Collect").click()
    page.get_by_role("button", name="Outline").click()
    head = page.locator("#outline").get_by_role("button", name="Collect")
    expect(head).to_have_attribute("aria-expanded", "false")
    assert rows(page) == [str(number) for number in range(5, 15)]
    head.press("Enter")
    expect(page.locator("#outline tr[aria-selected]")).to_have_count(14)


def test_the_outline_is_sorted_by_a_column_and_back_in_the_order_of_the_flow(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    page.get_by_role("button", name="Outline").click()
    head = page.get_by_role("columnheader", name="Step", exact=True)
    expect(head).to_have_attribute("aria-sort", "none")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    titles = page.locator("#outline .row-title span[dir]").all_text_contents()
    assert titles == sorted(titles, key=str.lower)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(page.locator(".hint", has_text="Sorted by Step.")).to_be_visible()
    page.get_by_role("button", name="Back to the flow’s order").click()
    expect(head).to_have_attribute("aria-sort", "none")
    assert rows(page) == [str(number) for number in range(1, 15)]


def test_a_sorted_row_stays_while_its_title_is_typed(stage: Stage) -> None:
    stage.go("map")
    page = on_the_map(stage)
    page.get_by_role("button", name="Outline").click()
    page.get_by_role("columnheader", name="Step", exact=True).get_by_role("button").click()
    before = rows(page)
    page.get_by_role("button", name="7 Submit the forecast category", exact=True).click()
    title = page.locator("#outline").get_by_label("Step", exact=True)
    title.fill("Agree on the category")
    saved(page)
    stage.edit(
        {
            "act": "set",
            "id": "inspect_deals",
            "values": {"name": "Zoom in"},
            "was": {"name": stage.record("inspect_deals")["values"]["name"]},
        }
    )
    expect(page.locator("#outline").get_by_text("Zoom in")).to_be_visible()
    expect(title).to_be_focused()
    expect(title).to_have_value("Agree on the category")
    assert rows(page) == before


def test_on_a_phone_the_outline_is_sorted_from_a_list(stage: Stage) -> None:
    stage.go("map")
    page = stage.join("Sam", "Sales", viewport={"width": 320, "height": 640})
    page.get_by_label("Sort by").select_option(label="Function")
    expect(page.locator(".hint", has_text="Sorted by Function.")).to_be_visible()
    assert rows(page)[:3] == ["1", "7", "8"]
    page.get_by_label("Sort by").select_option(label="The flow’s order")
    expect(page.locator(".hint", has_text="Sorted by Function.")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
