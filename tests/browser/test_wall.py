"""The wall: readable from the back of the room, and silent about who said what."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import THREE, Cast, cast, steps_of
from tests.browser.room_life import SEATED, seconds_pass
from tests.browser.stage import Stage
from tests.browser.walls import open_wall, shows


@pytest.fixture
def wall(stage: Stage) -> Iterator[Page]:
    yield open_wall(stage)


def revealed(stage: Stage, people: Cast) -> str:
    """Everybody has marked and sees it; the step on which they are far apart."""
    stage.go("mark")
    people.mark(steps_of(stage)[:1], steps_of(stage)[1:], why="Only Mia knows this")
    stage.command({"do": "reveal"})
    return steps_of(stage)[0]


FITS_WITH_NAMES = """() => {
  const map = document.querySelector('.map');
  if (!map?.dataset.lines) return false;
  const lanes = [...map.querySelectorAll('.lane')].reduce((sum, one) => sum + one.offsetHeight, 0);
  return lanes <= map.parentElement.clientHeight + 1;
}"""


def test_the_wall_invites_with_code_qr_and_counts(stage: Stage, wall: Page) -> None:
    shows(wall, "join")
    with cast(stage, THREE):
        expect(wall.get_by_text("3 people here")).to_be_visible()
        expect(wall.locator(".wall-counts li", has_text="SAL")).to_contain_text("1")
    code = wall.locator(".wall-face .wall-code")
    assert re.fullmatch(r"\w{4}-\w{4}", code.inner_text())
    assert (
        wall.locator(".wall-face .qr").evaluate("(image) => image.naturalWidth && image.clientHeight / innerHeight")
        >= 0.4
    )
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


def test_the_map_shows_one_part_of_the_flow_at_a_time_and_rings_the_current_step(stage: Stage, wall: Page) -> None:
    stage.go("overview")
    stage.command({"do": "look_at", "step": steps_of(stage)[5]})
    shows(wall, "map")
    expect(wall.locator(".wall-part")).to_have_text("2 of 5: Predict")
    expect(wall.locator(".wall-parts [aria-current]")).to_have_text("Predict")
    expect(wall.locator(".step-card")).to_have_count(2)
    ringed = wall.locator(".step-card[aria-current]")
    expect(ringed.locator(".step-title")).to_have_text("Score deals and give reasons")
    expect(ringed.locator(".step-title")).to_be_visible()
    assert ringed.evaluate("(card) => getComputedStyle(card).outlineStyle") == "solid"
    stage.command({"do": "look_at", "step": steps_of(stage)[0]})
    expect(wall.locator(".wall-part")).to_have_text("1 of 5: Collect")
    expect(wall.locator(".step-card")).to_have_count(4)
    shows(wall, "map")


def test_where_the_room_is_far_apart_a_card_is_framed_and_its_name_has_all_the_room(stage: Stage, wall: Page) -> None:
    with cast(stage, THREE) as people:
        far = revealed(stage, people)
        stage.go("overview")
        stage.command({"do": "look_at", "step": far})
        framed = wall.locator(f".step-card[data-step='{far}']")
        expect(framed).to_have_attribute("data-far", "")
        expect(framed.locator(".step-mode")).to_be_hidden()
        expect(framed.locator(".step-title")).to_be_visible()
        expect(wall.locator(".wall-legend p")).to_have_text("Far apart")


def test_without_a_current_step_the_parts_take_turns_in_step_with_the_server(stage: Stage, wall: Page) -> None:
    stage.go("overview")
    expect(wall.locator(".step-card").first).to_be_visible()
    seen = wall.locator(".wall-part").inner_text()
    wall.clock.install()
    wall.reload()
    expect(wall.locator(".step-card").first).to_be_visible()
    seen = wall.locator(".wall-part").inner_text()
    seconds_pass(wall, 13)
    expect(wall.locator(".wall-part")).not_to_have_text(seen)


def test_who_is_not_in_the_room_docks_the_wall_beside_their_page(stage: Stage) -> None:
    with cast(stage, THREE) as people:
        remote = stage.join("Zoe", "IT", viewport={"width": 1440, "height": 900})
        step = revealed(stage, people)
        stage.go("talk")
        dock = remote.locator(".wall-dock")
        remote.get_by_role("button", name="Show wall").click()
        expect(dock.locator(".wall-face")).to_have_attribute("data-face", "map")
        expect(remote.get_by_role("button", name="Hide wall")).to_be_focused()
        stage.command({"do": "look_at", "step": step})
        expect(dock.locator(".wall-face")).to_have_attribute("data-face", "reveal")
        expect(dock.locator(".callout")).to_contain_text("Hear")
        assert not re.search(r"\b(Mia|Sam|Tom|Ana)\b", dock.inner_text())
        assert smallest(remote) >= 13

        remote.reload()
        expect(dock.locator(".callout")).to_contain_text("Hear")
        expect(remote.locator("body")).to_be_focused()
        dock.get_by_role("button", name="Hide").click()
        expect(dock).to_be_hidden()
        expect(remote.get_by_role("button", name="Show wall")).to_be_focused()
        remote.reload()
        remote.wait_for_function(SEATED)
        expect(dock).to_be_hidden()


def smallest(page: Page) -> float:
    """The smallest text on the docked wall, in pixels."""
    size = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    return min(float(one.evaluate(size)) for one in page.locator(".wall-dock :is(p, b, span, td, th, h1)").all())


def test_the_docked_wall_works_on_a_phone_and_moves_nobody(stage: Stage) -> None:
    with cast(stage, THREE) as people:
        step = revealed(stage, people)
        phone = stage.join("Zoe", "IT", viewport={"width": 320, "height": 640})
        stage.go("talk")
        phone.get_by_role("button", name="Your menu").click()
        phone.get_by_role("button", name="Show wall").click()
        dock = phone.locator(".wall-dock")
        expect(dock.locator(".wall-face")).to_be_visible()
        stage.command({"do": "look_at", "step": step})
        expect(dock.locator(".distribution tbody tr").first).to_be_visible()
        assert not phone.evaluate("document.documentElement.scrollWidth > innerWidth")
        stage.go("map")
        panel = phone.locator("#panel button").first
        panel.focus()
        focused = phone.evaluate("document.activeElement.outerHTML")
        stage.command({"do": "show_on_wall", "face": "steps"})
        expect(dock.locator(".wall-steps li").first).to_be_visible()
        assert phone.evaluate("document.activeElement.outerHTML") == focused


def test_the_map_fits_the_wall_whatever_its_size_where_nothing_may_move(stage: Stage) -> None:
    stage.go("overview")
    stage.command({"do": "show_on_wall", "face": "map", "part": "Collect"})
    wall = open_wall(stage)
    wall.emulate_media(reduced_motion="reduce")
    for width, height in ((1920, 1080), (1280, 720), (1920, 1080)):
        wall.set_viewport_size({"width": width, "height": height})
        # Sooner than the parts take turns, which would draw it anew.
        wall.wait_for_function(FITS_WITH_NAMES, timeout=6_000)


def test_the_wall_calls_a_block_as_the_agenda_does(stage: Stage, wall: Page) -> None:
    stage.go("frame")
    expect(wall.locator(".wall-head")).to_contain_text("Open · 1 of 9")
    stage.go("mark")
    expect(wall.locator(".wall-head")).to_contain_text("Mark all steps · 4 of 9")


@pytest.mark.parametrize("phase", ["frame", "mark"])
def test_a_wall_with_few_words_says_how_to_join_so_that_it_can_be_read_from_6_m(
    stage: Stage, wall: Page, phase: str
) -> None:
    stage.go(phase)
    shows(wall, "task")
    parts = ".wall-foot .wall-code, .wall-foot .qr + span"
    height = "parseFloat(getComputedStyle(one).fontSize) / innerHeight"
    found = wall.evaluate(f"(parts) => [...document.querySelectorAll(parts)].map((one) => {height})", parts)
    assert len(found) == 2
    assert min(found) >= 0.04
