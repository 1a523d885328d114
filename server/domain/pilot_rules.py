"""What has to be said before a pilot starts: on what evidence AI takes part, who oversees it, and where it ends.

These rules look at decided steps with focus `now`, and at what is being decided. They hold nobody back: the plan is
made final without them.
"""

from collections.abc import Iterator

from server.domain.finding import Finding, Gates, Rule, lacking
from server.domain.record import Record
from server.domain.records.modes import CHECKS, DECIDED, decision_id
from server.domain.value import hours
from server.domain.wording import Wording
from server.domain.workshop import View

BY_AI = ("shared", "ai_acts", "automatic")
"""Modes in which AI or software does at least half of the work."""
ACTS_ALONE = ("ai_acts", "automatic")
TOGETHER = ("shared", "ai_helps")
BOUNDARY = ("must_not", "can", "cannot", "fallback", "override", "owner")
WEAK = {
    "none": "there is no evidence",
    "vendor_claim": "the only evidence is a vendor's claim",
    "nothing": "nobody has said on what evidence",
}
UNSURE = {
    "ai": "though AI alone is said to be better. Ask what the person adds",
    "nothing": "and nobody has said who is better alone",
    "unknown": "though nobody knows who is better alone. Together they are often worse than the better one",
}
OPEN = ("open", *DECIDED)

PILOT_AT: dict[str, Gates] = {
    "C12": ("pilot", "pilot", "pilot"),
    "C13": ("pilot", "pilot", "pilot"),
    "C20": ("warns", "warns", "warns"),
    "C27P": ("warns", "warns", "warns"),
    "C28": ("warns", "warns", "warns"),
    "C28P": ("pilot", "pilot", "pilot"),
}


def boundaries_are_drawn(view: View) -> Iterator[Finding]:
    """Each step that AI does at least half of has a boundary card with an owner."""
    for step, _ in _redesigned(view, BY_AI):
        card = next((one for one in view.all("boundary") if one.get("step") == step.id), None)
        if card:
            yield from lacking(view, card, BOUNDARY, "C12")
        else:
            yield Finding("C12", f"{Wording(view).step(step.id)}: no boundary card yet", step.id)


def somebody_oversees(view: View) -> Iterator[Finding]:
    """Such a step that is a decision has an overseer who can do five things; whatever they cannot has an action."""
    helped = {one.text("step") for one in view.all("action") if one.get("status") != "dropped"}
    for step, decision in _redesigned(view, BY_AI):
        if step.get("is_decision"):
            yield from lacking(view, decision, ("overseer", *CHECKS), "C13")
            cannot = [name for name in CHECKS if decision.get(name) == "no"]
            if cannot and step.id not in helped:
                yield Finding("C13", f"{Wording(view).step(step.id)}: an action that helps the overseer", step.id)


def hours_have_a_use(view: View) -> Iterator[Finding]:
    """Hours that a step is expected to release have a named use."""
    found = hours(view)
    for step in found.without_reuse:
        text = f"{Wording(view).step(step)}: what the hours are used for"
        yield Finding("C20", text, found.steps[step].record, "reuse")


def one_role_decides(view: View) -> Iterator[Finding]:
    """Where rights of the future are named, exactly one role decides. Who decides today may be unclear."""
    future = [one for one in view.all("decision_right") if one.get("when") == "future"]
    for step in view.ordered("step"):
        rights = [one for one in future if one.get("step") == step.id]
        deciding = sum(one.get("right") == "decide" for one in rights)
        if rights and deciding != 1:
            said = "nobody decides in future" if not deciding else f"{deciding} roles decide in future"
            yield Finding("C27P", f"{Wording(view).step(step.id)}: {said}", step.id)


def evidence_is_strong(view: View) -> Iterator[Finding]:
    """AI does not act alone on a vendor's word, nor share a decision where nobody knows who is better alone."""
    for _, decision in _redesigned(view, ACTS_ALONE, OPEN):
        weak = WEAK.get(_said(decision, "evidence"))
        if weak:
            yield _warning(view, decision, "evidence", f"here, but {weak}. Try it in a pilot first")
    for step, decision in _redesigned(view, TOGETHER, OPEN):
        unsure = UNSURE.get(_said(decision, "stronger_alone"))
        if unsure and step.get("is_decision"):
            yield _warning(view, decision, "stronger_alone", f"on a decision, {unsure}")


def evidence_is_said(view: View) -> Iterator[Finding]:
    """Where AI does at least half of a step: who is better alone today, and how one knows."""
    for _, decision in _redesigned(view, BY_AI):
        yield from lacking(view, decision, ("stronger_alone", "evidence"), "C28P")


PILOT_RULES: dict[str, Rule] = {
    "C12": boundaries_are_drawn,
    "C13": somebody_oversees,
    "C20": hours_have_a_use,
    "C27P": one_role_decides,
    "C28": evidence_is_strong,
    "C28P": evidence_is_said,
}


def _redesigned(view: View, modes: tuple[str, ...], outcomes: tuple[str, ...] = DECIDED) -> list[tuple[Record, Record]]:
    """Steps under redesign, and those that are being decided, whose decision is one of these modes, with it."""
    found = ((step, view.record(decision_id(step.id))) for step in view.ordered("step"))
    return [
        (step, decision)
        for step, decision in found
        if decision and decision.get("outcome") in outcomes and decision.get("mode") in modes
        if step.get("focus") == "now" or decision.get("outcome") == "open"
    ]


def _said(decision: Record, name: str) -> str:
    """What was said, or that nothing was; once it is decided that is what a pilot still needs."""
    return decision.text(name) or ("nothing" if decision.get("outcome") == "open" else "")


def _warning(view: View, decision: Record, field: str, text: str) -> Finding:
    words = Wording(view)
    said = f"{words.step(decision.text('step'))}: {words.field(decision, 'mode')} {text}"
    return Finding("C28", said, decision.id, field)
