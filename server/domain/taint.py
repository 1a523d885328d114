"""Weak inputs: which steps work with what went wrong before them, where it comes from, and whose steps both are.

A cause is a problem that the room pinned, or a handoff of which the receiver finds few usable. From where it arises it
goes along the handoffs of this cycle, and from a step through what it writes into a source to later steps that use that
source. How far depends on how bad it is (`Reach`): our own rule, which decision record 0015 gives the reasons for.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

import msgspec

from server.domain.onward import onward
from server.domain.record import Record
from server.domain.workshop import View

Reach = Literal["nowhere", "next", "all"]
"""How far a cause goes: it stays, it reaches whoever takes the result, or everything that follows."""

BY_SEVERITY: dict[str, Reach] = {"1": "nowhere", "2": "next", "3": "all", "4": "all"}
UNSAID: Reach = "next"
"""A problem of which nobody has said how bad it is."""

FEW, TOO_FEW = 7, 5
"""Usable of 10: up to `FEW` weaken the step they reach, up to `TOO_FEW` all that follow."""

WRITES = ("create", "update")


class Cause(msgspec.Struct, omit_defaults=True):
    """Why an input is weak; known by the id of its pin, or of its handoff."""

    at: str
    """The step where it arises; the source, when no step is named as its origin."""
    function: str = ""
    """Whose step or source that is; empty when nobody's."""
    why: str = ""
    """What was pinned, or how many of ten are usable."""
    rank: int = 0
    """4 blocks, 3 distorts, 2 slows or unsaid: the worst is shown first."""


class Taint(msgspec.Struct, omit_defaults=True):
    """What is weak in a flow. Steps that nothing reaches are left out, and causes that reach no step."""

    causes: dict[str, Cause] = {}
    steps: dict[str, list[str]] = {}
    """Step → the causes that reach it, the worst first."""
    suffering: dict[str, list[str]] = {}
    """Cause → the functions whose steps it reaches, in the order of the flow, without the one that causes it."""


def taint(view: View) -> Taint:
    """The weak inputs of a view, which holds no marks."""
    found = Ways(view)
    reached: dict[str, list[str]] = {}
    causes: dict[str, Cause] = {}
    for id, cause, steps in _found(view, found):
        if steps:
            causes[id], reached[id] = cause, sorted(steps, key=lambda step: found.numbers[step])
    worst = sorted(causes, key=lambda id: (-causes[id].rank, found.numbers.get(causes[id].at, 0), id))
    weak = {step: [id for id in worst if step in reached[id]] for step in found.numbers}
    return Taint(
        causes={id: causes[id] for id in worst},
        steps={step: ids for step, ids in weak.items() if ids},
        suffering={id: found.functions(reached[id], causes[id].function) for id in worst},
    )


class Ways:
    """The ways that a weak result takes through the flow of a view."""

    def __init__(self, view: View) -> None:
        ordered = view.ordered("step")
        self.numbers = {step.id: number for number, step in enumerate(ordered)}
        self.owners = {step.id: step.text("owner") for step in ordered}
        self.after: dict[str, set[str]] = defaultdict(set)
        for one in onward(ordered, view.all("handoff")):
            self.after[one.text("from_step")].add(one.text("to_step"))
        self.users: dict[str, list[str]] = defaultdict(list)
        self.made_at: dict[str, str] = {}
        """Source → the step at which it comes into being: as somebody said, else the only one that creates it."""
        self._add_sources(view)
        self.before: dict[str, set[str]] = defaultdict(set)
        for step, takers in self.after.items():
            for taker in takers:
                self.before[taker].add(step)

    def _add_sources(self, view: View) -> None:
        uses: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for use in view.all("source_use"):
            if use.text("step") in self.numbers:
                uses[use.text("source")].append((use.text("step"), use.text("access")))
        for one in view.all("source"):
            made_by = [step for step, access in uses[one.id] if access == "create"]
            only = made_by[0] if len(made_by) == 1 else ""
            said = one.text("generated_at")
            self.made_at[one.id] = said if said in self.numbers else only
            self.users[one.id] = [step for step, access in uses[one.id] if access != "create"]
            writers = {step for step, access in uses[one.id] if access in WRITES} | {self.made_at[one.id]}
            for writer in writers & self.numbers.keys():
                self.after[writer].update(self._later(one.id, writer))

    def _later(self, source: str, step: str) -> list[str]:
        """In one cycle data passes through a source to later steps only."""
        return [one for one in self.users[source] if self.numbers[one] > self.numbers[step]]

    def takers(self, place: str) -> set[str]:
        """The steps that take what a step gives out or a source holds."""
        return set(self.after.get(place, ())) if place in self.numbers else set(self.users.get(place, ()))

    def following(self, steps: Iterable[str]) -> set[str]:
        """These steps and all that work with their results."""
        return _along(self.after, steps)

    def between(self, start: str, end: str) -> set[str]:
        """The steps that carry a result from one to the other, that one included."""
        return self.following(self.takers(start)) & _along(self.before, [end])

    def functions(self, steps: Iterable[str], but: str) -> list[str]:
        """Whose steps these are, each function once."""
        names = dict.fromkeys(self.owners[step] for step in steps)
        return [one for one in names if one and one != but]


