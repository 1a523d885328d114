"""What everybody can use: measured as numbers where it is a number, and run as tests where it is a law."""

import re
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import Page

from tests.browser.cast import THREE, cast, steps_of
from tests.browser.stage import ROOT, Facilitator, Stage
from tests.browser.walls import open_wall
from tests.goals.colours import Theme, checks, nearest_modes
from tests.goals.goal import NONE, Goal, at_least, at_most

LAWS = {
    "G15": ("axe violations, on every page in every phase, light and dark", "tests/browser/test_accessible.py"),
    "G16": ("Whole workshops by keyboard alone, participant and facilitator", "tests/browser/test_keyboard_alone.py"),
    "G17": ("Moves after which the focus is hidden, on the map", "tests/browser/test_map.py"),
}
"""Goal → what is counted and the tests that find it. Each failed test is at least one."""

MODES_APART: dict[Theme, float] = {"light": 20, "dark": 13}
WALL_TEXT = 2.9
"""In hundredths of the wall's height: readable from eight times that height away."""

SMALLEST = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let least = Infinity;
  while (texts.nextNode()) {
    const { parentElement: around, textContent } = texts.currentNode;
    const isUnseen = around.closest('.unseen, script') || around.getBoundingClientRect().width <= 2;
    const shown = !isUnseen && around.checkVisibility();
    if (shown && textContent.trim()) least = Math.min(least, parseFloat(getComputedStyle(around).fontSize));
  }
  return 100 * least / innerHeight;
}"""


def measured(account: Facilitator) -> Iterator[Goal]:
    for name, (what, path) in LAWS.items():
        yield law(name, what, path)
    yield from colours()
    yield wall(account)


def law(name: str, what: str, path: str) -> Goal:
    """A goal that tests keep: how many of them fail."""
    run = subprocess.run([sys.executable, "-m", "pytest", "-q", path], cwd=ROOT, capture_output=True, text=True)
    passed, failed = (int((re.search(rf"(\d+) {word}", run.stdout) or [0, 0])[1]) for word in ("passed", "failed"))
    goal = at_most(name, what, NONE, failed if run.returncode in (0, 1) else 99)
    return goal._replace(measured=f"{goal.measured} in {passed + failed} tests of `{path}`")


def colours() -> list[Goal]:
    """The levels of the scale for all eyes, and every pair of colours that meet."""
    found = []
    for theme, least in MODES_APART.items():
        apart, where = nearest_modes(theme)
        goal = at_least(
            "G18", f"Distance of the two nearest levels of the scale, {theme} (CIEDE2000)", (least, ""), apart
        )
        found.append(goal._replace(measured=f"{goal.measured}: {where}"))
    pairs = checks("light") | checks("dark")
    failures = [name for name, kept in pairs.items() if not kept]
    goal = at_most("G19", "Pairs of colours without enough contrast", NONE, len(failures))
    return [*found, goal._replace(measured=f"{goal.measured} of {len(pairs)}")]


def wall(account: Facilitator) -> Goal:
    """The smallest words on every face of the wall."""
    stage = Stage(account)
    with cast(stage, THREE) as people:
        page = open_wall(stage)
        least = [smallest(page, "lobby")]
        for phase in ("frame", "map", "mark"):
            stage.go(phase)
            least.append(smallest(page, phase))
        people.mark(steps_of(stage)[:4], steps_of(stage)[4:])
        stage.command({"do": "reveal"})
        for phase in ("overview", "talk"):
            stage.go(phase)
            stage.command({"do": "look_at", "step": steps_of(stage)[0]})
            least.append(smallest(page, phase))
    stage.close()
    return at_least("G20", "Smallest words on the wall, of its height", (WALL_TEXT, "%"), round(min(least), 2))


def smallest(page: Page, phase: str) -> float:
    page.wait_for_function(f"() => window.Alpine?.store('live')?.phase === '{phase}'")
    return float(page.evaluate(SMALLEST))
