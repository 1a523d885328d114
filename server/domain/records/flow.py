"""The decision flow: steps, and the handoffs between them."""

from server.domain.record import Choice, Flag, Kind, Number, Ref, Text, Texts
from server.domain.records.scale import LABELS, SCALES

KNOWN = {"measured": "Measured", "estimated": "Estimated", "guess": "A guess"}
TODAY = {name: LABELS[name] for name in SCALES[5]} | {"shared": "Person + AI"}


class Step(Kind):
    """One unit of work small enough that one performer and one mode make sense. Verb and object."""

    singular = "Step"
    plural = "Steps"
    needs = ("name",)

    name = Text("Step", longest=60, help="Verb and object: check credit limit")
    owner = Ref("Function", kinds=("function",), needed_by="close", help="Whose step is it?")
    today = Choice("Done how today?", options=TODAY)
    part = Text("Part of the flow", longest=30, asked="before")
    order = Number("Number", most=10_000, whole=False, asked="before")
    focus = Choice(
        "Focus",
        options={"now": "Redesign now", "later": "Later", "as_is": "Keep as is"},
    )
    stakes = Number(
        "Stakes",
        least=1,
        most=5,
        asked="before",
        help="1 little, 5 very much depends on it",
    )
    is_decision = Flag("Is a decision", asked="before")
    kind = Choice(
        "Kind of work",
        asked="before",
        options={
            "capture": "Capture",
            "transform": "Transform",
            "analyse": "Analyse",
            "decide": "Decide",
            "approve": "Approve",
            "communicate": "Communicate",
            "reconcile": "Reconcile",
            "monitor": "Monitor",
        },
    )
    inputs = Texts("Takes in", asked="before")
    outputs = Texts("Gives out", asked="before")
    systems = Texts("Systems", asked="before")
    with_functions = Text("Together with", longest=80, asked="before")
    volume_per_month = Number("Cases a month", unit="cases a month", asked="before")
    minutes_per_case = Number("Minutes a case", unit="minutes a case", asked="before", whole=False)
    lead_hours = Number(
        "Lead time",
        unit="hours a case",
        asked="after",
        whole=False,
        help="From its arrival to its handing on, with all pauses",
    )
    estimate_quality = Choice("How well known are these numbers?", options=KNOWN, asked="after")
    minutes_planned = Number("Minutes a case after the redesign", unit="minutes a case", asked="after", whole=False)
    lead_hours_planned = Number("Lead time after the redesign", unit="hours a case", asked="after", whole=False)
    performer = Text(
        "Who does it",
        longest=80,
        asked="after",
        needed_by="final",
        help="Role, not name",
    )
    question = Text("Question it answers", asked="after", longest=200)
    answers = Texts("Possible answers", asked="after")
    ai_option = Choice(
        "What AI or software could do it",
        asked="after",
        options={
            "none": "None",
            "rules": "Fixed rules",
            "rpa_script": "A script",
            "predictive_model": "A predictive model",
            "generative_ai": "Generative AI",
            "agent": "An agent",
        },
    )
    divided_from = Ref("Divided from", kinds=("step",), asked="before")
    is_new = Flag("New with the redesign", asked="after")


class Description(Kind):
    """How one function sees a step that another describes otherwise. Both stand side by side until somebody decides."""

    singular = "Description"
    plural = "Descriptions"
    needs = ("step", "text")
    belongs_to = ("step",)

    step = Ref("Step", kinds=("step",), asked="before")
    function = Ref("Function", kinds=("function",), asked="before")
    name = Text("What we would call it", longest=60, help="Verb and object")
    text = Text("How we see this step", longest=200, help="What is done, from what, and what comes out")
    outcome = Choice(
        "Which of both holds?",
        by_procedure=True,
        options={
            "this": "This one",
            "other": "The other one",
            "both": "Both: divide the step",
        },
    )
    step_was = Text("The step was called", longest=60, asked="after", by_procedure=True)


class Handoff(Kind):
    """What passes from one step to the next. The receiver says how much of it is usable."""

    singular = "Handoff"
    plural = "Handoffs"
    needs = ("from_step", "to_step")
    belongs_to = ("from_step", "to_step")

    from_step = Ref("From step", kinds=("step",))
    to_step = Ref("To step", kinds=("step",))
    usable = Number(
        "Of 10 that reach you, how many are usable as they are?",
        most=10,
        unit="of 10",
    )
    artefact = Text("What is handed over", longest=80, asked="before")
    next_cycle = Flag(
        "Feeds the next cycle",
        asked="before",
        help="Drawn apart; not part of this cycle",
    )
    condition = Text("Only if", longest=60, asked="before")
    wait_hours = Number("Waits on the way", unit="hours", asked="after", whole=False)
    estimate_quality = Choice("How well known are these numbers?", options=KNOWN, asked="after")
    usable_planned = Number("Usable of 10 after the redesign", most=10, unit="of 10", asked="after")
    wait_hours_planned = Number("Waits on the way after the redesign", unit="hours", asked="after", whole=False)
    acceptance = Text("Accepted when", longest=200, asked="after")
    sign_off = Text("Signed off by", longest=80, asked="after", help="Role, not name")
