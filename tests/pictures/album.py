"""The album: docs/screens.md, every screen with what it is."""

from collections.abc import Mapping
from pathlib import Path

from tests.pictures.rehearsed import ROOT
from tests.pictures.scenes import Scene

PICTURES = ROOT / "docs" / "pictures"
ALBUM = ROOT / "docs" / "screens.md"
HEAD = """# Every screen

Made by `python3 dev.py campaign pictures` from rehearsed workshops with simulated people: light, dark, on a phone of
320 px, the wall on a projector, the plan on paper.
"""


def bound(chapters: Mapping[str, tuple[Scene, ...]]) -> None:
    """Writes the album of the scenes, and throws away pictures that no scene takes any more."""
    ALBUM.write_text(bound_text(chapters))
    taken = {file for scenes in chapters.values() for scene in scenes for file in files(scene)}
    for picture in PICTURES.glob("*.webp"):
        if picture not in taken:
            picture.unlink()


def bound_text(chapters: Mapping[str, tuple[Scene, ...]]) -> str:
    """The album's text."""
    pages = (f"\n## {chapter.capitalize()}\n{entries(scenes)}" for chapter, scenes in chapters.items())
    return "".join([HEAD, *pages])


def entries(scenes: tuple[Scene, ...]) -> str:
    return "".join(f"\n**{scene.caption}**\n\n{pictures(scene)}\n" for scene in scenes)


def pictures(scene: Scene) -> str:
    """The first look to be seen, the others a click away."""
    first, *others = (file.relative_to(ALBUM.parent) for file in files(scene))
    links = " · ".join(f"[{look.name}]({file})" for look, file in zip(scene.looks[1:], others, strict=True))
    return f"![{scene.caption}]({first})\n{links}".strip()


def files(scene: Scene) -> list[Path]:
    return [PICTURES / f"{scene.name}-{look.name}.webp" for look in scene.looks]
