"""The lines of the plan: what changes for roles, capabilities, incentives and metrics, and what does not."""

from server.domain.record import (
    Choice,
    Day,
    Field,
    Kind,
    Number,
    Ref,
    Refs,
    Text,
    Texts,
)

WHOSE_YES = {
    "this_room": "This room",
    "someone_else": "Somebody else",
    "not_known": "Not known yet",
}
ABOUT = {
    "role": "Role",
    "capability": "Capability",
    "incentive": "Incentive",
    "metric": "Metric",
}


STATUSES = {
    "proposed": "Proposed",
    "in_progress": "In progress",
    "done": "Done",
    "dropped": "Dropped",
}


class Change(Kind):
    """What every line of the plan has: steps, owner, co-owner from another function, due, measure, whose yes."""

    about = ""
    """role, capability, incentive or metric."""

    steps = Refs("From steps", kinds=("step",), asked="before")
    owner: Field = Ref("Owner", kinds=("person",), needed_by="close")
    co_owner: Field = Ref("Co-owner", kinds=("person",), needed_by="close", help="From another function")
    whose_yes: Field = Choice("Whose yes does it need?", options=WHOSE_YES, needed_by="close")
    yes_from = Text("Whose yes, by role", longest=80, asked="after", needed_by="final")
    yes_asked_by = Ref("Who asks them", kinds=("person",), asked="after", needed_by="final")
    due = Day("Due", asked="after", needed_by="final")
    measure = Text("How we will see it", longest=140, asked="after", needed_by="final")
    first_step = Text("First step", longest=140, asked="after", help="Within 14 days")
    first_step_by = Day("First step by", asked="after")
    group: Field = Ref("From group", kinds=("group",), asked="after", by_procedure=True)
    answer = Choice(
        "The owner's answer",
        asked="after",
        by_procedure=True,
        lasts_with="owner",
        options={
            "taken": "Taken",
            "declined": "Declined",
            "handed_over": "Handed over",
        },
    )
    objection = Text("Objection from another group", longest=200, asked="after")
    status = Choice("Status", asked="after", options=STATUSES)
    yes_given = Choice(
        "Their answer",
        asked="after",
        by_procedure=True,
        lasts_with="yes_from",
        options={"yes": "Yes", "no": "No"},
    )
    yes_words = Text("In their words", longest=280, asked="after", by_procedure=True, lasts_with="yes_from")
    yes_on = Day("Answered on", asked="after", by_procedure=True, lasts_with="yes_from")


class RoleChange(Change):
    """Who does what differently."""

    singular = "Role change"
    plural = "Role changes"
    needs = ("role",)
    about = "role"

    role = Text("Which role?", longest=80, help="Roles lose or gain work, never people")
    becomes = Text(
        "From what to what?",
        longest=200,
        help="From collecting numbers to judging exceptions",
    )
    type = Choice(
        "What changes",
        asked="after",
        options={
            "task_removed": "Task removed",
            "task_added": "Task added",
            "judgment_raised": "More judgment",
            "decision_right_moved": "Decision right moved",
            "oversight_added": "Oversight added",
            "new_role": "New role",
            "role_merged": "Roles merged",
            "level_change": "Level changes",
            "no_longer_needed": "No longer needed",
        },
    )
    sign = Text("Sign that it works", longest=140, asked="after")
    people_affected = Number("People affected", asked="after")
    hours_delta = Choice(
        "Work for this role",
        asked="after",
        options={"less": "Less work", "more": "More work", "same": "About the same"},
    )


class CapabilityChange(Change):
    """What people must be able to do."""

    singular = "Capability change"
    plural = "Capability changes"
    needs = ("capability",)
    about = "capability"

    capability = Text("What must people be able to do?", longest=140)
    who = Text("Who?", longest=80, help="Roles")
    type = Choice(
        "Kind",
        asked="after",
        options={
            "skill": "Skill",
            "knowledge": "Knowledge",
            "tool_proficiency": "Tool proficiency",
            "judgment": "Judgment",
            "behaviour": "Behaviour",
        },
    )
    practised_in = Ref("Practised in step", kinds=("step",), asked="after")
    proof = Text("Proof", longest=140, asked="after")
    hours_per_person = Number("Hours a person", unit="hours", asked="after", whole=False)


