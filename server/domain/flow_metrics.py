"""Figures about the flow as a whole: crossings, usable share, steps by mode."""

from collections.abc import Iterable
from math import prod

import msgspec

from server.domain.record import Record
from server.domain.workshop import View


class FlowMetrics(msgspec.Struct, omit_defaults=True):
    """What the map says in numbers. Shares run from 0 to 1."""

    steps: int = 0
    handoffs: int = 0
    crossings: int = 0
    """Handoffs between steps of different functions."""
    rated: int = 0
    usable: float | None = None
    """Share of cases that pass every rated handoff usable as they are: the product of their shares (rolled percent
    complete and accurate)."""
    worst: str = ""
    """The handoff with the lowest usable rate."""
    decided: dict[str, int] = {}
    """Mode → decided steps."""
    today: dict[str, int] = {}
    """Mode → steps as they are done today."""


def flow_metrics(view: View) -> FlowMetrics:
    """The figures of a view. Links to the next cycle are no handoffs of this one."""
    steps = view.all("step")
    owners = {step.id: step.text("owner") for step in steps}
    handoffs = [one for one in view.all("handoff") if not one.get("next_cycle")]
    rated = [one for one in handoffs if one.number("usable") is not None]
    decisions = [one for one in view.all("decision") if one.get("outcome") in ("decided", "aligned")]
    return FlowMetrics(
        steps=len(steps),
        handoffs=len(handoffs),
        crossings=sum(crosses(one, owners) for one in handoffs),
        rated=len(rated),
        usable=rolled(one.number("usable") or 0 for one in rated),
        worst=min(rated, key=lambda one: one.number("usable") or 0).id if rated else "",
        decided=counted([one.text("mode") for one in decisions]),
        today=counted([one.text("today") for one in steps]),
    )


def crosses(handoff: Record, owners: dict[str, str]) -> bool:
    """Whether a handoff passes from one function to another."""
    return differ(owners.get(handoff.text("from_step"), ""), owners.get(handoff.text("to_step"), ""))


def differ(one: str, other: str) -> bool:
    """Whether these are two functions; a step of nobody crosses nothing."""
    return bool(one and other and one != other)


def rolled(usable: Iterable[float]) -> float | None:
    """The product of what is usable of ten, as a share from 0 to 1; None when nothing is rated."""
    shares = [one / 10 for one in usable]
    return round(prod(shares), 4) if shares else None


def counted(names: list[str]) -> dict[str, int]:
    return {name: names.count(name) for name in sorted(set(names)) if name}
