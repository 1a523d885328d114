"""What is tried first and how one will know, and what could go wrong: pilots, concerns, risks and assumptions."""

from server.domain.record import Choice, Day, Kind, Number, Ref, Refs, Text, Texts

LIKELY = {"1": "Unlikely", "2": "May happen", "3": "Likely"}
GRAVE = {"1": "Little harm", "2": "Some harm", "3": "Great harm"}


class Pilot(Kind):
    """A trial of redesigned steps with few people for some weeks. The hours it needs stand among what we ask for."""

    singular = "Pilot"
    plural = "Pilots"
    needs = ("what",)

    what = Text("What do we try, where and with whom?", longest=200, help="One region, one team, for some weeks")
    steps = Refs("Which steps", kinds=("step",), asked="after")
    lead = Ref("Lead", kinds=("person",), needed_by="close")
    starts = Day("Starts on", needed_by="close", help="Eight weeks from now, say")
    stop_if = Text("We stop if", longest=140, needed_by="close", help="Something everybody can see")
    co_lead = Ref("Co-lead", kinds=("person",), asked="after", needed_by="pilot", help="From another function")
    ends = Day("Ends on", asked="after", needed_by="pilot", help="Within 120 days")
    left_out = Text("What is not part of it", longest=140, asked="after", needed_by="pilot")
    comparator = Choice(
        "Compared with",
        asked="after",
        needed_by="pilot",
        options={
            "baseline": "How it was before",
            "shadow_mode": "Both ways at once, the old one counts",
            "parallel_group": "Another group",
            "holdout": "Cases left out by chance",
        },
    )
    review_on = Day("We look at what we learned on", asked="after", needed_by="pilot")
    decides = Text("Who decides to go on, change or stop", longest=80, asked="after", needed_by="pilot", help="Role")


class Criterion(Kind):
    """What a pilot has to reach: one thing of the machine at least, and one of the people."""

    singular = "Sign of success"
    plural = "Signs of success"
    needs = ("pilot", "text")
    belongs_to = ("pilot",)

    pilot = Ref("Pilot", kinds=("pilot",), asked="before")
    text = Text("What has to be reached", longest=140, asked="after", help="With its number: 8 of 10 right")
    kind = Choice("Kind", asked="after", options={"technical": "Technical", "human": "Human"})
    metric = Ref("Which metric", kinds=("metric_change",), asked="after")


class Concern(Kind):
    """What somebody worries about, for themselves or for others; it gets an answer from a named person."""

    singular = "Concern"
    plural = "Concerns"
    needs = ("text",)

    text = Text("What worries us?", longest=200, help="Everybody here can read it")
    category = Choice(
        "About",
        options={
            "job_security": "Jobs",
            "skill_relevance": "Whether my skills still count",
            "performance_expectations": "What is expected of us",
            "workload": "Workload",
            "fairness": "Fairness",
            "other": "Something else",
        },
    )
    step = Ref("On step", kinds=("step",), asked="after")
    owner = Ref("Who answers it", kinds=("person",), asked="after", needed_by="close")
    due = Day("Answered by", asked="after", needed_by="final")
    response = Text("The answer", longest=280, asked="after")


class Risk(Kind):
    """Why this could fail, or what we take for granted: with an early sign, and what we do about it."""

    singular = "Risk or assumption"
    plural = "Risks and assumptions"
    needs = ("text",)

    text = Text("It failed. Why?", longest=200, help="One cause, as if a year had passed")
    kind = Choice(
        "Kind",
        options={"risk": "Risk", "assumption": "Assumption", "dependency": "Depends on others"},
    )
    category = Choice(
        "What lies behind it",
        asked="after",
        options={
            "human": "People",
            "technical": "Technology",
            "data": "Data",
            "process": "Process",
            "skills_supply": "Skills we cannot find",
            "change_leadership": "How the change is led",
        },
    )
    likely = Choice("How likely", options=LIKELY)
    grave = Choice("How bad", options=GRAVE)
    early_sign = Text("How we notice early", longest=140, asked="after")
    response = Text("What we do about it", longest=200, asked="after")
    owner = Ref("Who watches it", kinds=("person",), asked="after")
    due = Day("By when", asked="after")
    test = Text("How we test it", longest=140, asked="after", help="For an assumption")


class Readiness(Kind):
    """How ready one function is, as it sees itself, before a pilot."""

    singular = "Readiness"
    plural = "Readiness"
    needs = ("function",)
    belongs_to = ("function",)

    function = Ref("Function", kinds=("function",), asked="before")
    technical = Number("Systems and data", least=1, most=5, asked="after", help="1 not at all, 5 fully")
    workforce = Number("People and skills", least=1, most=5, asked="after", help="1 not at all, 5 fully")
    culture = Number("Will and habits", least=1, most=5, asked="after", help="1 not at all, 5 fully")
    evidence = Texts("What makes us think so", asked="after")