class IncentiveChange(Change):
    """What is rewarded today, and what should be."""

    singular = "Incentive change"
    plural = "Incentive changes"
    needs = ("rewarded_today",)
    about = "incentive"

    rewarded_today = Text("What is rewarded today?", longest=140)
    should_be = Text("What should be?", longest=140)
    instrument = Choice(
        "Through",
        asked="after",
        options={
            "commission": "Commission",
            "bonus_target": "Bonus target",
            "team_goal": "Team goal",
            "budget_allocation": "Budget",
            "performance_review": "Performance review",
            "promotion_criteria": "Promotion criteria",
            "career_path": "Career path",
            "recognition": "Recognition",
            "workload_time": "Time",
            "sanction_or_control": "Sanction or control",
        },
    )
    gaming_risk = Text("How it could be gamed", longest=200, asked="after")


class MetricChange(Change):
    """A metric two functions hold together."""

    singular = "Metric change"
    plural = "Metric changes"
    needs = ("metric",)
    about = "metric"

    metric = Text("Which metric?", longest=80, help="Pick from the list or name one")
    functions = Refs("Held by two functions", kinds=("function",), most=2, needed_by="close")
    direction = Choice(
        "Should go",
        needed_by="close",
        options={
            "increase": "Up",
            "decrease": "Down",
            "keep_within_range": "Hold within a range",
        },
    )
    owner = Ref("Keeper", kinds=("person",), needed_by="close", help="Who reports it")
    co_owner = Ref(
        "Co-owner",
        kinds=("person",),
        needed_by="close",
        asked="before",
        help="From another function",
    )
    whose_yes = Choice("Whose yes does it need?", options=WHOSE_YES, asked="before", needed_by="close")
    unit = Text("Unit", longest=30, asked="after", needed_by="final")
    target = Number("Target", least=-1_000_000_000, asked="after", needed_by="final", whole=False)
    target_on = Day("Target date", asked="after", needed_by="final")
    baseline = Number("Baseline", least=-1_000_000_000, asked="after", needed_by="pilot", whole=False)
    definition = Text("Definition", longest=200, asked="after")


class NoChange(Kind):
    """Why a step needs no change of one kind. Blank is not the same as none."""

    singular = "No-change answer"
    plural = "No-change answers"
    needs = ("step", "about", "answer")
    belongs_to = ("step",)

    step = Ref("Step", kinds=("step",))
    about = Choice("Kind of change", options=ABOUT)
    answer = Choice(
        "Why none?",
        options={
            "already_in_place": "Already in place",
            "covered": "Covered by another line",
            "not_affected": "Not affected",
            "decided_elsewhere": "Decided elsewhere",
            "not_known": "Don't know yet",
        },
    )
    owner = Ref("Who finds out?", kinds=("person",), needed_by="final")
    due = Day("By when", needed_by="final")
    text = Text("In a few words", longest=140, asked="after")
    group = Ref("From group", kinds=("group",), asked="after", by_procedure=True)


class Objection(Kind):
    """What another group sees that would not work on a step, read in the cross round; or the harm that a function saw
    when the room was asked for its consent."""

    singular = "Objection"
    plural = "Objections"
    needs = ("step", "text")
    belongs_to = ("step",)

    step = Ref("On step", kinds=("step",))
    text = Text("What would not work?", longest=200, help="One sentence")
    answer = Text("What the group makes of it", longest=200, asked="after")
    function = Ref("From function", kinds=("function",), asked="after", by_procedure=True)
    group = Ref("From group", kinds=("group",), asked="after", by_procedure=True)


class Ask(Kind):
    """What the room asks for: hours, approvals, budget."""

    singular = "What we ask for"
    plural = "What we ask for"
    needs = ("kind",)

    kind = Choice("What", options={"hours": "Hours", "approval": "Approval", "budget": "Budget"})
    function = Ref("From or for", kinds=("function",))
    amount = Number("How much", unit="hours a week, or an amount", help="Hours a week, or an amount")
    weeks = Number("For how many weeks", most=520, unit="weeks")
    what = Text("For what", longest=140)
    from_whom = Text("Who approves", longest=80, asked="after", needed_by="final")
    by = Day("Wanted by", asked="after", needed_by="final")


class Action(Kind):
    """A smaller task that helps a change, or answers a question left open."""

    singular = "Action"
    plural = "Actions"
    needs = ("title",)
    belongs_to = ("step",)

    title = Text("Action", longest=140)
    step = Ref("About step", kinds=("step",))
    owner = Ref("Owner", kinds=("person",), needed_by="final")
    due = Day("Due", needed_by="final")
    detail = Texts("Details", asked="after")
    status = Choice(
        "Status",
        asked="after",
        options={"open": "Open", "in_progress": "In progress", "done": "Done", "dropped": "Dropped"},
    )


CHANGES: tuple[type[Change], ...] = (
    RoleChange,
    CapabilityChange,
    IncentiveChange,
    MetricChange,
)
