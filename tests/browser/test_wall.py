"""The wall: readable from the back of the room, and silent about who said what."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import THREE, Cast, cast, steps_of
from tests.browser.stage import Stage

SMALLEST = 0.029
"""The smallest text, as a part of the window's height."""

TEXT_SIZES = """() => {
  const sizes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('.unseen, script') || !parent.checkVisibility()) continue;
    sizes.push([parseFloat(getComputedStyle(parent).fontSize), node.data.trim()]);
  }
  return sizes;
}"""

TELLING = re.compile(r"guessing|fairly sure|certain|sure\?", re.IGNORECASE)


@pytest.fixture
def wall(stage: Stage) -> Iterator[Page]:
    """A wall of 1080 lines, in a browser that nobody signed in to and that likes it dark."""
    address = stage.facilitator.locator("a[href^='/wall/']").get_attribute("href") or ""
    fresh = stage.account.browser.new_context(
        base_url=stage.address, viewport={"width": 1920, "height": 1080}, color_scheme="dark"
    )
    stage.contexts.append(fresh)
    page = fresh.new_page()
    page.on("pageerror", lambda error: stage.complaints.append(f"wall: {error}"))
    page.goto(address)
    yield page


def shows(page: Page, face: str) -> None:
    """The wall has this face, can be read from the back, and gives nobody away."""
    expect(page.locator("main.wall-face")).to_have_attribute("data-face", face)
    wanted = SMALLEST * page.evaluate("innerHeight") - 0.1
    sizes = page.evaluate(TEXT_SIZES)
    assert sizes
    assert [one for one in sizes if one[0] < wanted] == []
    words = page.locator("body").inner_text()
    assert [name for name in (*THREE, "Ana", "Ruth") if re.search(rf"\b{name}\b", words)] == []
    assert not TELLING.search(words)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not page.evaluate("document.documentElement.scrollHeight > innerHeight")


def revealed(stage: Stage, people: Cast) -> str:
    """Everybody has marked and sees it; the step on which they are far apart."""
    stage.go("mark")
    people.mark(steps_of(stage)[:1], steps_of(stage)[1:], why="Only Mia knows this")
    stage.command({"do": "reveal"})
    return steps_of(stage)[0]


def test_the_wall_invites_with_code_qr_and_counts(stage: Stage, wall: Page) -> None:
    shows(wall, "join")
    with cast(stage, THREE):
        expect(wall.get_by_text("3 people here")).to_be_visible()
        expect(wall.locator(".wall-counts li", has_text="SAL")).to_contain_text("1")
    code = wall.locator("main .wall-code")
    assert re.fullmatch(r"\w{4}-\w{4}", code.inner_text())
    assert wall.locator("main .qr").evaluate("(image) => image.naturalWidth && image.clientHeight / innerHeight") >= 0.4
    shows(wall, "join")


def test_the_wall_says_the_one_task_and_how_many_are_done(stage: Stage, wall: Page) -> None:
    with cast(stage, THREE) as people:
        stage.go("frame")
        expect(wall.get_by_text("This room may decide")).to_be_visible()
        shows(wall, "task")
        stage.go("map")
        people["Sam"].does("ready", on=True)
        expect(wall.get_by_text("1 of 3 done")).to_be_visible()
        shows(wall, "task")
        stage.go("mark")
        task = wall.locator(".wall-task")
        expect(task).to_have_text("Mark each step. Work alone.")
        assert len(task.inner_text().split()) <= 12
        expect(wall.locator(".wall-legend li")).to_have_count(3)
        expect(wall.locator(".wall-foot .qr")).to_be_visible()


def test_marks_stay_off_the_wall_until_the_room_talks_about_their_step(stage: Stage, wall: Page) -> None:
    with cast(stage, THREE) as people:
        step = revealed(stage, people)
        stage.go("overview")
        shows(wall, "map")
        expect(wall.locator(".step-card")).to_have_count(14)
        expect(wall.locator(".distribution")).to_have_count(0)
        stage.go("talk")
        stage.command({"do": "look_at", "step": step})
        shows(wall, "reveal")
        expect(wall.locator(".distribution tbody tr")).to_have_count(3)
        expect(wall.locator(".callout")).to_contain_text("Hear")
        expect(wall.get_by_text("3 of 3 answered")).to_be_visible()
        expect(wall.locator("body")).not_to_contain_text("Only Mia knows this")


