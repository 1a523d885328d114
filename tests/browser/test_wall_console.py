"""The wall from the console: what it shows, small; and what it is to show instead until the block ends."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cast import THREE, cast, steps_of
from tests.browser.room_life import SEATED
from tests.browser.stage import Stage
from tests.browser.walls import open_wall, shows

CLOCK = re.compile(r"\d\d:\d\d")


@pytest.fixture
def wall(stage: Stage) -> Iterator[Page]:
    yield open_wall(stage)


def at_console(stage: Stage) -> Locator:
    """The part of the console that is about the wall."""
    return stage.facilitator.locator("#wall-section")


def press(stage: Stage, name: str) -> None:
    at_console(stage).get_by_role("button", name=name, exact=True).click()


def words(page: Page) -> str:
    """All words of a face, without the clock and as one line."""
    return " ".join(CLOCK.sub("", page.locator(".wall").text_content() or "").split())


def test_the_console_knows_whether_a_wall_is_open_and_shows_it_small(stage: Stage) -> None:
    section = at_console(stage)
    expect(section.get_by_role("heading")).to_have_text("No wall is open")
    expect(section.locator(".wall-thumb [data-face='join']")).to_be_visible()
    wall = open_wall(stage)
    expect(section.get_by_role("heading")).to_have_text("Wall: live, code")
    second = open_wall(stage)
    wall.close()
    expect(section.get_by_role("heading")).to_have_text("Wall: live, code")
    stage.go("talk")
    stage.command({"do": "look_at", "step": steps_of(stage)[8]})
    expect(section.get_by_role("heading")).to_have_text("Wall: live, step 9")
    second.close()
    expect(section.get_by_role("heading")).to_have_text("No wall is open")


def test_the_picture_has_the_words_of_the_wall_whatever_the_facilitator_knows(stage: Stage, wall: Page) -> None:
    console = stage.facilitator
    expect(console.locator(".wall-thumb .wall-face")).to_be_visible()
    with cast(stage, THREE) as people:
        stage.command({"do": "move_person", "person": owner(stage), "function": stage.records("function")[0]["id"]})
        step = steps_of(stage)[0]
        for phase, face in (("frame", "task"), ("mark", "task"), ("talk", "reveal"), ("redesign", "task")):
            stage.go(phase)
            if phase == "mark":
                people.mark(steps_of(stage)[:1], steps_of(stage)[1:], why="Only Mia knows this")
                stage.command({"do": "mark_step", "step": step, "level": "person", "why": "My own"})
                stage.command({"do": "show_on_wall", "face": "map", "part": "Collect"})
                expect(wall.locator(".step-card")).to_have_count(4)
                expect(console.locator(".wall-thumb .step-card")).to_have_count(4)
                assert words(console) == words(wall)
                assert console.locator(".wall-thumb .step-card[data-mode]").count() == 0
                stage.command({"do": "reveal"})
                stage.command({"do": "show_on_wall", "face": ""})
            stage.command({"do": "look_at", "step": step})
            shows(wall, face)
            expect(console.locator(".wall-thumb .wall-face")).to_have_attribute("data-face", face)
            expect(console.locator(".wall-thumb .wall")).to_contain_text(wall.locator(".wall-head p").inner_text())
            assert words(console) == words(wall)


def owner(stage: Stage) -> str:
    return next(str(id) for id, one in stage.everyone["people"].items() if one.get("role") == "facilitator")


def test_a_face_is_chosen_and_left_to_the_phase_again_with_one_tap(stage: Stage, wall: Page) -> None:
    stage.go("map")
    shows(wall, "task")
    by_phase = at_console(stage).get_by_role("button", name="By the phase (now: Task)")
    expect(by_phase).to_have_attribute("aria-pressed", "true")
    press(stage, "Join")
    shows(wall, "join")
    expect(by_phase).to_have_attribute("aria-pressed", "false")
    press(stage, "Map")
    at_console(stage).get_by_label("Which part").select_option(label="Call")
    expect(wall.locator(".wall-part")).to_have_text("3 of 5: Call")
    shows(wall, "map")
    press(stage, "Steps")
    expect(wall.locator(".wall-steps li")).to_have_count(7)
    shows(wall, "steps")
    at_console(stage).get_by_label("Which step").select_option(label="4 · Join history and outside drivers")
    expect(wall.get_by_role("heading", name="Join history and outside drivers")).to_be_visible()
    shows(wall, "step")
    by_phase.click()
    shows(wall, "task")


def test_a_chosen_face_ends_by_itself_when_the_block_does(stage: Stage, wall: Page) -> None:
    stage.go("map")
    press(stage, "Join")
    shows(wall, "join")
    stage.go("overview")
    shows(wall, "map")
    expect(at_console(stage).get_by_role("button", name="By the phase (now: Map)")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_a_chosen_step_shows_positions_only_while_the_room_talks_about_it(stage: Stage, wall: Page) -> None:
    with cast(stage, THREE) as people:
        step, other = steps_of(stage)[:2]
        stage.go("mark")
        stage.command({"do": "show_on_wall", "face": "steps", "step": step})
        people.mark([step], [other], why="Only Mia knows this")
        stage.command({"do": "reveal"})
        shows(wall, "step")
        expect(wall.locator(".distribution")).to_have_count(0)
        stage.go("talk")
        stage.command({"do": "look_at", "step": other})
        stage.command({"do": "show_on_wall", "face": "steps", "step": step})
        shows(wall, "step")
        stage.command({"do": "look_at", "step": step})
        shows(wall, "reveal")
        expect(wall.locator("body")).not_to_contain_text("Only Mia knows this")
        stage.command({"do": "open_decision", "step": step, "mode": "shared", "accountable": people["Mia"].id})
        people["Mia"].types(f"decision-{step}", why="AI checks the evidence")
        stage.command({"do": "decide_step", "step": step})
        stage.command({"do": "look_at", "step": other})
        shows(wall, "step")
        expect(wall.get_by_text("AI checks the evidence")).to_be_visible()
        stage.command({"do": "reopen_step", "step": step})
        stage.command({"do": "mark_again", "steps": [step]})
        expect(wall.get_by_text("AI checks the evidence")).to_have_count(0)
        shows(wall, "step")


def test_lines_of_the_plan_stay_off_every_chosen_face(stage: Stage, wall: Page) -> None:
    with cast(stage, THREE) as people:
        step = steps_of(stage)[0]
        stage.edit({"act": "set", "id": step, "values": {"focus": "now"}, "was": {}})
        stage.go("redesign")
        people["Mia"].adds("role_change", "line", role="Pipeline clerk", steps=[step], becomes="Judges")
        for chosen, face in (
            ({"face": "map"}, "map"),
            ({"face": "steps"}, "steps"),
            ({"face": "steps", "step": step}, "step"),
        ):
            stage.command({"do": "show_on_wall"} | chosen)
            shows(wall, face)
            expect(wall.locator("body")).not_to_contain_text("Pipeline clerk")


def test_on_a_phone_the_picture_waits_until_somebody_asks_for_it(stage: Stage) -> None:
    page = stage.watched(stage.account.context.new_page())
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"/w/{stage.workshop}/console")
    page.wait_for_function(SEATED)
    expect(page.locator("#wall-title")).to_be_visible()
    expect(page.locator(".wall-thumb")).to_have_count(0)
    page.locator("#wall-title").click()
    expect(page.locator(".wall-thumb .wall-face")).to_be_visible()
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
