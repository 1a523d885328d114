"""Coverage: whether each step under redesign has its role, capability, incentive and metric answered.

A step counts when its focus is `now` and it is not parked. An answer is a change from that step, or a no-change
answer: blank is different from none.
"""

import msgspec

from server.domain.record import Record
from server.domain.records.changes import ABOUT, CHANGES
from server.domain.workshop import View


class Coverage(msgspec.Struct, omit_defaults=True):
    """Per step and kind of change: `change`, `none` or nothing; and how many of how many are answered."""

    steps: dict[str, dict[str, str]] = {}
    answered: dict[str, int] = {}
    of: int = 0


def under_redesign(view: View) -> list[Record]:
    """The steps that the room redesigns now, in the order of the flow. What was parked waits until it is taken up."""
    parked = {one.text("step") for one in view.all("decision") if one.get("outcome") == "parked"}
    return [one for one in view.ordered("step") if one.get("focus") == "now" and one.id not in parked]


def coverage(view: View) -> Coverage:
    """The coverage of a view's steps under redesign."""
    steps = [step.id for step in under_redesign(view)]
    found = {step: answers(view, step) for step in steps}
    answered = {about: sum(about in one for one in found.values()) for about in ABOUT}
    return Coverage(steps=found, answered=answered, of=len(steps))


def answers(view: View, step: str) -> dict[str, str]:
    """Kind of change → `change` or `none`, for the kinds that are answered on this step."""
    none = {str(one.get("about")): "none" for one in view.all("no_change") if one.get("step") == step}
    found = (kind.about for kind in CHANGES for one in view.all(kind.wire) if step in one.list("steps"))
    change = dict.fromkeys((about for about in found if about in ABOUT), "change")
    return none | change
