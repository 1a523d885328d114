"""What the room decided about a step, and the dissent it keeps."""

from server.domain.record import Choice, Day, Flag, Kind, Ref, Text
from server.domain.records.purpose import DECISION_RULES
from server.domain.records.scale import LABELS, SCALES

CAN = {"yes": "Yes", "no": "Not yet"}
CHECKS = ("knows_limits", "knows_bias", "can_read_it", "can_overrule", "can_stop")
"""What somebody must be able to do who oversees AI (EU AI Act Art. 14(4), as a checklist)."""

MODES = {name: LABELS[name] for name in SCALES[5]} | {"stop": LABELS["stop"]}

DECIDED = ("decided", "aligned")
"""The outcomes of a decision that stands."""


class Decision(Kind):
    """The mode of one step after redesign, who is accountable for it, and why. One per step, with the step's id."""

    singular = "Decision"
    plural = "Decisions"
    needs = ("step",)
    belongs_to = ("step",)

    step = Ref("Step", kinds=("step",), asked="before")
    mode = Choice("Who should do this step?", options=MODES, needed_by="close")
    accountable = Ref("Accountable", kinds=("person",), needed_by="close")
    why = Text("Why, in one sentence", needed_by="close")
    unless = Text("Only if, or unless", longest=140)
    control = Choice(
        "How a person keeps control",
        options={
            "approves_each": "Approves each",
            "handles_exceptions": "Handles exceptions",
            "checks_samples": "Checks samples",
            "works_alongside": "Works alongside",
        },
    )
    outcome = Choice(
        "Outcome",
        asked="after",
        by_procedure=True,
        help="Set when the room decides, divides or parks the step",
        options={
            "open": "Open",
            "decided": "Decided",
            "parked": "Parked",
            "aligned": "Accepted as aligned",
        },
    )
    review_on = Day("Review on", asked="after")
    parked_with = Ref("Parked with", kinds=("person",), asked="after")
    stronger_alone = Choice(
        "Who is better alone today?",
        asked="after",
        options={
            "human": "A person",
            "ai": "AI",
            "similar": "About the same",
            "unknown": "Not known",
        },
    )
    evidence = Choice(
        "Evidence",
        asked="after",
        options={
            "measured_here": "Measured here",
            "external_benchmark": "External benchmark",
            "expert_opinion": "Expert opinion",
            "vendor_claim": "Vendor claim",
            "none": "None",
        },
    )
    decided_by = Choice("Decided by", asked="after", by_procedure=True, options=DECISION_RULES)
    overseer = Text("Who oversees it", longest=80, asked="after", needed_by="pilot", help="Role, not name")
    knows_limits = Choice("They know what it can and cannot do", asked="after", needed_by="pilot", options=CAN)
    knows_bias = Choice("They know how easily one trusts a machine", asked="after", needed_by="pilot", options=CAN)
    can_read_it = Choice("They can read what it says", asked="after", needed_by="pilot", options=CAN)
    can_overrule = Choice("They can overrule it", asked="after", needed_by="pilot", options=CAN)
    can_stop = Choice("They can stop it", asked="after", needed_by="pilot", options=CAN)


class Dissent(Kind):
    """A function that sees it otherwise, in its own words. Only that function words or confirms it."""

    singular = "Dissent"
    plural = "Dissent"
    needs = ("step", "function")
    belongs_to = ("step",)

    step = Ref("Step", kinds=("step",), asked="before")
    function = Ref("Function", kinds=("function",), asked="before")
    text = Text("What we would need to agree", longest=200)
    confirmed = Flag("These are our words")


class Boundary(Kind):
    """Where AI ends in a step: what it can do, what it cannot, and what it must never do."""

    singular = "Boundary card"
    plural = "Boundary cards"
    needs = ("step",)
    belongs_to = ("step",)

    step = Ref("Step", kinds=("step",), asked="before")
    must_not = Text("It must not", longest=200)
    can = Text("It can", asked="before", needed_by="pilot")
    cannot = Text("It cannot", asked="before", needed_by="pilot")
    fallback = Text("If it fails", asked="after", needed_by="pilot")
    override = Text("How a person overrules it", asked="after", needed_by="pilot")
    owner = Ref("Owner of this card", kinds=("person",), asked="after", needed_by="pilot")
    known_failures = Text("Where it is known to fail", asked="after")
    told = Text("Who is told that AI takes part", longest=140, asked="after")


def decision_id(step: str) -> str:
    """The id of the decision on a step, which has one at most."""
    return f"decision-{step}"
