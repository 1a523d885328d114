"""The flow as it is and as it is to be: what becomes of each step, and the two flows that figures are reckoned from."""

from collections.abc import Collection
from typing import Literal, NamedTuple

import msgspec

from server.domain.bridging import bridged
from server.domain.onward import onward
from server.domain.record import Record
from server.domain.records.modes import DECIDED
from server.domain.workshop import View

Change = Literal["kept", "changed", "new", "stopped", "unsaid", "open"]

CHANGES: dict[Change, str] = {
    "kept": "Kept",
    "changed": "Changed",
    "new": "New",
    "stopped": "Stopped",
    "unsaid": "Today not said",
    "open": "Not decided",
}
"""What becomes of a step, in the words of the plan. Of an undecided step the flow to be keeps what is done today."""

REDESIGNED = ("changed", "unsaid")
"""Where numbers of today say nothing about later."""


class StepChange(msgspec.Struct, frozen=True, omit_defaults=True):
    """What becomes of one step. Modes are wire names, empty where nobody has said; a stopped step has none later."""

    step: str
    change: Change
    today: str = ""
    planned: str = ""


class Work(NamedTuple):
    """A step of one of the two flows, with its numbers; None where nobody has said."""

    id: str
    owner: str
    mode: str
    minutes: float | None
    """Touch time of a case."""
    lead: float | None
    """Hours from the arrival of a case to its handing on."""
    volume: float | None
    """Cases a month."""
    quality: str
    """How well its numbers are known: measured, estimated, guess, or not said."""


class Way(NamedTuple):
    """A handoff of this cycle in one of the two flows. One that joins both sides of a left-out step has no numbers."""

    source: str
    target: str
    on: bool
    """Whether it leads on; work is brought back by the others."""
    usable: float | None = None
    wait: float | None = None
    """Hours on the way."""
    quality: str = ""


class Flow(NamedTuple):
    """All of one flow, the steps in their order."""

    steps: list[Work]
    ways: list[Way]


def step_changes(view: View) -> list[StepChange]:
    """What becomes of every step, in the order of the flow."""
    decisions = {one.text("step"): one for one in view.all("decision") if one.text("outcome") in DECIDED}
    return [change_of(step, decisions.get(step.id)) for step in view.ordered("step")]


def change_of(step: Record, decision: Record | None) -> StepChange:
    """What becomes of a step by what the room decided or accepted about it; None where nothing was."""
    today, planned = step.text("today"), decision.text("mode") if decision else ""
    if planned == "stop":
        return StepChange(step.id, "stopped", today)
    if step.get("is_new"):
        return StepChange(step.id, "new", planned=planned)
    if not decision:
        return StepChange(step.id, "kept" if step.get("focus") == "as_is" else "open", today, today)
    change: Change = "kept" if planned == today else "changed" if today else "unsaid"
    return StepChange(step.id, change, today, planned)


def as_is(view: View) -> Flow:
    """The flow of today: without steps that come with the redesign."""
    new = {one.id for one in view.all("step") if one.get("is_new")}
    steps = [
        Work(one.id, one.text("owner"), one.text("today"), *_numbers(one, "minutes_per_case", "lead_hours"))
        for one in view.ordered("step")
        if one.id not in new
    ]
    return Flow(steps, joined(_ways(view, planned=False), new))


def to_be(view: View) -> Flow:
    """The flow after the redesign: without the steps that stop, with new ones, decided modes and planned numbers.

    A redesigned step has the numbers planned for it or none; every other one those of today where none are planned.
    """
    changes = {one.step: one for one in step_changes(view)}
    stopped = {id for id, one in changes.items() if one.change == "stopped"}
    steps = [_planned(one, changes[one.id]) for one in view.ordered("step") if one.id not in stopped]
    return Flow(steps, joined(_ways(view, planned=True), stopped))


def joined(ways: list[Way], left_out: Collection[str]) -> list[Way]:
    """The ways of a flow without some of its steps: what led to one of them leads on to where it led."""
    return bridged(ways, sorted(left_out), _over)


def _over(before: Way, after: Way, kept: list[Way]) -> Way | None:
    """The way over a step that is left out, unless there is one already. It has no numbers."""
    ends = (before.source, after.target)
    there = any((one.source, one.target) == ends for one in kept)
    return None if there else Way(*ends, on=before.on and after.on)


def _planned(step: Record, found: StepChange) -> Work:
    minutes, lead, volume, quality = _numbers(step, "minutes_planned", "lead_hours_planned")
    if found.change not in REDESIGNED:
        minutes = step.number("minutes_per_case") if minutes is None else minutes
        lead = step.number("lead_hours") if lead is None else lead
    return Work(step.id, step.text("owner"), found.planned, minutes, lead, volume, quality)


def _numbers(step: Record, minutes: str, lead: str) -> tuple[float | None, float | None, float | None, str]:
    volume = step.number("volume_per_month")
    return step.number(minutes), step.number(lead), volume, step.text("estimate_quality")


def _ways(view: View, planned: bool) -> list[Way]:
    """The handoffs of this cycle, with planned numbers before those of today where they are asked for."""
    steps = view.ordered("step")
    there = {one.id for one in steps}
    handoffs = [one for one in view.all("handoff") if not one.get("next_cycle")]
    leading_on = {one.id for one in onward(steps, handoffs)}

    def number(one: Record, name: str) -> float | None:
        later = one.number(f"{name}_planned") if planned else None
        return one.number(name) if later is None else later

    return [
        Way(
            one.text("from_step"),
            one.text("to_step"),
            on=one.id in leading_on,
            usable=number(one, "usable"),
            wait=number(one, "wait_hours"),
            quality=one.text("estimate_quality"),
        )
        for one in handoffs
        if {one.text("from_step"), one.text("to_step")} <= there
    ]
