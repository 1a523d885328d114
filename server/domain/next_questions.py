"""What a decision asks next: for each step under redesign the questions that follow from how it will be done.

They are questions for people who talk, not findings: nothing waits for an answer, and none says what the answer is.
"""

from collections.abc import Iterator

import msgspec

from server.domain.conflicts import pulling_apart, still_rewarded
from server.domain.coverage import answers
from server.domain.flow_rules import worst_breaks
from server.domain.record import Record
from server.domain.records.modes import DECIDED, decision_id
from server.domain.wording import Wording
from server.domain.workshop import View

MOST = 4
"""So many questions a step shows; those on what has no answer yet come first."""


class Question(msgspec.Struct, frozen=True):
    """One question, and the kind of change that would answer it."""

    about: str
    text: str


BY_MODE: dict[str, tuple[Question, ...]] = {
    "automatic": (
        Question("role", "Who owns the exceptions, and who can stop it?"),
        Question("role", "Who loses this work, and what do they do instead?"),
        Question("incentive", "Which measure pulls the other way?"),
        Question("capability", "Who still knows how it is done when it fails?"),
    ),
    "ai_acts": (
        Question("role", "Who looks at what it did, and how often?"),
        Question("role", "Who loses this work, and what do they do instead?"),
        Question("incentive", "Is anybody rewarded for letting it pass unread?"),
        Question("capability", "What must they know of its limits to say no?"),
    ),
    "shared": (
        Question("role", "What does the person add that AI cannot?"),
        Question("role", "Who decides when the person and AI differ?"),
        Question("capability", "Which skill would fade, and where is it kept alive?"),
        Question("incentive", "Does it pay to follow AI, or to think?"),
    ),
    "ai_helps": (
        Question("role", "Which part of the work goes, which stays?"),
        Question("capability", "What must they know to use its help well?"),
        Question("incentive", "Is the time for checking it counted as work?"),
    ),
    "person": (
        Question("role", "What else goes, so that there is time for it?"),
        Question("capability", "Who learns this judgment, and from whom?"),
        Question("incentive", "Is good judgment rewarded, or only speed?"),
    ),
    "stop": (
        Question("role", "Who relied on it, and what do they use instead?"),
        Question("incentive", "Who was rewarded for doing it?"),
        Question("metric", "How would we notice that it is missed?"),
    ),
}
"""Mode → what it asks, the most urgent first."""


def next_questions(view: View) -> dict[str, list[Question]]:
    """Step → its questions, for every step under redesign that was decided."""
    return {
        step.id: questions_on(view, step, decision)
        for step in view.ordered("step")
        if step.get("focus") == "now"
        if (decision := view.record(decision_id(step.id))) and decision.get("outcome") in DECIDED
    }


def questions_on(view: View, step: Record, decision: Record) -> list[Question]:
    """What is special about this step, then what its mode asks; of that first what no line has answered."""
    answered = answers(view, step.id)
    asked = sorted(BY_MODE.get(decision.text("mode"), ()), key=lambda one: one.about in answered)
    return [*_own(view, step), *asked][:MOST]


def _own(view: View, step: Record) -> Iterator[Question]:
    """What is known of this step alone."""
    yield from _pay(view, step)
    for pin in worst_breaks(view):
        if pin.text("place") == step.id:
            yield Question("role", f"“{pin.text('text')}” weakens this step. Who mends that first?")
    for held in view.all("dissent"):
        if held.text("step") == step.id:
            yield Question("role", f"What would let {Wording(view).field(held, 'function')} agree?")


def _pay(view: View, step: Record) -> Iterator[Question]:
    """Two functions rewarded apart where they meet at this step, and a reward that stays while its role changes."""
    touching = {one.id for one in view.all("handoff") if step.id in (one.text("from_step"), one.text("to_step"))}
    lines = {one.id for one in view.all("role_change") if step.id in one.list("steps")}
    yield from (Question("metric", one.sentence) for one in pulling_apart(view) if one.record in touching)
    yield from (Question("incentive", one.sentence) for one in still_rewarded(view) if one.record in lines)
