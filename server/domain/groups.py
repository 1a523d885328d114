"""Groups at work: who sits at which table, and which group somebody writes for.

A table is the groups that consist of the same people: few people redesign several steps together.
"""

from collections.abc import Iterable
from typing import NamedTuple

from server.domain.coverage import under_redesign
from server.domain.record import Record
from server.domain.workshop import View, Workshop


class Table(NamedTuple):
    """The groups of the same people, in the order of the flow."""

    groups: list[Record]

    @property
    def people(self) -> list[str]:
        return self.groups[0].list("people")

    @property
    def steps(self) -> list[str]:
        return [one.text("step") for one in self.groups]


def tables(view: View) -> list[Table]:
    """All tables, in the order of their steps."""
    found: dict[frozenset[str], Table] = {}
    for group in in_order(view):
        found.setdefault(frozenset(group.list("people")), Table([])).groups.append(group)
    return list(found.values())


def in_order(view: View) -> list[Record]:
    """The groups whose step is under redesign, in the order of the flow."""
    steps = [one.id for one in under_redesign(view)]
    return sorted(
        (one for one in view.all("group") if one.text("step") in steps),
        key=lambda one: steps.index(one.text("step")),
    )


def is_in(group: Record, person: str) -> bool:
    """Whether somebody belongs to a group, or types for it."""
    return person in group.list("people") or person == group.text("typist")


def written_by(workshop: Workshop, person: str, steps: Iterable[str]) -> str:
    """The group for which somebody writes about these steps; empty where they are in none."""
    about = set(steps)
    own = [one for one in in_order(View(workshop)) if is_in(one, person)]
    return next((one.id for one in sorted(own, key=lambda one: one.text("step") not in about)), "")
