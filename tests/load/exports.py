"""How long each export takes of a large workshop: 60 steps, 80 changes, 40 people.

python3 dev.py campaign exports. Each is written three times by one process, as the server's would; the best counts, and
the first is told too, because it loads what writes it. Seconds are of the processor: a busy machine changes little.
"""

import sys
import time
from collections.abc import Iterator

import msgspec

from server.domain.blocks import Imprint
from server.domain.compartment import Person
from server.domain.record import Record, Value
from server.domain.workshop import View
from server.exports.formats import FORMATS
from server.routes.writing import Parts, written
from tests.exports.small_workshop import agreed

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
        line: dict[str, Value] = {first: f"Change {place}: {TEXT[:60]}", second: TEXT, "steps": [f"s{place % 60 + 1}"]}
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


def main() -> int:
    view = large()
    parts = {"everyone": msgspec.json.encode(view.everyone)}
    slow = []
    for format in FORMATS.values():
        took = seconds(format.name, parts)
        goal = GOALS.get(format.ending.rpartition(".")[2], 1.0)
        slow += [format.name] if min(took) > goal else []
        print(f"{format.name:16}{min(took):6.2f} s  (first {took[0]:.2f} s, goal {goal:g} s)")
    print(f"Too slow: {', '.join(slow)}" if slow else "Every export keeps to its goal.")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
