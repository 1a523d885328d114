"""python -m tests.soak [--minutes M] [--people N] [--seed S] [--write docs/soak.md]

A room of people types, marks and edits the same texts over real sockets while lines drop, pages reload, laptops sleep,
networks crawl, commands arrive twice, and the server is killed in the middle. At the end every page, a fresh page and
the log must hold the same, and nothing that was acknowledged or queued may be missing.
"""

import argparse
import asyncio
import platform
import time
from functools import partial
from pathlib import Path

from tests.soak.finding import Finding, slope
from tests.soak.script import TROUBLE
from tests.soak.soaking import soak

WARM_UP = 5.0
"""Minutes of a process's life that say nothing of how its memory grows."""


def report(finding: Finding, warm_up: float) -> str:
    """The soak as a page of the docs."""
    minutes = finding.seconds / 60
    figures = {
        "people, besides the facilitator and a wall": finding.people,
        "minutes": f"{minutes:g}",
        "events in the log": finding.events,
        "commands asked": finding.asked,
        "of these refused by a rule (somebody was faster, or the room had gone on)": finding.refused,
        "times that both of two texts were kept": finding.happened["kept both"],
        **{f"troubles: {deed}": finding.happened[deed] for deed in TROUBLE},
        "lines lost, for whatever reason": finding.happened["lines lost"],
        "servers killed with SIGKILL": finding.happened["kills"],
        "seconds from the kill until everybody had their seat again": f"{finding.back_after:.1f}",
        "acknowledged or queued commands lost, or done twice": 0 if not finding.problems else "see below",
        "pages that differ from the log or from a fresh page": 0 if not finding.problems else "see below",
        f"memory, MiB a minute after {warm_up:g} minutes of the last process": f"{slope(finding.memory, warm_up):.2f}",
    }
    lines = [
        "# Soak",
        "",
        f"Measured on {time.strftime('%Y-%m-%d')} with `python3 dev.py campaign soak` (seed {finding.seed}): Python",
        f"{platform.python_version()}, {platform.system()}, {finding.machine}.",
        "People type, mark and edit the same texts over real sockets, one in ten of them by polling.",
        "",
        "| | |",
        "|---|---|",
        *(f"| {name} | {value} |" for name, value in figures.items()),
        "",
        "The server's memory, a process a line (the second one is the server after the kill):",
        "",
        *memory(finding),
        *(["", "What did not hold:", "", *(f"- {one}" for one in finding.problems)] if finding.problems else []),
    ]
    return "\n".join(lines) + "\n"


def memory(finding: Finding) -> list[str]:
    found: dict[int, list[str]] = {}
    for one in finding.memory:
        found.setdefault(one.process, []).append(f"{one.megabytes:.0f}")
    return [f"- {' '.join(read)} MiB" for read in found.values()]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--people", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    say = partial(print, flush=True)
    finding = Finding(options.people, options.minutes * 60, options.seed)
    asyncio.run(soak(finding, say))
    text = report(finding, min(WARM_UP, options.minutes / 6))
    print(text)
    if options.write:
        options.write.write_text(text)
    return 1 if finding.problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
