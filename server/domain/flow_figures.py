"""The figures of a flow, after value stream mapping: work, lead time, activity ratio, rolled usable share, crossings.

Nothing is made up: a figure of which an input is missing is None, and how many inputs are missing stands beside it.
Formulas: METHOD §2.3 and §3.5 (Martin and Osterling, value stream mapping for offices).
"""

from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from server.domain.as_is_to_be import Flow, Way, Work
from server.domain.flow_metrics import differ, rolled

first = itemgetter(0)


class Lead(NamedTuple):
    """How long a case takes on the longest way through a flow."""

    hours: float | None = None
    """Lead times of the steps and waits of the handoffs on it; None while a step has no lead time, or one too short."""
    way: tuple[str, ...] = ()
    """The steps on the longest way, in order."""
    without: int = 0
    """Steps without a lead time."""
    too_short: int = 0
    """Steps with less lead time than minutes of work, which cannot be."""
    without_wait: int = 0
    """Handoffs on the longest way of which no wait is said; they count nothing, so the hours are the least possible."""


class Guesses(NamedTuple):
    """How well the numbers are known that the figures rest on."""

    numbers: int
    guessed: int
    unsaid: int
    """Of how many numbers nobody has said how well they are known."""

    @property
    def most_are(self) -> bool:
        return self.guessed * 2 > self.numbers


class Figures(NamedTuple):
    """The figures of one flow. Shares run from 0 to 1."""

    steps: int
    minutes: float | None
    """Work in a case: the sum over all steps; None while a step has none."""
    without_minutes: int
    lead: Lead
    activity: float | None
    """Activity ratio: the work on the longest way as a share of its lead time."""
    handoffs: int
    rated: int
    usable: float | None
    """Rolled percent complete and accurate: the product over the rated handoffs; None when none is rated."""
    crossings: int
    modes: dict[str, float]
    """Mode → share of the steps of which a mode is known."""
    without_mode: int
    weighted: bool
    """Whether those shares count cases a month; else every step counts once."""
    guesses: Guesses


def figures(flow: Flow) -> Figures:
    """The figures of a flow."""
    steps, ways = flow
    owners = {one.id: one.owner for one in steps}
    minutes = [one.minutes for one in steps if one.minutes is not None]
    rates = [one.usable for one in ways if one.usable is not None]
    lead = longest(flow)
    return Figures(
        steps=len(steps),
        minutes=sum(minutes) if steps and len(minutes) == len(steps) else None,
        without_minutes=len(steps) - len(minutes),
        lead=lead,
        activity=activity(steps, lead),
        handoffs=len(ways),
        rated=len(rates),
        usable=rolled(rates),
        crossings=sum(differ(owners.get(one.source, ""), owners.get(one.target, "")) for one in ways),
        modes=shares(steps),
        without_mode=sum(not one.mode for one in steps),
        weighted=_weighted(steps),
        guesses=guesses(flow),
    )


def longest(flow: Flow) -> Lead:
    """The lead time on the longest way. It is not known before every step's is, as any of them might lie on it."""
    without = sum(one.lead is None for one in flow.steps)
    too_short = sum(one.lead is not None and (one.minutes or 0) > one.lead * 60 for one in flow.steps)
    if without or too_short or not flow.steps:
        return Lead(without=without, too_short=too_short)
    way = _longest_way(flow)
    ends = list(pairwise(way))
    on_it = [one for one in flow.ways if one.on and (one.source, one.target) in ends]
    lead = {one.id: one.lead or 0 for one in flow.steps}
    hours = sum(lead[step] for step in way) + sum(_wait(flow, *end) for end in ends)
    return Lead(hours, way, without_wait=sum(one.wait is None for one in on_it))


def activity(steps: list[Work], lead: Lead) -> float | None:
    """The minutes of the steps on the longest way as a share of its lead time; None when one of both is not known."""
    minutes = [one.minutes for one in steps if one.id in lead.way]
    if not lead.hours or any(one is None for one in minutes):
        return None
    return sum(one or 0 for one in minutes) / (lead.hours * 60)


def shares(steps: list[Work]) -> dict[str, float]:
    """Mode → its share of the steps that have one, by cases a month where every step says them."""
    known = [one for one in steps if one.mode]
    weighted = _weighted(steps)
    weight = {one.id: (one.volume or 0) if weighted else 1 for one in known}
    whole = sum(weight.values())
    return {
        mode: sum(weight[one.id] for one in known if one.mode == mode) / whole
        for mode in sorted({one.mode for one in known})
    }


def guesses(flow: Flow) -> Guesses:
    """The numbers that the figures rest on, by how well they are known."""
    said = [
        *(one.quality for one in flow.steps for number in (one.minutes, one.lead, one.volume) if number is not None),
        *(one.quality for one in flow.ways for number in (one.usable, one.wait) if number is not None),
    ]
    return Guesses(len(said), said.count("guess"), said.count(""))


def _weighted(steps: list[Work]) -> bool:
    return bool(steps) and all(one.volume for one in steps)


def _wait(flow: Flow, source: str, target: str) -> float:
    """The longest wait between two steps."""
    waits = [one.wait or 0 for one in flow.ways if one.on and (one.source, one.target) == (source, target)]
    return max(waits, default=0)


def _longest_way(flow: Flow) -> tuple[str, ...]:
    """The steps on the longest way, where every step has a lead time; the first of several that are equally long."""
    into: dict[str, list[Way]] = {one.id: [] for one in flow.steps}
    for way in flow.ways:
        if way.on:
            into[way.target].append(way)
    lead = {one.id: one.lead or 0 for one in flow.steps}
    best: dict[str, tuple[float, tuple[str, ...]]] = {}

    def longest_to(step: str) -> tuple[float, tuple[str, ...]]:
        """Hours and steps of the longest way that ends here. Ways that lead on close no circle, so this ends."""
        if step not in best:
            before = [(longest_to(one.source), one.wait or 0) for one in into[step]]
            hours, way = max(((hours + wait, way) for (hours, way), wait in before), key=first, default=(0.0, ()))
            best[step] = (hours + lead[step], (*way, step))
        return best[step]

    return max((longest_to(one.id) for one in flow.steps), key=first)[1]
