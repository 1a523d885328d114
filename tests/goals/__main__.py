"""python -m tests.goals [--only NAME …] [--write docs/goals.md]: measures every goal, prints it beside its target."""

import argparse
import os
import platform
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.stage import Facilitator, open_browser, serve
from tests.goals import access, clicks, loading, resilience, speed
from tests.goals.explained import NOTE, WHY
from tests.goals.goal import NEED_PEOPLE, Goal

MEASURES: dict[str, Callable[[Facilitator], Iterator[Goal]]] = {
    "clicks": clicks.counted,
    "speed": speed.measured,
    "loading": loading.measured,
    "resilience": resilience.measured,
    "access": access.measured,
}


def measured(names: Iterable[str]) -> list[Goal]:
    """Each group of goals on a fresh server, printed as soon as it is known."""
    found: list[Goal] = []
    for name in names:
        with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as server, sync_playwright() as playwright:
            browser = open_browser(playwright)
            for goal in MEASURES[name](Facilitator(browser, server)):
                print(goal, flush=True)
                found.append(goal)
            browser.close()
    return found


def page(goals: list[Goal]) -> str:
    """The goals as a page of the docs."""
    missed = [one for one in goals if one.hit is False]
    counted = [one for one in goals if one.hit is not None]
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, headless Chromium"
    lines = [
        "# Goals",
        "",
        f"Measured with `python3 dev.py campaign goals --write docs/goals.md` on {machine};",
        "server, browsers and forty people share these cores. Load has a campaign and a page of its own: `load.md`.",
        "",
        f"{len(counted) - len(missed)} of {len(counted)} figures hit their target.",
        "",
        "| goal | what | wanted | measured | |",
        "|---|---|---|---|---|",
        *(f"| {one.name} | {one.what} | {one.target} | {one.measured} | {one.verdict} |" for one in counted),
        "",
        "## Missed",
        "",
        NOTE,
        "",
        *([explained(one) for one in missed] or ["Nothing."]),
        "",
        "## Goals that need people",
        "",
        "| goal | what | wanted | how to measure it |",
        "|---|---|---|---|",
        *(f"| {one.name} | {one.what} | {one.target} | {one.note} |" for one in goals if one.hit is None),
    ]
    return "\n".join(lines) + "\n"


def explained(goal: Goal) -> str:
    return f"- **{goal.name}**, {goal.what}: {WHY.get(goal.name, 'not explained yet')}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 dev.py campaign goals", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES), help="some groups of goals")
    parser.add_argument("--write", type=Path, help="a page to write the table to")
    given = parser.parse_args()
    goals = sorted([*measured(given.only), *NEED_PEOPLE], key=lambda one: int(one.name[1:]))
    if given.write:
        given.write.write_text(page(goals))
    missed = sum(one.hit is False for one in goals)
    print(f"{missed} missed, {sum(one.hit is True for one in goals)} hit, {len(NEED_PEOPLE)} need people")


if __name__ == "__main__":
    main()
