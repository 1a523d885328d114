"""What the room decided about a step, and the dissent it keeps."""

from server.domain.record import Choice, Day, Flag, Kind, Ref, Text
from server.domain.records.scale import LABELS, SCALES

MODES = {name: LABELS[name] for name in SCALES[5]} | {"stop": LABELS["stop"]}


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
    """What an automatic step must never do."""

    singular = "Boundary card"
    plural = "Boundary cards"
    needs = ("step",)
    belongs_to = ("step",)

    step = Ref("Step", kinds=("step",), asked="before")
    must_not = Text("It must not", longest=200)
    can = Text("It can", asked="before")
    cannot = Text("It cannot", asked="before")
    fallback = Text("If it fails", asked="after", needed_by="pilot")
