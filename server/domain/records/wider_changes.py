"""The lines of the plan that reach beyond one step: what functions may decide, how people grow, how two functions hand
over, and which bodies or rules the plan needs. No step has to answer for them.
"""

from server.domain.record import Choice, Day, Kind, Number, Ref, Refs, Text
from server.domain.records.change import Change

CADENCE = {"weekly": "Weekly", "monthly": "Monthly", "quarterly": "Quarterly"}


class MandateChange(Change):
    """What a function decides in this flow from now on, and what it gives up."""

    singular = "Mandate change"
    plural = "Mandate changes"
    needs = ("function",)
    about = "mandate"
    label = "Mandate"
    section = "Mandates"
    complete_with = ("gives_up",)

    function = Ref("Whose mandate?", kinds=("function",))
    takes_on = Text("What does it take on?", longest=140, help="What it decides from now on")
    gives_up = Text("What does it give up?", longest=140, asked="after", needed_by="final")
    today = Text("What it decides today", longest=200, asked="after", help="Unless said before the day")


class Development(Change):
    """How people of one function learn from another: time there, training by them, or what they write down."""

    singular = "Development"
    plural = "Development"
    needs = ("what",)
    about = "development"
    label = "Development"
    section = "Development"
    complete_with = ("learners", "teachers")

    what = Text("Who learns or shares what?", longest=140, help="Roles, never people")
    form = Choice(
        "How?",
        options={
            "rotation": "Time in another function",
            "cross_training": "Training by another function",
            "knowledge": "Knowledge written down",
        },
    )
    learners = Ref("Who learns, or reads", kinds=("function",), asked="after", needed_by="final")
    teachers = Ref("Where, or from whom", kinds=("function",), asked="after", needed_by="final")
    starts = Day("Starts on", asked="after")
    weeks = Number("For how many weeks", most=260, unit="weeks", asked="after")
    hours = Number("Hours a person", unit="hours", asked="after", whole=False)
    goal = Text("What they can do afterwards", longest=140, asked="after")
    proof = Text("How they show it", longest=140, asked="after")
    returns = Text("What they come back to", longest=140, asked="after", help="For time in another function")
    kept_at = Text("Where it is kept", longest=140, asked="after", help="For knowledge written down")
    renewed_on = Day("Looked at again on", asked="after")


class HandoffContract(Change):
    """What two functions promise each other at a handoff. When it is accepted, and who signs, stands at the handoff."""

    singular = "Handoff contract"
    plural = "Handoff contracts"
    needs = ("handoff",)
    about = "contract"
    label = "Handoff contract"
    section = "Handoff contracts"
    complete_with = ("in_return",)

    handoff = Ref("At which handoff?", kinds=("handoff",))
    promise = Text("What is promised?", longest=140, help="What arrives, how complete, by when")
    in_return = Text("What the receiver promises", longest=140, asked="after", needed_by="final")
    together = Choice(
        "How both work together",
        asked="after",
        options={
            "collaboration": "Side by side",
            "x_as_a_service": "As a service",
            "facilitating": "One helps the other",
        },
    )
    metric = Ref("Seen in which joint metric", kinds=("metric_change",), asked="after")


class Governance(Change):
    """A body or a rule that the plan needs: who chairs it, when it meets first, and when it ends."""

    singular = "Governance item"
    plural = "Governance"
    needs = ("what",)
    about = "governance"
    label = "Governance"
    section = "Governance"
    day_only = True
    complete_with = ("charter",)

    what = Text("What is needed?", longest=140, help="A review board, a rule on data, a task force")
    owner = Ref("Chair", kinds=("person",), needed_by="close")
    co_owner = Ref("Co-chair", kinds=("person",), needed_by="close", help="From another function")
    first_meeting = Day("First meeting", help="Or the day on which the rule begins")
    form = Choice(
        "Form",
        asked="after",
        options={
            "task_force": "Task force",
            "ad_hoc_committee": "Committee for this alone",
            "steering_committee": "Steering committee",
            "review_board": "Review board",
            "community_of_practice": "Community of practice",
            "policy_protocol": "Rule or protocol",
            "decision_rights_change": "Change of decision rights",
            "employee_consultation": "Consultation of staff",
        },
    )
    topic = Choice(
        "Topic",
        asked="after",
        options={
            "digital_ethics": "Digital ethics",
            "job_architecture": "Job architecture",
            "career_planning": "Career planning",
            "data_usage": "Use of data",
            "algorithmic_transparency": "What people are told of AI",
            "ongoing_evaluation": "Looking again",
            "human_oversight": "Oversight by people",
            "content_quality": "Quality of content",
            "incident_response": "When something goes wrong",
        },
    )
    charter = Text("What it is for, in one sentence", longest=200, asked="after", needed_by="final")
    members = Refs("Members", kinds=("person",), asked="after")
    may_decide = Text("What it may decide", longest=200, asked="after")
    cadence = Choice("How often it meets", asked="after", options=CADENCE)
    ends_on = Day("Ends on", asked="after", help="A body that cannot end is not started")
    allowed_data = Text("Which data may be used", longest=200, asked="after", help="For a rule on data")
    barred_data = Text("Which data may not", longest=200, asked="after", help="For a rule on data")
    kept_for = Text("How long it is kept", longest=80, asked="after", help="For a rule on data")
    told = Text("Who is told what, and where", longest=200, asked="after", help="For what people are told of AI")
    pauses_when = Text("What makes us pause", longest=200, asked="after", help="For looking again")


class RoleWeek(Kind):
    """One kind of work in the week of a role: hours today, and hours after the redesign. They may go down to none."""

    singular = "Work in the week"
    plural = "The week of a role"
    needs = ("role", "work")
    belongs_to = ("role",)

    role = Ref("Role change", kinds=("role_change",), asked="before")
    work = Text("Kind of work", longest=60, asked="after", help="Collecting numbers, talking to customers")
    today = Number("Hours a week today", most=60, unit="hours a week", asked="after", whole=False)
    later = Number("Hours a week afterwards", most=60, unit="hours a week", asked="after", whole=False)
