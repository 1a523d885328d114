"""How long each export takes of a large workshop (60 steps, 80 changes, 40 people), and what its room notices.

python3 dev.py campaign exports [--write docs/exports.md]. Each is written three times by one process, as the server's
would; the best counts, and the first is told too, because it loads what writes it. Seconds are of the processor: a busy
machine changes little. Then a room of forty works on that workshop, without exports and beside them in turn.
"""

import argparse
import asyncio
import platform
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from server.domain.blocks import Imprint
from server.domain.compartment import Person
from server.domain.record import Record, Value
from server.domain.workshop import View
from server.exports.formats import FORMATS
from server.routes.writing import Parts, written
from tests.exports.small_workshop import agreed
from tests.load.beside import FORMATS as WRITTEN
from tests.load.beside import MOST, PER_SECOND, ROUNDS, SECONDS, Beside, beside
from tests.load.scenes import on_a_fresh_server

IMPRINT = Imprint("Large", 1_795_305_600_000, "Facilitators", "https://crossflow.example/w/large/plan")
STEPS, CHANGES, PEOPLE = 60, 80, 40
TIMES = 3
GOALS = {"pdf": 2.0, "pptx": 2.0}
"""Ending → seconds at most; 1 for any other."""
TEXT = "The regions freeze at different hours, so that nobody can say which number holds on a Friday evening"
KINDS = {
    "role_change": ("role", "becomes"),
    "capability_change": ("capability", "who"),
    "incentive_change": ("rewarded_today", "should_be"),
    "metric_change": ("metric", "measure"),
}


def large() -> View:
    """The workshop, with what a day of work leaves: levels, decisions, handoffs, changes with all their fields."""
    play = agreed()
    everyone = play.workshop.everyone
    for place in range(PEOPLE - len(everyone.people)):
        everyone.people[f"p{place}"] = Person(f"p{place}", f"Person {place}", function="sales")
    for place, (kind, id, values) in enumerate(_records()):
        everyone.records[id] = Record(id, kind, values, by="fay", at=place)
    return View(play.workshop)


def _records() -> Iterator[tuple[str, str, dict[str, Value]]]:
    functions = ("sales", "it", "hr", "finance", "operations")
    for place in range(4, STEPS + 1):
        step: dict[str, Value] = {"name": f"Do what step {place} of the flow needs", "order": place, "today": "person"}
        yield "step", f"s{place}", step | {"owner": functions[place % 5], "performer": "Manager", "question": TEXT}
        ends: dict[str, Value] = {"from_step": f"s{place - 1}", "to_step": f"s{place}"}
        yield "handoff", f"h{place}", ends | {"usable": 6, "artefact": TEXT[:60]}
        decided: dict[str, Value] = {"mode": "shared", "outcome": "decided", "why": TEXT}
        yield "decision", f"decision-s{place}", decided | {"step": f"s{place}"}
    for place in range(CHANGES):
        kind, (first, second) = list(KINDS.items())[place % 4]
        steps = [f"s{place % 60 + 1}"]
        line: dict[str, Value] = {first: f"Change {place}: {TEXT[:60]}", second: TEXT[:80], "steps": steps}
        told: dict[str, Value] = {"owner": "finn", "co_owner": "al", "due": "2027-03-01", "whose_yes": "this_room"}
        yield kind, f"x{place}", line | told | {"measure": TEXT, "first_step": TEXT, "first_step_by": "2027-01-10"}


def seconds(format: str, parts: Parts) -> list[float]:
    """How long each of the times took."""
    found = []
    for _ in range(TIMES):
        before = time.process_time()
        written(format, parts, IMPRINT)
        found.append(time.process_time() - before)
    return found


class Timed(NamedTuple):
    """One format: seconds of the first time and of the best, and how many it may take."""

    name: str
    first: float
    best: float
    goal: float


def timed(view: View) -> Iterator[Timed]:
    """Every format in turn."""
    parts = {"everyone": msgspec.json.encode(view.everyone)}
    for format in FORMATS.values():
        took = seconds(format.name, parts)
        yield Timed(format.name, took[0], min(took), GOALS.get(format.ending.rpartition(".")[2], 1.0))


def report(times: list[Timed], room: Beside) -> str:
    """The run as a page of the docs."""
    rows = (f"| `{one.name}` | {one.best:.2f} s | {one.first:.2f} s | ≤ {one.goal:g} s |" for one in times)
    quiet, busy = (" / ".join(f"{one:.1f}" for one in some[:3]) for some in (room.quiet, room.busy))
    return (
        "\n".join(
            (
                "# Exports",
                "",
                f"Measured on {time.strftime('%Y-%m-%d')} with `python3 dev.py campaign exports`:",
                f"Python {platform.python_version()}, {platform.system()}. A workshop of {STEPS} steps,",
                f"{CHANGES} changes, {PEOPLE} people; seconds of the processor, best of {TIMES}. The first time loads",
                "what writes the format.",
                "",
                "| format | takes | first time | wanted |",
                "|---|---|---|---|",
                *rows,
                "",
                "Files are written one after the other by a process of its own, which stands back behind the server.",
                f"A room of {PEOPLE} people, each typing {PER_SECOND:g}/s, waited so long for an answer, in ms as",
                f"p50 / p95 / p99. Meanwhile {', '.join(WRITTEN)} were written in turn, without a pause:",
                "",
                "| | answer | answers | files written meanwhile |",
                "|---|---|---|---|",
                f"| without exports | {quiet} | {room.quiet.answers:,} | – |",
                f"| beside exports | {busy} | {room.busy.answers:,} | {room.files} |",
                "",
                f"p99 beside exports, to that without: **{room.ratio:.2f}** (wanted ≤ {MOST:g}). {ROUNDS} windows",
                f"of {SECONDS:g} s of each took turns on one server. Server, lines and the process that writes shared",
                "the same cores.",
            )
        )
        + "\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.load.exports")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    view = large()
    times = list(timed(view))
    room: Beside = asyncio.run(on_a_fresh_server(lambda server: beside(server, view)))  # type: ignore[assignment]
    text = report(times, room)
    print(text)
    if options.write:
        options.write.write_text(text)
    slow = [one.name for one in times if one.best > one.goal] + (["the room"] if room.ratio > MOST else [])
    print(f"Too slow: {', '.join(slow)}" if slow else "Every export keeps to its goal, and the room does not notice.")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
