"""What the workshop is for, who takes part by function, and how its time is cut."""

from server.domain.phases import IN_AGENDA, PHASES
from server.domain.record import Choice, Day, Flag, Kind, Number, Ref, Refs, Text, Time

DECISION_RULES = {
    "named_decider": "The accountable person decides after hearing everyone",
    "consent": "Decided when nobody has an unresolved objection",
    "majority": "More than half",
    "consensus": "Everyone agrees",
}

AIMS = {
    "growth": "Growth",
    "cost_efficiency": "Lower cost",
    "quality": "Quality",
    "speed": "Speed",
    "risk": "Less risk",
    "employee_experience": "Better work for staff",
}
"""What a redesign may be for."""


class Purpose(Kind):
    """The workshop's frame: read aloud at the start, printed at the head of the plan. One per workshop."""

    singular = "Purpose"
    plural = "Purpose"
    needs = ("title",)

    title = Text("Workshop title", longest=80, asked="before")
    flow_name = Text(
        "Decision flow",
        longest=60,
        asked="before",
        help="End to end: sales forecasting",
    )
    held_on = Day("Takes place on", asked="before")
    starts_at = Time("Starts at", asked="before")
    minutes = Number(
        "Time we have",
        least=5,
        most=1440,
        unit="minutes",
        asked="before",
        help="The agenda is held against it",
    )
    decision_question = Text(
        "Decision question",
        asked="before",
        needed_by="start",
        help="What does this flow decide?",
    )
    trigger_event = Text("Starts when", asked="before", longest=140)
    end_event = Text("Ends when", asked="before", longest=140, needed_by="start")
    sponsor = Text(
        "Sponsor",
        asked="before",
        longest=80,
        needed_by="start",
        help="Who asked for this and backs it",
    )
    flow_owner = Text(
        "Flow owner", asked="before", longest=80, help="Who runs the plan after today, by the name they join with"
    )
    room_may_decide = Text(
        "This room may decide",
        asked="before",
        needed_by="start",
        help="One sentence, read aloud",
    )
    ai_purpose = Text("What we want AI for", asked="before")
    out_of_bounds = Text("Out of bounds", asked="before", help="What is not up for discussion today")
    decision_rule = Choice(
        "How we decide",
        asked="before",
        fixed_at_start=True,
        help="Fixed from the start of the workshop on",
        options=DECISION_RULES,
    )
    pass_rule = Text(
        "When the plan passes",
        asked="before",
        longest=200,
        help="Such as: nobody below 3, and no function against it",
    )
    check_on = Day("Day-30 check", asked="room", needed_by="close")
    check_chair = Ref("Who chairs the check", asked="room", needed_by="close", kinds=("person",))
    tell_message = Text("What we tell staff concerned", asked="after", needed_by="final", longest=600)
    tell_by = Ref("Who tells them", asked="after", needed_by="final", kinds=("person",))
    tell_on = Day("Told by", asked="after", needed_by="final")
    recognition = Text("Who will recognise this, where, when", asked="after")
    signed_by_sponsor = Flag("Signed by the sponsor", asked="after")


class Function(Kind):
    """A part of the organisation that takes part: a lane of the map, a voice in the reveal."""

    singular = "Function"
    plural = "Functions"
    needs = ("name",)

    name = Text("Function", longest=40, asked="before")
    alias = Text("Also called", longest=40, asked="before")
    code = Text("Code", longest=4, asked="before", help="2 to 4 letters on chips")
    colour = Number("Colour", least=1, most=8, asked="before")
    order = Number("Lane order", asked="before")
    mandate_today = Text("Mandate today", asked="before", help="What your function decides in this flow today")
    first_aim = Choice("What matters most here", asked="before", options=AIMS)
    second_aim = Choice("And after that", asked="before", options=AIMS)
    prepares = Choice(
        "Fills in before the day",
        asked="before",
        options={
            "volumes": "Cases and minutes of each step",
            "sources": "Each source, whether AI may use it, and what AI can do",
            "incentives": "What is rewarded today, by role",
            "baselines": "Where each metric stands today",
        },
        help="Besides its mandate, by a link of its own",
    )
    signed = Flag("Signed for the function", asked="after")


class Block(Kind):
    """A piece of the agenda: one phase for some minutes."""

    singular = "Block"
    plural = "Agenda"
    needs = ("phase",)

    phase = Choice("Phase", asked="before", options={name: PHASES[name].label for name in IN_AGENDA})
    title = Text("Title", longest=60, asked="before")
    minutes = Number("Minutes", least=1, most=480, asked="room")
    planned = Number("Minutes as first planned", most=480, asked="after", by_procedure=True)
    skipped = Flag("Skipped", asked="room")
    order = Number("Order", most=1000, asked="before", whole=False)


class Script(Kind):
    """What the facilitator says, does and watches for in a block. Only facilitators see it."""

    singular = "Script"
    plural = "Scripts"
    needs = ("block",)
    belongs_to = ("block",)
    home = "facilitators"

    block = Ref("Block", kinds=("block",), asked="before")
    say = Text("Say", longest=400, asked="before")
    do = Text("Do", longest=400, asked="before")
    watch = Text("Watch for", longest=400, asked="before")


class Prompt(Kind):
    """A question that one function should ask itself, about a phase or about one step."""

    singular = "Prompt"
    plural = "Prompts"
    needs = ("question",)
    belongs_to = ("step",)

    question = Text("Question", longest=200, asked="before")
    function = Ref("For", kinds=("function",), asked="before")
    phase = Choice(
        "In phase",
        asked="before",
        options={
            "map": "Map",
            "mark": "Mark",
            "redesign": "Redesign",
            "commit": "Commit",
        },
    )
    step = Ref("About step", kinds=("step",), asked="before")


class Evidence(Kind):
    """Published evidence on the flow. It waits until the first reveal, so that it anchors nobody."""

    singular = "Evidence"
    plural = "Evidence"
    needs = ("text",)
    home = "facilitators"
    moves_at_reveal = True

    text = Text("Finding", longest=600, asked="before")
    source = Text("Where it is from", longest=300, asked="before")


class Example(Kind):
    """An example of a change from elsewhere. It waits until the first reveal, so that it anchors nobody."""

    singular = "Example"
    plural = "Examples"
    needs = ("text",)
    home = "facilitators"
    moves_at_reveal = True

    text = Text("Example", longest=400, asked="before")
    about = Choice(
        "Kind of change",
        asked="before",
        options={
            "role": "Role",
            "capability": "Capability",
            "incentive": "Incentive",
            "metric": "Metric",
            "governance": "Governance",
            "pilot": "Pilot",
        },
    )


class Group(Kind):
    """People from several functions who redesign one step together; one of them types."""

    singular = "Group"
    plural = "Groups"
    needs = ("step",)
    belongs_to = ("step",)

    step = Ref("Step", kinds=("step",))
    typist = Ref("Who types", kinds=("person",))
    people = Refs("People", kinds=("person",), most=200, asked="before")


class ParkedItem(Kind):
    """Something raised that is not for now. It keeps an owner and a day to come back to it."""

    singular = "Parked item"
    plural = "Parking lot"
    needs = ("text",)

    text = Text("What should not be forgotten", longest=200)
    function = Ref("Raised by", kinds=("function",), asked="after")
    step = Ref("About step", kinds=("step",))
    owner = Ref("Owner", kinds=("person",), asked="after", needed_by="final")
    revisit_on = Day("Come back to it on", asked="after", needed_by="final")
