"""Scenes of each phase: the participant's page, the console and the wall, as the phase ends."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.pictures.camera import PROJECTOR
from tests.pictures.scenes import Scene, Visit, of_the_console, of_the_room, of_the_wall

PHASES = {
    "lobby": "The lobby",
    "frame": "The frame",
    "map": "The map",
    "sources": "Sources and usable rates",
    "overview": "The overview",
    "talk": "Talking about a step",
    "redesign": "Redesigning",
    "commit": "Owners and dates",
    "agree": "How strongly everybody supports it",
}


def three_pages(name: str, title: str, open: Callable[[Visit], Page] = of_the_room) -> tuple[Scene, Scene, Scene]:
    """One moment on three pages; `open` brings it about and returns the participant's."""
    return (
        Scene(name, f"{title}: a participant's page.", open),
        Scene(f"{name}-console", f"{title}: the console.", of_the_console),
        Scene(f"{name}-wall", f"{title}: the wall.", of_the_wall, (PROJECTOR,)),
    )
