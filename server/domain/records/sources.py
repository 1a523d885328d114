"""Where data comes from, and where it breaks."""

from server.domain.record import Choice, Kind, Number, Ref, Text


class Source(Kind):
    """A system, sheet or document that data comes from."""

    singular = "Source"
    plural = "Sources"
    needs = ("name",)

    name = Text("Source", longest=60)
    owner = Ref("Owned by", kinds=("function",), asked="before")
    role = Choice(
        "What it is",
        asked="before",
        options={
            "system_of_record": "System of record",
            "system_of_use": "System of use",
            "spreadsheet": "Spreadsheet",
            "document": "Document",
            "message_channel": "Message channel",
            "external": "External",
        },
    )
    sensitivity = Choice(
        "Sensitivity",
        asked="before",
        options={
            "public": "Public",
            "internal": "Internal",
            "confidential": "Confidential",
            "personal": "Personal",
            "special_category": "Special category",
        },
    )
    ai_may_use = Choice(
        "May AI use it?",
        asked="before",
        options={
            "yes": "Yes",
            "with_conditions": "With conditions",
            "no": "No",
            "unknown": "Not known",
        },
    )
    generated_at = Ref("Comes into being at", kinds=("step",), help="The step that makes this data")
    steward = Text("Who looks after it", longest=80, asked="after", help="Role, not name")
    refresh = Text("How often it is renewed", longest=60, asked="after")


class SourceUse(Kind):
    """A step that uses a source."""

    singular = "Use of a source"
    plural = "Uses of sources"
    needs = ("step", "source")
    belongs_to = ("step", "source")

    step = Ref("Step", kinds=("step",))
    source = Ref("Source", kinds=("source",))
    access = Choice(
        "How",
        asked="before",
        options={"create": "Creates", "read": "Reads", "update": "Updates"},
    )


class Issue(Kind):
    """A pin on a step, handoff or source: what is wrong or asked, never whose fault."""

    singular = "Pin"
    plural = "Pins"
    needs = ("text",)
    belongs_to = ("place",)

    place = Ref("Where", kinds=("step", "handoff", "source"))
    text = Text(
        "What breaks, or what is the question?",
        longest=200,
        help="What is wrong, not whose fault",
    )
    severity = Choice(
        "How bad?",
        options={
            "1": "Minor",
            "2": "Slows us",
            "3": "Distorts the decision",
            "4": "Blocks us",
        },
    )
    kind = Choice(
        "Kind of pin",
        options={
            "problem": "Problem",
            "question": "Question",
            "tool": "Tool objection",
        },
    )
    caused_at = Ref("Caused where", kinds=("step",))
    dimension = Choice(
        "What kind of break",
        asked="after",
        options={
            "accuracy": "Wrong",
            "completeness": "Missing",
            "consistency": "Conflicting",
            "timeliness": "Late",
            "uniqueness": "Duplicate",
            "validity": "Not valid",
            "definition_mismatch": "Means different things",
            "access": "No access",
            "bias_or_gaming": "Bias or gaming",
        },
    )
    frequency = Number("How often", most=100, unit="of 100 cases", asked="after")
    root_cause = Choice(
        "What lies behind it",
        asked="after",
        options={
            "definition": "Definition",
            "incentive": "Incentive",
            "tool": "Tool",
            "training": "Training",
            "process": "Process",
            "capacity": "Capacity",
            "external": "From outside",
        },
    )
    owner = Ref("Owner", kinds=("person",), asked="after", needed_by="final")
    co_owner = Ref("Co-owner", kinds=("person",), asked="after", needed_by="final")
    answer = Text("Answer", asked="after", longest=280)
