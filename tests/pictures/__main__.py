"""python3 dev.py campaign pictures [phase …] [--out FOLDER]: takes every picture of docs/screens.md anew."""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser, Error, sync_playwright

from tests.browser.stage import open_browser
from tests.pictures.album import PICTURES, bound
from tests.pictures.camera import take
from tests.pictures.doors import SCENES as DOORS
from tests.pictures.moments import MOMENTS
from tests.pictures.outside import SCENES as OUTSIDE
from tests.pictures.phases import PHASES, three_pages
from tests.pictures.rehearsed import Stayed, Visitors, rehearsed, seated
from tests.pictures.scenes import Scene, Visit

CHAPTERS: dict[str, tuple[Scene, ...]] = {
    "around": OUTSIDE,
    "doors": DOORS,
    **{phase: (*three_pages(phase, title), *MOMENTS.get(phase, ())) for phase, title in PHASES.items()},
    "final": MOMENTS["final"],
}
"""What is looked at, by the phase in which a rehearsal stops; what is around a workshop, from its lobby."""
STOPS = {*PHASES, "final"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 dev.py campaign pictures", description=__doc__)
    parser.add_argument("chapters", nargs="*", metavar="phase", help=", ".join(CHAPTERS))
    parser.add_argument("--out", type=Path, default=PICTURES)
    wanted = parser.parse_args()
    missed: list[str] = []
    with sync_playwright() as playwright:
        browser = open_browser(playwright)
        for chapter in wanted.chapters or CHAPTERS:
            with rehearsed(chapter if chapter in STOPS else "lobby") as server:
                missed += look_at(browser, server, CHAPTERS[chapter], wanted.out)
        browser.close()
    if wanted.out == PICTURES and not missed:
        bound(CHAPTERS)
    sys.exit("\n".join(missed) or None)


def look_at(browser: Browser, server: Stayed, scenes: tuple[Scene, ...], out: Path) -> list[str]:
    """Takes the scenes of a workshop; which ones could not be taken, and why."""
    people = Visitors(browser, server)
    # Nobody joins when the plan is final; its page is the same for everybody.
    sam = people.facilitator if scenes == MOMENTS["final"] else people.participant("Sam Okoro", "Sales")
    room = seated(sam.new_page(), server.room)
    visit = Visit(people, room, seated(people.facilitator.new_page(), server.console))
    missed = []
    for scene in scenes:
        try:
            visit.step_back()
            page = scene.open(visit)
            for look in scene.looks:
                take(page, look, out / f"{scene.name}-{look.name}.webp", scene.at)
        except Error as failure:
            missed.append(f"{scene.name}: {failure.message.splitlines()[0]}")
        print(f"{scene.name}: {', '.join(look.name for look in scene.looks)}", flush=True)
    people.leave()
    return missed


if __name__ == "__main__":
    main()
