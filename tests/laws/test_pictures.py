"""The pictures in the docs are there, and the album shows every scene."""

import re
from pathlib import Path

import pytest

from tests.pictures.__main__ import CHAPTERS
from tests.pictures.album import ALBUM, bound_text, files
from tests.pictures.rehearsed import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_that_a_page_shows_is_there(page: Path) -> None:
    shown = re.findall(r"\]\(([^)]+\.(?:webp|png|svg))\)", page.read_text())
    assert [one for one in shown if not (page.parent / one).exists()] == []


def test_the_album_shows_every_scene_in_every_look() -> None:
    assert ALBUM.read_text() == bound_text(CHAPTERS)
    scenes = [scene for chapter in CHAPTERS.values() for scene in chapter]
    assert [str(file) for scene in scenes for file in files(scene) if not file.exists()] == []
    assert len({scene.name for scene in scenes}) == len(scenes)
