"""What was decided on every step, in the order of the flow, and the dissent that stays."""

from server.domain.plan.item import Item, in_order_of_the_flow
from server.domain.record import Record
from server.domain.records.modes import DECIDED
from server.domain.records.scale import LEVELS
from server.domain.wording import Wording

NOTHING = Record(id="", kind="decision", values={})


class DissentLine(Item, frozen=True, kw_only=True):
    """A function that sees it otherwise, in its own words."""

    function: str
    text: str
    confirmed: bool = False


class StepDecision(Item, frozen=True, kw_only=True):
    """One step: how it is done today, what was decided, by whom, why. `id` is the step's until a decision is there."""

    step: str
    """`7 · Submit forecast category`."""
    function: str = ""
    today: str = ""
    outcome: str = ""
    """open, decided, aligned or parked; empty when the room made nothing of the step."""
    outcome_label: str = ""
    focus: str = ""
    mode: str = ""
    """The wire name of the level that was decided or proposed."""
    mode_label: str = ""
    accountable: str = ""
    why: str = ""
    unless: str = ""
    control: str = ""
    stronger_alone: str = ""
    evidence: str = ""
    decided_by: str = ""
    """The rule by which the room decided."""
    review_on: str = ""
    """Where dissent was kept and no day was said: the day-30 check."""
    parked_with: str = ""
    dissent: list[DissentLine] = []
    changed_by: int = 0
    """How many levels lie between today and the decision; 0 when it stays, is open, or today was never said."""
    stakes: float = 0

    @property
    def decided(self) -> bool:
        return self.outcome in DECIDED


def step_decisions(words: Wording) -> list[StepDecision]:
    """Every step, then decisions whose step was removed."""
    decisions = {one.text("step"): one for one in words.view.all("decision")}
    steps = words.view.ordered("step")
    there = [_decision(words, step, decisions.pop(step.id, NOTHING)) for step in steps]
    return there + [_decision(words, Record(id=step, kind="step", values={}), one) for step, one in decisions.items()]


def dissent_lines(words: Wording, step: str = "") -> list[DissentLine]:
    """The dissent on one step; on all of them, in the order of the flow, when none is named."""
    found = [
        DissentLine(
            id=one.id,
            steps=words.steps([one.text("step")]),
            function=words.field(one, "function"),
            text=one.text("text"),
            confirmed=bool(one.get("confirmed")),
        )
        for one in words.view.all("dissent")
        if step in ("", one.text("step"))
    ]
    return sorted(found, key=in_order_of_the_flow)


def _decision(words: Wording, step: Record, decision: Record) -> StepDecision:
    dissent = dissent_lines(words, step.id)
    check_on = words.view.purpose().text("check_on") if dissent and decision.id else ""
    return StepDecision(
        id=decision.id or step.id,
        steps=words.steps([step.id]),
        step=words.step(step.id),
        function=words.field(step, "owner"),
        today=words.field(step, "today"),
        outcome=decision.text("outcome"),
        outcome_label=words.field(decision, "outcome") or words.field(step, "focus") or "Not decided",
        focus=words.field(step, "focus"),
        mode=decision.text("mode"),
        mode_label=words.field(decision, "mode"),
        accountable=words.field(decision, "accountable"),
        why=decision.text("why"),
        unless=decision.text("unless"),
        control=words.field(decision, "control"),
        stronger_alone=words.field(decision, "stronger_alone"),
        evidence=words.field(decision, "evidence"),
        decided_by=words.field(decision, "decided_by"),
        review_on=decision.text("review_on") or check_on,
        parked_with=words.field(decision, "parked_with"),
        dissent=dissent,
        changed_by=_distance(step.text("today"), decision),
        stakes=step.number("stakes") or 0,
    )


def _distance(today: str, decision: Record) -> int:
    """Levels between two modes. A step that nobody does any more has moved past automatic."""
    mode = decision.text("mode")
    if decision.text("outcome") not in DECIDED or today not in LEVELS:
        return 0
    return abs(LEVELS[today] - LEVELS.get(mode, 0))
