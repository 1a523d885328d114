"""Who does what with a decision, today and in future, and the digital workers that take part."""

from server.domain.record import Choice, Day, Kind, Number, Ref, Refs, Text


class DecisionRight(Kind):
    """What a role may do with the decision of a step: today, or in future. In future exactly one role decides."""

    singular = "Decision right"
    plural = "Decision rights"
    needs = ("step", "when", "right")
    belongs_to = ("step",)

    step = Ref("Step", kinds=("step",), asked="before")
    when = Choice("When", asked="after", options={"today": "Today", "future": "In future"})
    right = Choice(
        "Right",
        asked="after",
        options={
            "recommend": "Recommends",
            "agree": "Has to agree",
            "input": "Is asked",
            "decide": "Decides",
            "perform": "Carries it out",
            "informed": "Is told",
            "unclear": "Nobody knows who decides",
        },
    )
    role = Text("Which role?", longest=80, asked="after", help="Role, not name")
    function = Ref("Of which function?", kinds=("function",), asked="after")


class DigitalWorker(Kind):
    """Software or AI that does part of the work: who supervises it, how far it may go, and when it ends."""

    singular = "Digital worker"
    plural = "Digital workers"
    needs = ("name",)

    name = Text("What we call it", longest=60, asked="before")
    tool = Text("Which tool", longest=80, asked="before")
    kind = Choice(
        "What it is",
        asked="after",
        options={
            "rules": "Fixed rules",
            "rpa_script": "A script",
            "predictive_model": "A predictive model",
            "generative_ai": "Generative AI",
            "agent": "An agent",
        },
    )
    steps = Refs("In which steps", kinds=("step",), asked="after")
    supervised_by = Text("Who supervises it", longest=80, asked="after", help="A role that people hold")
    limits = Text("What it may decide by itself", longest=200, asked="after")
    sources = Refs("Which sources it reads", kinds=("source",), asked="after")
    goes_live = Day("Goes live on", asked="after")
    ends_when = Text("It is switched off when", longest=140, asked="after")
    cost_a_month = Number("Cost a month", asked="after", whole=False)
