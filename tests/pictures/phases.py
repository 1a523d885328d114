"""Scenes of each phase: the participant's page, the console and the wall, as the phase ends."""

from tests.pictures.camera import PROJECTOR
from tests.pictures.scenes import Scene, of_the_console, of_the_room, of_the_wall

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


def of_a_phase(phase: str, title: str) -> tuple[Scene, ...]:
    return (
        Scene(phase, f"{title}: a participant's page.", of_the_room),
        Scene(f"{phase}-console", f"{title}: the console.", of_the_console),
        Scene(f"{phase}-wall", f"{title}: the wall.", of_the_wall, (PROJECTOR,)),
    )