def test_a_decision_grows_on_the_wall_and_is_sealed(stage: Stage, wall: Page) -> None:
    with cast(stage, THREE) as people:
        step = revealed(stage, people)
        stage.go("talk")
        stage.command({"do": "look_at", "step": step})
        stage.command({"do": "open_decision", "step": step, "mode": "shared", "accountable": people["Mia"].id})
        expect(wall.get_by_text("Finance is writing")).to_be_visible()
        shows(wall, "decision")
        people["Mia"].types(f"decision-{step}", why="AI checks the evidence")
        expect(wall.locator(".wall-decision[data-writing]")).to_have_text("AI checks the evidence")
        stage.command({"do": "decide_step", "step": step})
        expect(wall.get_by_text("Decided", exact=True)).to_be_visible()
        expect(wall.locator("[data-writing]")).to_have_count(0)
        stage.command({"do": "reopen_step", "step": step})
        stage.command({"do": "mark_again", "steps": [step]})
        expect(wall.locator(".wall-task")).to_have_text("Mark this step. Work alone.")
        shows(wall, "task")


def test_lines_for_roles_and_grades_by_function_stay_off_the_wall(stage: Stage, wall: Page) -> None:
    with cast(stage, THREE) as people:
        stage.edit({"act": "set", "id": steps_of(stage)[0], "values": {"focus": "now"}, "was": {}})
        stage.go("redesign")
        line = {"role": "Pipeline clerk", "steps": steps_of(stage)[:1], "becomes": "From typing to judging"}
        people["Mia"].adds("role_change", "line", **line)
        expect(wall.locator(".wall-totals li", has_text="Role")).to_contain_text("1 of 1")
        expect(wall.locator("body")).not_to_contain_text("Pipeline clerk")
        shows(wall, "task")
        stage.go("agree")
        for guest in people.values():
            guest.does("grade_package", grade=4 if guest.name == "Sam" else 2)
        expect(wall.get_by_text("3 of 3 done")).to_be_visible()
        stage.command({"do": "reveal_grades"})
        expect(wall.locator(".wall-totals li", has_text="Not yet")).to_contain_text("2")
        expect(wall.locator("body")).not_to_contain_text("Finance")
        shows(wall, "task")
        stage.command({"do": "close_workshop", "despite": "A trial"})
        expect(wall.get_by_text("Thank you. The plan is ready.")).to_be_visible()
        shows(wall, "task")


def test_the_wall_is_light_wherever_it_hangs(wall: Page) -> None:
    shows(wall, "join")
    assert wall.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_pointer_hides_after_three_seconds(wall: Page) -> None:
    wall.clock.install()
    wall.reload()
    wall.mouse.move(100, 100)
    expect(wall.locator("body")).not_to_have_attribute("data-still", "true")
    wall.clock.run_for(3000)
    expect(wall.locator("body")).to_have_attribute("data-still", "true")
    wall.mouse.move(200, 200)
    expect(wall.locator("body")).not_to_have_attribute("data-still", "true")


def test_the_wall_has_a_qr_code_of_its_own_and_nobody_else_gets_one(stage: Stage, wall: Page) -> None:
    address = wall.url + "/qr.svg"
    drawn = wall.request.get(address)
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert "<svg" in drawn.text()
    assert wall.request.get(f"{stage.address}/wall/no-such-key/qr.svg").status == 404


def test_a_small_wall_keeps_its_words_large(stage: Stage, wall: Page) -> None:
    wall.set_viewport_size({"width": 1024, "height": 768})
    with cast(stage, THREE) as people:
        step = revealed(stage, people)
        shows(wall, "task")
        stage.go("talk")
        stage.command({"do": "look_at", "step": step})
        shows(wall, "reveal")
