"""What a soak showed: counts, memory, and what did not hold."""

from collections import Counter
from dataclasses import dataclass, field

import psutil

from tests.soak.page import Page


@dataclass
class Reading:
    """The server's memory at one moment."""

    minute: float
    megabytes: float
    process: int


@dataclass
class Finding:
    """What a soak showed."""

    people: int
    seconds: float
    seed: int
    problems: list[str] = field(default_factory=list)
    memory: list[Reading] = field(default_factory=list)
    happened: Counter[str] = field(default_factory=Counter)
    events: int = 0
    asked: int = 0
    refused: int = 0
    back_after: float = 0.0
    """Seconds from the kill until everybody who was not asleep had their seat again."""

    @property
    def machine(self) -> str:
        return f"{psutil.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB, everything on one machine"

    def add(self, page: Page) -> None:
        """Counts what happened at one page."""
        self.happened += page.happened
        self.asked += len(page.asked)
        self.refused += sum(answer.code != "accepted" for answer in page.answers.values())


def slope(readings: list[Reading], warm_up: float) -> float:
    """MiB a minute by which memory grew, within the life of the last process, after so many minutes of it."""
    last = [one for one in readings if one.process == readings[-1].process]
    steady = [one for one in last if one.minute >= last[0].minute + warm_up]
    if len(steady) < 2:
        return 0.0
    middle = sum(one.minute for one in steady) / len(steady)
    spread = sum((one.minute - middle) ** 2 for one in steady)
    return sum((one.minute - middle) * one.megabytes for one in steady) / spread
