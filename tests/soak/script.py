"""The script: what everybody does and what befalls them, and when. The same seed writes the same script."""

from collections.abc import Iterator
from random import Random
from typing import Literal, NamedTuple

Deed = Literal["type", "share", "mark", "ready", "drop", "reload", "sleep", "slow"]

WORK: dict[Deed, int] = {"type": 10, "share": 6, "mark": 8, "ready": 1}
"""What people do, and how often beside each other."""

TROUBLE: dict[Deed, int] = {"drop": 4, "reload": 3, "sleep": 2, "slow": 2}
"""What befalls them."""

REST = (2.0, 6.0)
"""Seconds between two things that somebody does."""

CALM = 75.0
"""Seconds between two troubles of the same person, on average."""

SLEEP = (30.0, 90.0)
"""Seconds that a laptop sleeps, in a long soak."""

SLOW = (20.0, 40.0)
"""Seconds for which somebody's line is slow."""

PHASES: tuple[tuple[float, str], ...] = (
    (0.0, "map"),
    (0.3, "mark"),
    (0.58, "talk"),
    (0.65, "redesign"),
    (0.85, "commit"),
)
"""At which part of the soak the room enters which phase. The server is killed in the middle: while people mark."""


class Moment(NamedTuple):
    """Somebody does something, or something happens to them, so many seconds after the start."""

    at: float
    deed: Deed
    seconds: float = 0.0
    """For how long, where it lasts."""


def script(seed: int, person: int, seconds: float) -> list[Moment]:
    """All moments of one person, in order."""
    chance = Random(f"{seed} {person}")
    return sorted([*working(chance, seconds), *troubled(chance, seconds)])


def working(chance: Random, seconds: float) -> Iterator[Moment]:
    at = chance.uniform(0, REST[1])
    while at < seconds:
        yield Moment(at, chance.choices(list(WORK), list(WORK.values()))[0])
        at += chance.uniform(*REST)


def troubled(chance: Random, seconds: float) -> Iterator[Moment]:
    calm = min(CALM, seconds / 3)
    at = chance.uniform(0, 2 * calm)
    while at < seconds:
        deed = chance.choices(list(TROUBLE), list(TROUBLE.values()))[0]
        lasting = {"sleep": SLEEP, "slow": SLOW}.get(deed, (0.0, 0.0))
        yield Moment(at, deed, min(chance.uniform(*lasting), seconds / 5))
        at += chance.uniform(0.5, 1.5) * calm
