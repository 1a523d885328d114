"""A live page names at once what it will ask for."""

from pathlib import Path

import pytest

from server.domain.phases import PHASES
from server.routes.preloading import first_files, first_needs

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


def test_a_room_names_what_its_phase_brings_from_elsewhere_too() -> None:
    named = first_files(WEB, "room", "mark")
    assert {"parts/record_form.js", "map/outline.js", "parts/beside_marks.js"} <= set(named)
    assert {"styles/reveal.css", "styles/beside_marks.css"} <= set(named)


def test_a_room_under_way_names_the_markup_of_its_phase() -> None:
    assert first_needs(WEB, "mark").markup == ("/phases", "/marks")
    assert first_needs(WEB, "talk").markup == ("/phases", "/control", "/marks")


def test_a_lobby_needs_no_markup_besides_its_page() -> None:
    assert first_needs(WEB, "lobby").markup == ()


@pytest.mark.parametrize("phase", PHASES)
def test_every_phase_is_found_in_the_tables_of_the_room(phase: str) -> None:
    needs = first_needs(WEB, phase)
    assert needs.files or phase == "draft"
