"""What a goal is: what is wanted, what was measured, and whether that is enough."""

from collections.abc import Sequence
from typing import NamedTuple

Limit = tuple[float, str]
"""A number and what it counts; nothing where the goal's own words say that."""
NONE: Limit = (0, "")


class Goal(NamedTuple):
    """One goal, measured. `hit` is None where only people can tell, and `note` then says how to ask them."""

    name: str
    what: str
    target: str
    measured: str
    hit: bool | None
    note: str = ""

    def __str__(self) -> str:
        return f"{self.verdict:12} {self.name:4} {self.what}: {self.measured} (wanted: {self.target})"

    @property
    def verdict(self) -> str:
        return {True: "hit", False: "MISS", None: "needs people"}[self.hit]


def at_most(name: str, what: str, limit: Limit, found: float) -> Goal:
    """A goal that a number may not exceed."""
    most, unit = limit
    return Goal(name, what, f"≤ {with_unit(most, unit)}", with_unit(found, unit), found <= most)


def at_least(name: str, what: str, limit: Limit, found: float) -> Goal:
    """A goal that a number has to reach."""
    least, unit = limit
    return Goal(name, what, f"≥ {with_unit(least, unit)}", with_unit(found, unit), found >= least)


def with_unit(number: float, unit: str) -> str:
    exact = f"{number:.0f}" if number >= 100 or number == int(number) else f"{number:.3g}"
    return f"{exact} {unit}".strip()


def percentile(values: Sequence[float], part: float) -> float:
    """The value that this part of all do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


NEED_PEOPLE = (
    Goal(
        "G1",
        "From the link to the first contribution",
        "p50 ≤ 30 s, p90 ≤ 60 s",
        "2 clicks to join, 1 to contribute",
        None,
        "Five people who have never seen it get the link on paper; take the time from the page to the first mark.",
    ),
    Goal(
        "G2",
        "Joining without help at the first try",
        "≥ 95 %",
        "–",
        None,
        "At the first real workshop count who opened the link (server log) and who asked for help (a tally by hand).",
    ),
    Goal(
        "G21",
        "Decided steps with their reason",
        "100 %",
        "–",
        None,
        "Read from the plan of a real workshop. A decision without its sentence is refused, so 100 % is sure.",
    ),
    Goal(
        "G22",
        "Changes with owner and co-owner of two functions",
        "≥ 90 % at close",
        "–",
        None,
        "Read from the plan of a real workshop; the close gate lists every line without both.",
    ),
    Goal(
        "G23",
        "Every function present contributes in every phase",
        "all",
        "–",
        None,
        "Read from the record of a real workshop; the console shows done by function while it runs.",
    ),
    Goal(
        "G24",
        "A facilitator who is new runs the rehearsal without help",
        "≥ 4 of 5",
        "–",
        None,
        "Five facilitators, `python3 dev.py rehearse`, nobody speaks; count who reaches the plan.",
    ),
    Goal(
        "G25",
        "Ease of join, mark, add a step, add a change",
        "SEQ median ≥ 6 of 7, SUS ≥ 80",
        "–",
        None,
        "Five participants and five facilitators after the rehearsal: one question a task, then the ten of SUS.",
    ),
)