def _along(ways: Mapping[str, set[str]], steps: Iterable[str]) -> set[str]:
    seen = set(steps)
    waiting = list(seen)
    while waiting:
        fresh = ways.get(waiting.pop(), set()) - seen
        seen |= fresh
        waiting.extend(fresh)
    return seen


class Origin(NamedTuple):
    """Where a cause arises, and the steps of which it is known that it got there."""

    at: str
    seen_at: frozenset[str]
    carried: bool = False
    """Whether the steps between carry it there, and not one handoff or source."""


def _found(view: View, ways: Ways) -> Iterator[tuple[str, Cause, set[str]]]:
    """Every cause with the steps it reaches."""
    records = {one.id: one for one in view.all("step", "source", "handoff")}
    for pin in view.all("issue"):
        reach, origin = reach_of(pin), _origin(pin, records, ways)
        if reach != "nowhere" and origin:
            rank = int(pin.text("severity") or 2)
            yield pin.id, _cause(origin, pin.text("text"), rank, records), _reached(origin, reach, ways)
    for handoff in view.all("handoff"):
        usable = handoff.number("usable")
        ends = frozenset({handoff.text("from_step"), handoff.text("to_step")})
        if usable is not None and usable <= FEW and ends <= ways.numbers.keys() and not handoff.get("next_cycle"):
            origin = Origin(handoff.text("from_step"), frozenset({handoff.text("to_step")}))
            all_that_follow = usable <= TOO_FEW
            cause = _cause(origin, f"{usable:g} of 10 usable as they are", 3 if all_that_follow else 2, records)
            yield handoff.id, cause, _reached(origin, "all" if all_that_follow else "next", ways)


def reach_of(pin: Record) -> Reach:
    """How far a pin goes. A question goes nowhere, nor does what came with the template and nobody here has touched."""
    if pin.text("kind") not in ("", "problem") or not (pin.by or pin.changed_by):
        return "nowhere"
    return BY_SEVERITY.get(pin.text("severity"), UNSAID)


def _origin(pin: Record, records: Mapping[str, Record], ways: Ways) -> Origin | None:
    """Where the problem of a pin arises; None when its place is in no flow."""
    place, caused_at = records.get(pin.text("place")), pin.text("caused_at")
    elsewhere = caused_at if caused_at in ways.numbers else ""
    match place.kind if place else "":
        case "step" if place:
            start, seen_at = place.id, {place.id} if elsewhere not in ("", place.id) else ways.takers(place.id)
        case "handoff" if place and place.text("to_step") in ways.numbers:
            start, seen_at = place.text("from_step"), {place.text("to_step")}
        case "source" if place:
            start, seen_at = ways.made_at[place.id] or place.id, set(ways.users[place.id])
        case _:
            return None
    at = elsewhere or start
    return Origin(at, frozenset(seen_at - {at}), carried=elsewhere not in ("", start) and place.kind != "source")


def _reached(origin: Origin, reach: Reach, ways: Ways) -> set[str]:
    """The steps that a cause weakens: those that carry it to where it was seen, and whoever goes on from there."""
    carried = {step for end in origin.seen_at if origin.carried for step in ways.between(origin.at, end)}
    further = ways.following(origin.seen_at) if reach == "all" else origin.seen_at
    return (carried | further) - {origin.at}


def _cause(origin: Origin, why: str, rank: int, records: Mapping[str, Record]) -> Cause:
    arises = records.get(origin.at)
    return Cause(at=origin.at, function=arises.text("owner") if arises else "", why=why, rank=rank)
