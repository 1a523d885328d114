"""Grouping: mixed groups for the steps under redesign, suggested in one act; each is an ordinary record afterwards.

A group has somebody of the function that owns its step, somebody of the function downstream, and a third from
elsewhere. HR and IT go round: they get a seat of their own only where the step is theirs or reaches them.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from server.domain.breakouts import RotateGroups
from server.domain.compartment import Person
from server.domain.coverage import under_redesign
from server.domain.editing import added, changed
from server.domain.messages import Asking, Command, Refused, Written, refuse_unless_facilitator
from server.domain.record import Record, Value
from server.domain.workshop import View, Workshop

SMALLEST = 3
"""People in a group, as long as there are enough. With fewer people than that for every step, a group takes several."""

GO_ROUND = ("HR", "IT")
"""Codes of the functions that help every group rather than sit in one."""


class SuggestGroups(Command, frozen=True):
    """Puts everybody who is here into one mixed group for each step under redesign."""

    def decide(self, workshop: Workshop, asking: Asking) -> list[Written]:
        refuse_unless_facilitator(workshop, asking)
        view = View(workshop)
        steps = under_redesign(view)
        people = [one for one in workshop.contributors() if (one.entered_by or one.id) in asking.present]
        if not steps:
            raise Refused("nothing_to_redesign", "Pick the steps to redesign first: set their focus to now.")
        if not people:
            raise Refused("nobody_here", "Nobody with a function is here yet.")
        groups = suggested(view, steps, people)
        made = [one for group in groups for step in group.steps for one in put(view, step, group, asking)]
        return made + RotateGroups(on=False).decide(workshop, asking)


@dataclass
class Group:
    """The steps that one group redesigns, and its people in the order in which they got their seats."""

    steps: list[str]
    wanted: tuple[str, str]
    """The function that owns its first step, and the one downstream."""
    people: list[Person] = field(default_factory=list)

    @property
    def functions(self) -> list[str]:
        return [one.function for one in self.people]


class Waiting:
    """The people without a seat yet, by function, each function's in the order they joined."""

    def __init__(self, people: Iterable[Person], go_round: frozenset[str]) -> None:
        self.go_round = go_round
        self.by_function: dict[str, deque[Person]] = defaultdict(deque)
        for one in people:
            self.by_function[one.function].append(one)

    def seat(self, group: Group, function: str) -> None:
        """Gives somebody of a function a seat; does nothing when nobody of it waits."""
        if self.by_function[function]:
            group.people.append(self.by_function[function].popleft())

    def another_for(self, group: Group) -> str:
        """The function that a group's next person comes from: one it lacks, with many waiting, HR and IT last."""
        left = [function for function, people in self.by_function.items() if people]
        return max(left, key=lambda one: self._use(group, one), default="")

    def _use(self, group: Group, function: str) -> tuple[int, bool, int]:
        return (-group.functions.count(function), function not in self.go_round, len(self.by_function[function]))


def suggested(view: View, steps: Sequence[Record], people: Sequence[Person]) -> list[Group]:
    """Everybody in exactly one group, no group larger than another by more than one."""
    groups = _shared_out(view, steps, many=max(1, min(len(steps), len(people) // SMALLEST)))
    waiting = Waiting(people, _going_round(view))
    for seat in (0, 1):
        for group in groups:
            if group.wanted[seat] not in group.functions:
                waiting.seat(group, group.wanted[seat])
    for _ in range(len(people) - sum(len(group.people) for group in groups)):
        smallest = min(groups, key=lambda one: len(one.people))
        waiting.seat(smallest, waiting.another_for(smallest))
    return groups


def put(view: View, step: str, group: Group, asking: Asking) -> list[Written]:
    """Adds the group of a step or changes it, by what is different. Who types may stay."""
    people: list[str] = [one.id for one in group.people]
    record = next((one for one in view.all("group") if one.get("step") == step), None)
    if not record:
        return [added("group", free_id(view, f"group-{step}"), {"step": step, "people": people}, asking)]
    new: dict[str, Value] = {}
    if sorted(record.list("people")) != sorted(people):
        new["people"] = people
    if record.text("typist") and record.text("typist") not in people:
        new["typist"] = None
    return [changed(record.id, new, asking)] if new else []


def free_id(view: View, id: str) -> str:
    """The id, or one like it where a group has it that went to another step, or was removed."""
    taken = view.everyone.records
    others = (f"{id[:36]}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (id, *others) if one not in taken)


def downstream(view: View, step: Record) -> str:
    """The first other function that the step's results reach in this cycle; empty when none."""
    reached, queue = {step.id}, deque([step.id])
    while queue:
        here = queue.popleft()
        for target in _next(view, here):
            if target.text("owner") not in ("", step.text("owner")):
                return target.text("owner")
            if target.id not in reached:
                reached.add(target.id)
                queue.append(target.id)
    return ""


def _next(view: View, step: str) -> list[Record]:
    handoffs = [one for one in view.all("handoff") if one.get("from_step") == step and not one.get("next_cycle")]
    return [found for one in handoffs if (found := view.record(one.text("to_step")))]


def _shared_out(view: View, steps: Sequence[Record], many: int) -> list[Group]:
    """The steps dealt out in their order, neighbours together."""
    share = [steps[len(steps) * one // many : len(steps) * (one + 1) // many] for one in range(many)]
    return [Group([step.id for step in some], (some[0].text("owner"), downstream(view, some[0]))) for some in share]


def _going_round(view: View) -> frozenset[str]:
    return frozenset(one.id for one in view.all("function") if one.text("code").upper() in GO_ROUND)
