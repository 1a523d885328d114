"""A live page names at once what it will ask for."""

from pathlib import Path

import pytest

from server.domain.phases import PHASES
from server.routes.preloading import first_files

WEB = Path(__file__).parents[2] / "web"
PAGES = ("before", "room", "console", "set_up", "wall")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_its_first_modules_and_what_they_import(page: str) -> None:
    named = first_files(WEB, page)
    assert named[:3] == ("catalog.json", "main.js", f"{page}/components.js")
    assert {"live/store.js", "live/wiring.js", "live/folds.js"} <= set(named)


@pytest.mark.parametrize("phase", PHASES)
def test_everything_a_room_names_is_there_and_named_once(phase: str) -> None:
    named = first_files(WEB, "room", phase)
    assert len(set(named)) == len(named)
    assert [one for one in named if not (WEB / one).is_file()] == ["catalog.json"]


def test_what_waits_for_its_moment_is_not_named() -> None:
    assert "map/map.js" not in first_files(WEB, "room", "lobby")


def test_a_room_with_a_map_names_the_map_and_what_the_phase_is_made_of() -> None:
    named = first_files(WEB, "room", "mark")
    assert {"map/map.js", "map/card.js", "phases/mark/mark_form.js", "styles/map.css"} <= set(named)
