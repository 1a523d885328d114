"""python -m tests.load.layout [--write docs/layout.md]: how long a flow takes to be laid out by its size, and drawn."""

import argparse
import os
import platform
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import NamedTuple

from server.domain.layout.grid import Link, Step
from server.domain.layout.layout import arrange
from tests.load.redrawing import Drawn, drawn

SIZES = (14, 30, 60, 120)
FLOWS, TIMES = 40, 10
LANES = ["sales", "it", "hr", "finance", "operations"]
GOAL = 3.0
"""Milliseconds for 60 steps at the most."""
HEAD = "| steps | links | median | slowest of 20 | slowest |"


class Taken(NamedTuple):
    """Milliseconds for flows of one size."""

    steps: int
    links: int
    median: float
    p95: float
    worst: float

    def __str__(self) -> str:
        return f"| {self.steps} | {self.links} | {self.median:.2f} ms | {self.p95:.2f} ms | {self.worst:.2f} ms |"


def flow(steps: int, seed: int) -> tuple[list[Step], list[Link]]:
    """A made-up flow as rooms draw them: parts of a dozen steps, two links into each, some that go back."""
    chance = Random(seed)
    made = [Step(f"s{n}", chance.choice(LANES), n, f"part {n // 12}") for n in range(steps)]
    pairs = [(chance.randrange(max(0, n - 4), n), n) for n in range(1, steps) for _ in range(2)]
    pairs += [(n, chance.randrange(n)) for n in range(10, steps, 10)]
    return made, [Link(f"l{n}", f"s{source}", f"s{target}") for n, (source, target) in enumerate(pairs)]


def taken(steps: int) -> Taken:
    """Each flow is laid out several times; its fastest time counts, because the others measure what else runs here."""
    flows = [flow(steps, seed) for seed in range(FLOWS)]
    fastest = [min(_milliseconds(*one) for _ in range(TIMES)) for one in flows]
    return Taken(steps, len(flows[0][1]), median(fastest), quantiles(fastest, n=20)[-1], max(fastest))


def page(found: list[Taken], on_screen: list[Drawn]) -> Iterator[str]:
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    yield "# Layout\n"
    yield f"How long the server takes to lay out a flow: {FLOWS} made-up flows of each size, on {machine}."
    yield "Measured with `python3 dev.py campaign layout --write docs/layout.md`.\n"
    yield HEAD
    yield "|---|---|---|---|---|"
    yield from map(str, found)
    sixty = next(one for one in found if one.steps == 60)
    verdict = "hit" if sixty.p95 <= GOAL else "MISSED"
    yield f"\nGoal: 60 steps in {GOAL:g} ms at the most. {verdict.capitalize()}: {sixty.p95:.2f} ms."
    yield "\n## On the screen\n"
    yield "What a page takes to draw the map anew and to lay out what it drew, and how long its frames are: a headless"
    yield "Chromium on the same machine, 1440 × 900, each step linked to the one before. Painting is in frames alone."
    yield "Everything is done several times over; its fastest time counts.\n"
    yield "| what | median | slowest of 20 | slowest | goal | |"
    yield "|---|---|---|---|---|---|"
    yield from map(str, on_screen)


def _milliseconds(steps: list[Step], links: list[Link]) -> float:
    started = time.perf_counter()
    arrange(LANES, steps, links)
    return (time.perf_counter() - started) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 dev.py campaign layout", description=__doc__)
    parser.add_argument("--write", type=Path, help="a page to write the table to")
    given = parser.parse_args()
    text = "\n".join(page([taken(steps) for steps in SIZES], drawn())) + "\n"
    if given.write:
        given.write.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
